import {quote} from "../database.ts";

/**
 * How works become sums. A work counts once for each country, pair and group (whole), or in parts that add up to one:
 * over countries by their share of authors, over pairs by the number of pairs. Files are summed one by one, so memory
 * depends on the number of cells and not of works.
 */

/** What every sum is broken down by; a work has one field, and themes as a set of bits. */
const CELL = "year, field, themes, type";

/** What puts a work into a theme: the codes of fields (two digits) and subfields (four). */
export interface WorkThemeRule {
  /** Place of the theme in a set of themes. */
  readonly bit: number;
  readonly codes: readonly number[];
}

/** Names under which funders of Framework Programme projects appear, in any spelling of them. */
const FUNDER_WORDS =
  "europ|horizon|h2020|framework programme|seventh framework|fp7|marie (skłodowska|sklodowska|curie)|euratom";

/** Digits in a row that the number of a project may have; authors write words, years and dots around them. */
const NUMBER_LENGTHS = "BETWEEN 6 AND 9";

/** Tables of sums: their keys beside the cell, and what is summed. */
const SUMS: Readonly<
  Record<string, {readonly keys: readonly string[]; readonly measures: readonly string[]}>
> = {
  total: {keys: [], measures: ["works", "placed", "international"]},
  country: {
    keys: ["country"],
    measures: ["works", "credit", "international", "international_credit"]
  },
  /** Both directions of each pair. */
  pair: {keys: ["country", "partner"], measures: ["works", "weight"]},
  /** A country with any other in a group; the country EU stands for all Member States of the year. */
  group_pair: {keys: ["country", '"group"'], measures: ["works", "weight"]}
};

/** The pseudo country of all Member States of the year. */
export const UNION = "EU";

/** The pseudo group of every country that is none of them, whatever its association. */
export const OUTSIDE = "non-eu";

export const START: readonly string[] = [
  'CREATE TEMP TABLE standing (country VARCHAR, year SMALLINT, "group" VARCHAR)',
  "CREATE TABLE part_field (code INTEGER, title VARCHAR, area INTEGER, area_title VARCHAR, works BIGINT)",
  "CREATE TABLE part_award (number VARCHAR, work BIGINT, year SMALLINT, field INTEGER, themes INTEGER, type VARCHAR, countries VARCHAR[])"
];

const TYPES: Readonly<Record<string, string>> = {
  works: "BIGINT",
  placed: "BIGINT",
  international: "BIGINT"
};

export const PARTIAL_TABLES: readonly string[] = Object.entries(SUMS).map(
  ([table, {keys, measures}]) =>
    `CREATE TABLE part_${table} (${[
      ...keys.map((key) => `${key} VARCHAR`),
      "year SMALLINT, field INTEGER, themes INTEGER, type VARCHAR",
      ...measures.map((measure) => `${measure} ${TYPES[measure] ?? "DOUBLE"}`)
    ].join(", ")})`
);

/** Adds the works of one file to the sums. Retracted works, covers and the like are in none. */
export function partialRows(file: string, themes: readonly WorkThemeRule[]): string[] {
  return [
    `CREATE OR REPLACE TEMP TABLE work AS
     SELECT id, year, field, ${themesOf(themes)} AS themes, type, countries, credits, len(countries) AS n, awards, field_title, area, area_title
     FROM read_parquet(${quote(file)}) WHERE NOT is_retracted AND NOT is_paratext`,
    `INSERT INTO part_total SELECT ${CELL}, count(*), count(*) FILTER (n > 0), count(*) FILTER (n > 1)
     FROM work GROUP BY ALL`,
    `INSERT INTO part_country
     SELECT country, ${CELL}, count(*), sum(credit), count(*) FILTER (n > 1), coalesce(sum(credit) FILTER (n > 1), 0)
     FROM (SELECT unnest(countries) AS country, unnest(credits) AS credit, ${CELL}, n FROM work)
     GROUP BY ALL`,
    `CREATE OR REPLACE TEMP TABLE link AS
     SELECT id, country, unnest(countries) AS partner, ${CELL}, n
     FROM (SELECT id, unnest(countries) AS country, countries, ${CELL}, n FROM work WHERE n > 1)`,
    "DELETE FROM link WHERE country = partner",
    `INSERT INTO part_pair SELECT country, partner, ${CELL}, count(*), sum(2.0::DOUBLE / (n * (n - 1)))
     FROM link GROUP BY ALL`,
    `CREATE OR REPLACE TEMP TABLE grouped AS
     SELECT id, link.country, own."group" AS own, other."group", link.year, field, themes, type,
       2.0::DOUBLE / (n * (n - 1)) AS weight FROM link
     JOIN standing AS own ON own.country = link.country AND own.year = link.year
     JOIN standing AS other ON other.country = partner AND other.year = link.year`,
    `INSERT INTO part_group_pair
     SELECT country, "group", ${CELL}, count(*), sum(weight) FROM (
       ${groupedWorks("country", '"group"', "true")}
       UNION ALL ${groupedWorks("country", quote(OUTSIDE), IS_OUTSIDE)}
       UNION ALL ${groupedWorks(quote(UNION), '"group"', "own = 'eu'")}
       UNION ALL ${groupedWorks(quote(UNION), quote(OUTSIDE), `own = 'eu' AND ${IS_OUTSIDE}`)}
     ) GROUP BY ALL`,
    `INSERT INTO part_field SELECT field, field_title, area, area_title, count(*) FROM work
     WHERE field IS NOT NULL GROUP BY ALL`,
    `INSERT INTO part_award
     SELECT number, id, ${CELL}, countries FROM (
       SELECT id, ${CELL}, countries, unnest(regexp_extract_all(award.number, '[0-9]+')) AS number FROM (
         SELECT id, ${CELL}, countries, unnest(awards) AS award FROM work)
       WHERE regexp_matches(lower(award.name), ${quote(FUNDER_WORDS)}))
     WHERE length(number) ${NUMBER_LENGTHS}`,
    "DROP TABLE work",
    "DROP TABLE link",
    "DROP TABLE grouped"
  ];
}

