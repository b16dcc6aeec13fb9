import type {Dimension} from "../domain/dimension.ts";
import type {Measure} from "../warehouse/relations.ts";
import type {Ask} from "./ask.ts";

/** What tells one participant from another; left out of the whole that a share is a share of. */
export const PARTICIPANT_SIDE: readonly Dimension[] = [
  "country",
  "group",
  "income",
  "region",
  "role",
  "activity",
  "sme",
  "organisation",
  "partner"
];

/** A sum as it stands. */
export function sumOf(ask: Ask, measure: Measure): string {
  return `SELECT ${ask.keys()}${measure} AS value FROM ${ask.sums([measure])}`;
}

/** A part in percent of the whole it belongs to: the same request without the participants' side. */
export function shareOf(ask: Ask, part: Measure, whole: Measure = part): string {
  return `
    WITH part AS ${ask.sums([part])}, whole AS ${ask.sums([whole], {without: PARTICIPANT_SIDE})}
    SELECT ${ask.keys("part.")}100 * part.${part} / nullif(whole.${whole}, 0) AS value
    FROM part LEFT JOIN whole ON ${ask.sameKeys("part", "whole", PARTICIPANT_SIDE)}`;
}

/** One sum divided by another of the same request. */
export function ratioOf(ask: Ask, over: Measure, under: Measure): string {
  return `SELECT ${ask.keys()}${over} / nullif(${under}, 0) AS value FROM ${ask.sums([over, under])}`;
}

/** Sum of squared shares over one more dimension: near 0 when spread evenly, 1 when all in one. */
export function concentrationOver(ask: Ask, measure: Measure, over: Dimension): string {
  return `
    WITH cell AS ${ask.sums([measure], {and: [over]})}, shares AS (
      SELECT ${ask.keys()}${measure} / nullif(sum(${measure}) OVER (PARTITION BY ${ask.keys()}1), 0) AS share FROM cell
    )
    SELECT ${ask.keys()}sum(share * share) AS value FROM shares${groupBy(ask)}`;
}

function groupBy(ask: Ask): string {
  const count = ask.request.by.length;
  return count ? ` GROUP BY ${Array.from({length: count}, (_, i) => i + 1).join(", ")}` : "";
}

/** Change in percent from one year to the next; the first year has none. Reads the year before what is asked for. */
export function growthOf(ask: Ask, measure: Measure): string {
  const asked = (ask.request.filters.year ?? []).filter((year) => year !== "unknown");
  const read = [...new Set(asked.flatMap((year) => [year, String(Number(year) - 1)]))];
  const sums = ask.sums([measure], asked.length ? {filters: {year: read}} : {});
  const others = ask.request.by.filter((dimension) => dimension !== "year");
  const partition = others.length
    ? `PARTITION BY ${others.map((dimension) => `"${dimension}"`).join(", ")} `
    : "";
  return `
    WITH yearly AS ${sums}, steps AS (
      SELECT *, lag(${measure}) OVER w AS before, lag("year") OVER w AS year_before FROM yearly WHERE "year" IS NOT NULL
      WINDOW w AS (${partition}ORDER BY "year")
    )
    SELECT ${ask.keys()}CASE WHEN year_before = "year" - 1 THEN 100 * (${measure} / nullif(before, 0) - 1) END AS value
    FROM steps${asked.length ? ` WHERE "year" IN (${asked.map(Number).join(", ")})` : ""}`;
}

/**
 * How much more of a country's participation lies in a theme than of everybody's: its share there divided by the
 * share of all. 1 means as everybody.
 */
export function specialisationOf(ask: Ask, measure: Measure, theme: readonly Dimension[]): string {
  // Without a breakdown by country, a theme nobody of the country works in is a zero and not a missing row.
  const isOfOne = !ask.request.by.some((dimension) => PARTICIPANT_SIDE.includes(dimension));
  const [from, own] = isOfOne ? ["everybody", "LEFT JOIN own"] : ["own", "LEFT JOIN everybody"];
  return `
    WITH own AS ${ask.sums([measure])},
      own_all AS ${ask.sums([measure], {without: theme})},
      everybody AS ${ask.sums([measure], {without: PARTICIPANT_SIDE})},
      everybody_all AS ${ask.sums([measure], {without: [...PARTICIPANT_SIDE, ...theme]})}
    SELECT ${ask.keys(`${from}.`)}
      (coalesce(own.${measure}, 0) / nullif(own_all.${measure}, 0)) / nullif(everybody.${measure} / nullif(everybody_all.${measure}, 0), 0) AS value
    FROM ${from}
    ${own} ON ${ask.sameKeys("own", "everybody", PARTICIPANT_SIDE)}
    LEFT JOIN own_all ON ${ask.sameKeys(from, "own_all", theme)}
    LEFT JOIN everybody_all ON ${ask.sameKeys(from, "everybody_all", [...PARTICIPANT_SIDE, ...theme])}`;
}
