import {ApertureError} from "../../base/errors.ts";
import type {Dimension} from "../../domain/dimension.ts";
import type {Ask} from "../ask.ts";

/** What every table of works can be narrowed and broken down by. */
export const CELL_DIMENSIONS = ["theme", "subject", "year", "type"] as const satisfies readonly Dimension[];

/** What tells one side of a work from another; left out of the whole that coverage is measured on. */
const SIDES: readonly Dimension[] = ["country", "partner", "group"];

/** Tables of sums of works, and what of a country, partner and group each has. */
const TABLES = {
  total: [],
  country: ["country"],
  pair: ["country", "partner"],
  group_pair: ["country", "group"]
} as const satisfies Readonly<Record<string, readonly Dimension[]>>;

export type WorksTable = keyof typeof TABLES;

/** Columns of the tables of works, which are named `t` where they are read. */
const COLUMNS: Readonly<Partial<Record<Dimension, string>>> = {
  theme: "theme.id",
  subject: "coalesce(t.field::VARCHAR, 'unknown')",
  year: "coalesce(t.year::VARCHAR, 'unknown')",
  type: "coalesce(t.type, 'unknown')",
  country: "t.country",
  partner: "t.partner",
  group: 't."group"'
};

export interface Narrowing {
  readonly without?: readonly Dimension[];
  /** A condition in addition to the filters of the request. */
  readonly where?: string;
}

/** A query in brackets: sums of a table of works for each breakdown of the request that the table has. */
export function worksSums(
  ask: Ask,
  table: WorksTable,
  sums: Readonly<Record<string, string>>,
  {without = [], where}: Narrowing = {}
): string {
  const has = (dimension: Dimension) =>
    !without.includes(dimension) &&
    ([...CELL_DIMENSIONS, ...TABLES[table]] as readonly Dimension[]).includes(dimension);
  const by = ask.request.by.filter(has);
  const keys = by.map((dimension) => `${keyOf(dimension)} AS "${dimension}"`);
  const measures = Object.entries(sums).map(([name, sum]) => `${sum} AS ${name}`);
  const conditions = (Object.keys(ask.request.filters) as Dimension[])
    .filter(has)
    .map((dimension) => condition(ask, dimension));
  const all = where === undefined ? conditions : [...conditions, where];
  ask.relations.add(`works.${table}`);
  return `(SELECT ${[...keys, ...measures].join(", ")} FROM works.${table} AS t${themesJoined(ask, by)}${
    all.length ? ` WHERE ${all.join(" AND ")}` : ""
  }${keys.length ? ` GROUP BY ${keys.map((_, i) => i + 1).join(", ")}` : ""})`;
}

/** A row for each theme of a row of works named `t`, where themes are broken down by. */
export function themesJoined(ask: Ask, by: readonly Dimension[]): string {
  return by.includes("theme")
    ? ` JOIN ref.theme AS theme ON ${ask.dialect.sharesBit("t.themes", "theme.bit")}`
    : "";
}

/** The code of a dimension, from the columns of works. */
export function keyOf(dimension: Dimension): string {
  return COLUMNS[dimension] ?? dimension;
}

/** The filter of a request by a dimension, as a condition on the columns of works. */
export function condition(ask: Ask, dimension: Dimension): string {
  const codes = ask.request.filters[dimension] ?? [];
  const listed = codes.map((code) => ask.bind(code)).join(", ");
  if (dimension === "subject")
    // A domain (1 to 4) stands for every field below it.
    return `(${COLUMNS.subject} IN (${listed}) OR t.field IN (SELECT code FROM works.field WHERE area::VARCHAR IN (${listed})))`;
  if (dimension === "theme" && !ask.request.by.includes("theme"))
    return ask.dialect.sharesBit("t.themes", `(SELECT bit_or(bit) FROM ref.theme WHERE id IN (${listed}))`);
  return `${keyOf(dimension)} IN (${listed})`;
}

/**
 * Values with how many works of the same year, subject and type name a country, and of how many; `counted` is how many
 * works a share or a ratio rests on. Where only year, subject and type are asked for, a row without works is a zero.
 */
export function withCoverage(ask: Ask, values: string, value: string, counted = "NULL"): string {
  const {by} = ask.request;
  const hasSides = by.some((dimension) => SIDES.includes(dimension));
  const cover = worksSums(ask, "total", {held: "sum(placed)", whole: "sum(works)"});
  const joined = `ON ${ask.sameKeys("own", "cover", SIDES)}`;
  const from = hasSides ? `own LEFT JOIN cover ${joined}` : `cover LEFT JOIN own ${joined}`;
  return `
    WITH own AS ${values}, cover AS ${cover}
    SELECT ${ask.keys(hasSides ? "own." : "cover.")}${value} AS value, ${counted} AS counted, cover.held AS held, cover.whole AS "of"
    FROM ${from}`;
}

/** Refuses a request that would add up what does not add up: a work of several countries counts once for each. */
export function refuseTogether(ask: Ask, a: Dimension, b: Dimension): void {
  const {by, filters} = ask.request;
  const uses = (dimension: Dimension) => by.includes(dimension) || filters[dimension] !== undefined;
  if (!uses(a) || !uses(b)) return;
  throw new ApertureError("refused", `${ask.request.indicator} has no ${a} and ${b} at once`, {
    hint: `Ask by one of them: --by ${a}, or --by ${b}.`
  });
}
