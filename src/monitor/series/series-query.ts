import type {FigureRequest} from "../../domain/figure.ts";
import type {Ask} from "../ask.ts";

/** Years back that a change is measured over. */
export const CHANGE_YEARS = 10;

/** Values of a series as the source gives them; without a year, the latest of each country. */
export function valueSql(ask: Ask, id: string): string {
  return latestOf(ask, `SELECT country, year, value, low, high FROM ${own(ask, id)}`, ["country"]);
}

/** Each value less the one ten years before, or the difference in percent of that. */
export function changeSql(ask: Ask, id: string, change: "difference" | "percent"): string {
  const difference = "after.value - before.value";
  const value = change === "difference" ? difference : `100 * (${difference}) / nullif(before.value, 0)`;
  return latestOf(
    ask,
    `SELECT after.country, after.year, ${value} AS value, NULL AS low, NULL AS high
     FROM ${own(ask, id)} AS after LEFT JOIN ${own(ask, id)} AS before
       ON before.country = after.country AND before.year = after.year - ${CHANGE_YEARS}`,
    ["country"]
  );
}

/** The value with as many countries below as above, each country counted once. */
export function medianSql(ask: Ask, id: string): string {
  return latestOf(
    ask,
    `SELECT year, ${ask.dialect.median("value")} AS value, NULL AS low, NULL AS high, count(*)::INTEGER AS held,
       (SELECT count(DISTINCT country) FROM ${own(ask, id)})::INTEGER AS "of"
     FROM ${own(ask, id)} GROUP BY year`,
    []
  );
}

function own(ask: Ask, id: string): string {
  return `(SELECT * FROM series.value WHERE indicator = ${ask.bind(id)})`;
}

function latestOf(ask: Ask, rows: string, keys: readonly string[]): string {
  const {filters} = ask.request;
  const narrowing = (["country", "year"] as const).flatMap((dimension) => {
    const codes = filters[dimension];
    if (codes === undefined) return [];
    return [`${dimension} IN (${codes.map((code) => ask.bind(toNumber(dimension, code))).join(", ")})`];
  });
  const where = narrowing.length ? `\nWHERE ${narrowing.join(" AND ")}` : "";
  const partition = keys.length ? `PARTITION BY ${keys.join(", ")} ` : "";
  const latest = isLatest(ask.request)
    ? `\nQUALIFY row_number() OVER (${partition}ORDER BY year DESC) = 1`
    : "";
  return `SELECT *\nFROM (${rows})${where}${latest}\nORDER BY ALL`;
}

/** Whether a request names no year, and so means the latest there is. */
export function isLatest({filters, by}: FigureRequest): boolean {
  return filters.year === undefined && !by.includes("year");
}

/** A word such as "unknown" is no year of a series. */
function toNumber(dimension: "country" | "year", code: string): string | number {
  return dimension === "year" ? Number(code) || 0 : code;
}
