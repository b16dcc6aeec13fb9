import {USUAL_LINE, WORK_KEYS} from "../../sources/openalex.ts";
import {quote} from "../../warehouse/database.ts";
import {inOwnCodes, isKnown} from "./country-codes.ts";

/** One file to be reduced, under the number it has among the parts of the vintage. */
export interface NumberedFile {
  readonly part: number;
  readonly path: string;
  readonly form: "gzip" | "lines" | "parquet";
}

export interface ReadingOptions {
  /** Columns that files of Parquet have. */
  readonly columns?: ReadonlySet<string>;
  /** In bytes. */
  readonly longestLine?: number;
}

/**
 * Reads files of works, all of one form, as the engine reads them, one row a work. A line that is no JSON object
 * becomes a row of blanks, to be counted.
 */
export function readWorks(
  files: readonly NumberedFile[],
  {columns = new Set(), longestLine = USUAL_LINE}: ReadingOptions = {}
): string {
  const paths = files.map(({path}) => quote(path)).join(", ");
  const form = files[0]?.form ?? "lines";
  if (form === "parquet") return `(SELECT ${typedColumns(columns)}, file FROM ${parquetOf(paths)})`;
  const keys = Object.entries(WORK_KEYS).map(([key, type]) => `${quote(key)}: ${quote(type)}`);
  return `read_json([${paths}], format = 'newline_delimited',
    columns = {${keys.join(", ")}}, ignore_errors = true, filename = 'file', hive_partitioning = false, compression = '${form === "gzip" ? form : "uncompressed"}',
    maximum_object_size = ${longestLine})`;
}

/** Files of Parquet as they are. */
export function parquetOf(paths: string): string {
  return `read_parquet([${paths}], filename = 'file', hive_partitioning = false, union_by_name = true)`;
}

/** The publisher types flags, years and days; they become the texts that the same keys are in JSON. */
function typedColumns(columns: ReadonlySet<string>): string {
  return Object.entries(WORK_KEYS)
    .map(([key, type]) => `${columns.has(key) ? key : "NULL"}::${type} AS ${key}`)
    .join(", ");
}

/** One short row a work: what figures need of it, and nothing of any person. */
export function reduceWorks(files: readonly NumberedFile[], options?: ReadingOptions): string {
  const parts = files.map(({path, part}) => `WHEN ${quote(path)} THEN ${part}`);
  return `
    WITH read AS (
      SELECT *, CASE file ${parts.join(" ")} END::INTEGER AS part, ${AUTHOR_CODES} AS codes FROM ${readWorks(files, options)}
    ), named AS (
      SELECT *, list_sort(list_distinct(flatten(codes))) AS named FROM read
    ), placed AS (
      SELECT *, list_filter(named, code -> ${isKnown("code")}) AS known,
        len(list_filter(codes, own -> len(own) > 0))::INTEGER AS placed
      FROM named
    )
    SELECT part, ${idNumber("id", "W")} AS id, TRY_CAST(updated_date AS TIMESTAMP) AS updated,
      CASE WHEN TRY_CAST(publication_year AS INTEGER) BETWEEN 1000 AND 2100 THEN publication_year::SMALLINT END AS year,
      lower(nullif(trim(type), '')) AS type, len(authorships)::INTEGER AS authors, placed,
      list_transform(known, code -> ${inOwnCodes("code")}) AS countries, ${CREDITS} AS credits,
      CASE WHEN len(known) < len(named) THEN list_filter(named, code -> NOT ${isKnown("code")}) ELSE [] END AS unknown,
      ${idNumber("primary_topic.id", "T")} AS topic, ${lastNumber("primary_topic.subfield.id")} AS subfield,
      ${lastNumber("primary_topic.field.id")} AS field, primary_topic.field.display_name AS field_title,
      ${lastNumber('primary_topic."domain".id')} AS area, primary_topic."domain".display_name AS area_title,
      ${flag("open_access.is_oa")} AS is_open, coalesce(${flag("is_retracted")}, false) AS is_retracted,
      coalesce(${flag("is_paratext")}, false) OR coalesce(lower(trim(type)) = 'paratext', false) AS is_paratext,
      coalesce(${flag("is_authors_truncated")}, false) AS is_cut,
      ${FUNDERS} AS funders, ${AWARDS} AS awards
    FROM placed`;
}

/** The countries of each author: as the source has brought them together, or where it has not, of the institutions. */
const AUTHOR_CODES = (() => {
  const given =
    "CASE WHEN len(author.countries) > 0 THEN author.countries ELSE list_transform(author.institutions, one -> one.country_code) END";
  return `list_transform(authorships, author -> list_distinct(list_filter(coalesce(${given}, []), code -> code <> '')))`;
})();

/**
 * The share of each country in a work: every author with an affiliation counts the same, divided over the countries
 * named. What falls to unknown codes is nobody's.
 */
const CREDITS = `CASE WHEN len(named) = 1 THEN list_transform(known, code -> 1.0::DOUBLE)
  ELSE list_transform(known, code -> list_sum(list_transform(codes, own ->
    CASE WHEN list_contains(own, code) THEN 1.0::DOUBLE / len(own) ELSE 0 END)) / placed) END`;

const FUNDERS = `list_distinct(list_filter(
  list_concat(list_transform(coalesce(funders, []), one -> ${idNumber("one.id", "F")}),
    list_transform(coalesce(grants, []), one -> ${idNumber("one.funder", "F")})), id -> id IS NOT NULL))`;

const AWARDS = `list_distinct(list_filter(
  list_concat(
    list_transform(coalesce(awards, []), one -> {'funder': ${idNumber("one.funder_id", "F")}, 'name': one.funder_display_name, 'number': trim(one.funder_award_id)}),
    list_transform(coalesce(grants, []), one -> {'funder': ${idNumber("one.funder", "F")}, 'name': one.funder_display_name, 'number': trim(one.award_id)})),
  award -> award.number <> ''))`;

/** The number in an identifier such as https://openalex.org/W123, of one letter only. */
function idNumber(text: string, letter: string): string {
  return `TRY_CAST(regexp_extract(${text}, '^(?:https?://openalex\\.org/)?${letter}([0-9]{1,15})$', 1) AS BIGINT)`;
}

function lastNumber(text: string): string {
  return `TRY_CAST(regexp_extract(${text}, '([0-9]{1,6})$', 1) AS INTEGER)`;
}

function flag(text: string): string {
  return `CASE lower(${text}) WHEN 'true' THEN true WHEN '1' THEN true WHEN 'false' THEN false WHEN '0' THEN false END`;
}
