import type {Dimension} from "../../domain/dimension.ts";
import type {Ask} from "../ask.ts";
import {defineIndicator} from "../indicator.ts";
import {uses, WORKS_CAVEATS, WORKS_COMMON} from "../works/works-indicator.ts";
import {CELL_DIMENSIONS, condition, keyOf} from "../works/works-query.ts";

/** Names under which funders of Framework Programme projects appear, in any spelling of them. */
const FUNDER_WORDS =
  "europ|horizon|h2020|framework programme|seventh framework|fp7|marie (skłodowska|sklodowska|curie)|euratom";

const LINKED_DIMENSIONS: readonly Dimension[] = ["programme", ...CELL_DIMENSIONS];

/** Works that name a grant of the Framework Programmes. */
export const programmePublications = defineIndicator({
  ...WORKS_COMMON,
  id: "programme-publications",
  title: "Publications of projects",
  unit: "works",
  definition:
    "Works in OpenAlex that name the number of a project held here as a grant of a European funder, each counted once. With a country or a group: those with at least one author there; non-eu is everybody outside the Union.",
  reading: "Authors name grants or forget to: fewer works are linked than were funded.",
  caveats: [
    ...WORKS_CAVEATS,
    "A grant is recognised by its number and by a European name of its funder; a national grant of the same number under such a name would be taken for it.",
    "A work of projects of several programmes counts once for each of them."
  ],
  sources: ["openalex", "cordis"],
  counting: ["whole"],
  dimensions: ["programme", "country", "group", ...CELL_DIMENSIONS],
  prepare: (request) => request,
  sql: (ask) => {
    ask.needRecords("publications of projects");
    const sides = (["country", "group"] as const).filter((dimension) => uses(ask.request, dimension));
    const cells = LINKED_DIMENSIONS.filter((dimension) => ask.request.by.includes(dimension));
    const from =
      sides.length && ask.request.by.some((dimension) => dimension === "country" || dimension === "group");
    const joined = `ON ${ask.sameKeys("own", "cover", ["country", "group"])}`;
    return `
      WITH linked AS (${linked(ask)}),
        own AS (SELECT ${columns(ask.request.by)}count(DISTINCT work) AS works FROM ${sideRows(ask, sides)}${groupBy(ask.request.by)}),
        cover AS (SELECT ${columns(cells)}count(DISTINCT work) FILTER (len(countries) > 0) AS held, count(DISTINCT work) AS whole
          FROM linked${groupBy(cells)})
      SELECT ${ask.keys(from ? "own." : "cover.")}coalesce(own.works, 0) AS value, cover.held AS held, cover.whole AS "of"
      FROM ${from ? `own LEFT JOIN cover ${joined}` : `cover LEFT JOIN own ${joined}`}`;
  }
});

function linked(ask: Ask): string {
  ask.relations.add("works.award").add("core.project");
  const filters = LINKED_DIMENSIONS.filter((dimension) => ask.request.filters[dimension] !== undefined);
  const conditions = filters.map((dimension) => condition(ask, dimension));
  return `SELECT work, programme, countries, award.year AS published, ${CELL_DIMENSIONS.map((dimension) => `${keyOf(dimension)} AS "${dimension}"`).join(", ")}
    FROM works.award JOIN (SELECT DISTINCT programme, project_id FROM core.project) AS project ON project_id = number
    WHERE regexp_matches(lower(name), '${FUNDER_WORDS}')${conditions.map((one) => ` AND ${one}`).join("")}`;
}

function sideRows(ask: Ask, sides: readonly ("country" | "group")[]): string {
  if (sides.length === 0) return "linked";
  const named = `(SELECT * EXCLUDE (countries), unnest(countries) AS country FROM linked)`;
  const filters = sides.filter((side) => ask.request.filters[side] !== undefined);
  const where = filters.map((side) => condition(ask, side)).join(" AND ");
  return `(SELECT * FROM (
    SELECT named.*, standing."group" FROM ${named} AS named
    LEFT JOIN works.standing AS standing ON standing.country = named.country AND standing.year = published
  )${where ? ` WHERE ${where}` : ""})`;
}

function columns(dimensions: readonly Dimension[]): string {
  return dimensions.map((dimension) => `"${dimension}", `).join("");
}

function groupBy(dimensions: readonly Dimension[]): string {
  return dimensions.length ? " GROUP BY ALL" : "";
}