/** What a file of pairs says: year, country, partner and works, each pair once; a country with itself stands for any other. */
function pairSums(file: string) {
  const rows = `(SELECT *, NULL::INTEGER AS field, 0 AS themes, NULL::VARCHAR AS type FROM read_parquet(${quote(file)}))`;
  return {
    country: `SELECT country, ${CELL}, works AS international FROM ${rows} WHERE country = partner`,
    pair: `SELECT country, partner, ${CELL}, works FROM ${rows} WHERE country <> partner
     UNION ALL SELECT partner, country, ${CELL}, works FROM ${rows} WHERE country <> partner`
  };
}

/** Adds the rows of a file of pairs. */
export function pairRows(file: string): string[] {
  const {country, pair} = pairSums(file);
  return [
    `INSERT INTO part_country (country, ${CELL}, international) ${country}`,
    `INSERT INTO part_pair (country, partner, ${CELL}, works) ${pair}`
  ];
}

/** The tables that pairs are asked of, read from a file of pairs as it lies there, in the schema named. */
export function pairViews(schema: string, file: string): string[] {
  const {country, pair} = pairSums(file);
  const blank = (measures: readonly string[]) =>
    measures.map((measure) => `NULL::${TYPES[measure] ?? "DOUBLE"} AS ${measure}`).join(", ");
  return [
    `CREATE VIEW ${schema}.country AS SELECT *, ${blank(["works", "credit", "international_credit"])} FROM (${country})`,
    `CREATE VIEW ${schema}.pair AS SELECT *, ${blank(["weight"])} FROM (${pair})`,
    `CREATE VIEW ${schema}.total AS SELECT ${CELL}, ${blank(SUMS["total"]?.measures ?? [])} FROM (${pair}) WHERE false`,
    `CREATE VIEW ${schema}.field AS SELECT field AS code, type AS title, field AS area, type AS area_title FROM ${schema}.total`
  ];
}

const IS_OUTSIDE = `"group" NOT IN ('eu', 'unknown')`;

/** Each work once for a side and a group, with the weight of its pairs; a pair within the Union stands there twice. */
function groupedWorks(side: string, group: string, where: string): string {
  const isTwice = side === quote(UNION) ? `CASE WHEN "group" = 'eu' THEN 2 ELSE 1 END` : "1";
  return `SELECT id, ${side} AS country, ${group} AS "group", ${CELL}, sum(weight / ${isTwice}) AS weight
       FROM grouped WHERE ${where} GROUP BY ALL`;
}

/** Sums the partial sums, ordered as questions are asked. */
export const FINAL_TABLES: readonly string[] = [
  ...Object.entries(SUMS).flatMap(([table, {keys, measures}]) => {
    const sums = measures.map((measure) => `sum(${measure})::${TYPES[measure] ?? "DOUBLE"} AS ${measure}`);
    return [
      `CREATE TABLE ${table} AS SELECT ${[...keys, CELL, ...sums].join(", ")} FROM part_${table} GROUP BY ALL
       ORDER BY ${[...keys, CELL].join(", ")}`,
      `DROP TABLE part_${table}`
    ];
  }),
  `CREATE TABLE field AS
   SELECT code, arg_max(title, works) AS title, arg_max(area, works) AS area, arg_max(area_title, works) AS area_title
   FROM part_field GROUP BY code ORDER BY code`,
  "DROP TABLE part_field",
  `CREATE TABLE award AS SELECT DISTINCT number, work, ${CELL}, len(countries) > 0 AS placed FROM part_award
   ORDER BY number, work`,
  `CREATE TABLE award_side AS
   SELECT DISTINCT work, side.country, coalesce(standing."group", 'unknown') AS "group"
   FROM (SELECT work, year, unnest(countries) AS country FROM part_award) AS side
   LEFT JOIN standing ON standing.country = side.country AND standing.year = side.year
   ORDER BY ALL`,
  "DROP TABLE part_award"
];

/** The themes of a work as a set of bits; 0 for none. */
function themesOf(rules: readonly WorkThemeRule[]): string {
  const sets = rules
    .filter(({codes}) => codes.length > 0)
    .map(({bit, codes}) => {
      const listed = codes.join(", ");
      return `CASE WHEN field IN (${listed}) OR subfield IN (${listed}) THEN ${1 << bit} ELSE 0 END`;
    });
  return `(${["0", ...sets].join(" | ")})::INTEGER`;
}
