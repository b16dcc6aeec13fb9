import {PROGRAMMES} from "../../domain/programme.ts";
import {type Database, inTurn, quote} from "../database.ts";
import type {Reference} from "../reference.ts";
import {NO_COUNTRY} from "./reference-tables.ts";

/** Where the tables of one programme's vintage are read from: SQL for a table's rows, each with its `line`. */
export interface VintageTables {
  readonly programme: string;
  readonly rowsOf: (table: string) => string;
}

/** The tables of a vintage in its folder of Parquet files. */
export function parquetTables(programme: string, path: string): VintageTables {
  const file = (table: string) => quote(`${path}/${table}.parquet`);
  const columns = "* EXCLUDE (file_row_number), file_row_number::INTEGER AS line";
  return {
    programme,
    rowsOf: (table) => `SELECT ${columns} FROM read_parquet(${file(table)}, file_row_number = true)`
  };
}

/** Reads the pinned vintages into the schema `core`: one row a project, one row a participation. */
export async function buildCore(
  db: Database,
  other: Database,
  vintages: readonly VintageTables[],
  reference: Reference
): Promise<void> {
  await db.run("CREATE SCHEMA core");
  await inTurn(db, [
    readAll("VIEW", "source_part", "legalBasis", "*", vintages),
    readAll("VIEW", "source_field", "euroSciVoc", "*", vintages),
    readAll("VIEW", "source_topic", "topics", "*", vintages)
  ]);
  const projects = readAll("TABLE", "source_project", "project", "* EXCLUDE (objective)", vintages);
  const participations = readAll(
    "TABLE",
    "source_participation",
    "organization",
    PARTICIPATION_COLUMNS,
    vintages
  );
  await Promise.all([
    inTurn(db, [projects, PARTS, MAIN_PART, PROJECT]),
    inTurn(other, [participations, SOURCE_HAS])
  ]);
  await Promise.all([
    inTurn(db, [PROJECT_PARTS, PROJECT_TOPICS]),
    inTurn(other, [PROJECT_FIELDS, STATUS_DAY])
  ]);
  await inTurn(db, [themeStatement(reference), PROJECT_FACT, CELL, SOURCE_ROW]);
}

/** What the warehouse needs of a participation; the rest stays in the vintage. */
const PARTICIPATION_COLUMNS =
  "project_key, line, organisation_id, name, short_name, city, country, role, activity, sme, ec_contribution, net_ec_contribution, total_cost, ended";

function readAll(
  kind: "TABLE" | "VIEW",
  name: string,
  table: string,
  columns: string,
  vintages: readonly VintageTables[]
): string {
  const selects = vintages.map(
    ({programme, rowsOf}) => `SELECT ${quote(programme)} AS programme, ${columns} FROM (${rowsOf(table)})`
  );
  return `CREATE ${kind} scratch.${name} AS ${selects.join(" UNION ALL BY NAME ")}`;
}

/** First (0) or last (1) day of a programme, for a project whose dates are unknown. */
function programmeDay(which: 0 | 1): string {
  const cases = Object.entries(PROGRAMMES).map(
    ([id, {from, to}]) => `WHEN ${quote(id)} THEN DATE '${which === 0 ? `${from}-01-01` : `${to}-12-31`}'`
  );
  return `CASE programme ${cases.join(" ")} END`;
}

/**
 * The main programme part: the one marked as unique; failing that, the one part listed with the project. Several
 * parts without a mark stay "several": none of them is chosen.
 */
const PARTS = `
  CREATE TABLE scratch.listed_part AS
  SELECT DISTINCT programme, project_key, coalesce(alias.code, rtrim(listed.part, '.')) AS part, listed.is_primary
  FROM (
    SELECT programme, project_key, trim(part) AS part, coalesce(is_primary, false) AS is_primary FROM source_part
    UNION ALL
    SELECT programme, project_key, trim(unnest(string_split_regex(legal_basis, '[;|,]'))) AS part, false FROM source_project
    WHERE legal_basis IS NOT NULL
  ) AS listed
  LEFT JOIN ref.part_alias AS alias ON alias.alias = listed.part`;

const MAIN_PART = `
  CREATE TABLE scratch.main_part AS
  SELECT programme, project_key,
    CASE
      WHEN count(DISTINCT part) FILTER (is_primary) = 1 THEN min(part) FILTER (is_primary)
      WHEN count(DISTINCT part) FILTER (is_primary) > 1 THEN 'several'
      WHEN count(DISTINCT part) = 1 THEN min(part)
      ELSE 'several'
    END AS part
  FROM listed_part GROUP BY programme, project_key`;

const PROJECT = `
  CREATE TABLE core.project AS
  SELECT
    row_number() OVER (ORDER BY source.programme, source.project_key)::INTEGER AS pid,
    source.programme, source.project_key AS project_id, rcn, acronym, title, status, start_date, end_date, signature_date,
    year(start_date)::SMALLINT AS year, year(signature_date)::SMALLINT AS signature_year,
    coalesce(signature_date, start_date) AS status_date,
    coalesce(main_part.part, 'unassigned') AS part,
    coalesce(
      nullif(regexp_extract(main_part.part, '^(HORIZON|H2020-EU)\\.[0-9]+'), ''),
      CASE WHEN starts_with(upper(main_part.part), 'EURATOM') THEN 'EURATOM' ELSE coalesce(main_part.part, 'unassigned') END
    ) AS pillar,
    topics AS topic, coalesce(funding_scheme, 'unknown') AS scheme, keywords, grant_doi,
    nullif(total_cost, 0) AS total_cost, ec_max_contribution AS ec_max_eur, stated_participations,
    date_diff('day', signature_date, start_date)::INTEGER AS days_to_start, topic_title,
    lower(strip_accents(concat_ws(' ', acronym, title, keywords, source.project_key))) AS search
  FROM source_project AS source
  LEFT JOIN main_part ON main_part.programme = source.programme AND main_part.project_key = source.project_key`;

const PROJECT_PARTS = `
  CREATE TABLE core.project_part AS
  SELECT project.pid, listed_part.part
  FROM listed_part JOIN core.project ON project.programme = listed_part.programme AND project.project_id = listed_part.project_key
  GROUP BY ALL ORDER BY ALL`;

const PROJECT_FIELDS = `
  CREATE TABLE core.project_field AS
  SELECT DISTINCT project.pid, field.code, field.path
  FROM source_field AS field JOIN core.project ON project.programme = field.programme AND project.project_id = field.project_key
  WHERE field.code IS NOT NULL ORDER BY ALL`;

const PROJECT_TOPICS = `
  CREATE TABLE core.project_topic AS
  SELECT DISTINCT project.pid, topics.topic, coalesce(topics.title, project.topic_title) AS title
  FROM (
    SELECT programme, project_key, topic, title FROM source_topic WHERE topic IS NOT NULL
    UNION
    SELECT programme, project_key, topics, topic_title FROM source_project
    WHERE topics IS NOT NULL AND (programme, project_key) NOT IN (SELECT (programme, project_key) FROM source_topic)
  ) AS topics
  JOIN core.project ON project.programme = topics.programme AND project.project_id = topics.project_key
  ORDER BY ALL`;

/** What a source has at all: decides what stands in for what is missing, and is said beside every figure. */
const SOURCE_HAS = `
  CREATE TABLE scratch.source_has AS
  SELECT programme, count(net_ec_contribution) > 0 AS net, count(sme) > 0 AS sme FROM source_participation GROUP BY programme`;

/** The days from which any country's status changes; between two of them a date makes no difference. */
const STATUS_DAY = `
  CREATE TABLE scratch.status_day AS
  WITH turning AS (
    SELECT valid_from::DATE AS day FROM ref.status UNION SELECT valid_to::DATE + 1 FROM ref.status WHERE valid_to < '9000'
  ), dates AS (
    SELECT status_date AS date FROM core.project WHERE status_date IS NOT NULL
    UNION SELECT unnest([${Object.values(PROGRAMMES)
      .map(({from, to}) => `DATE '${from}-01-01', DATE '${to}-12-31'`)
      .join(", ")}])
  )
  SELECT date, max(day) AS day FROM dates JOIN turning ON turning.day <= dates.date GROUP BY date`;

/** What a participation inherits from its project. `cell` numbers the sets of what the aggregates are broken down by. */
const PROJECT_FACT = `
  CREATE TABLE scratch.project_fact AS
  SELECT pid, programme, project_id, status_date,
    dense_rank() OVER (ORDER BY programme, part, year, signature_year, coalesce(themes, 0), scheme)::INTEGER AS cell,
    dense_rank() OVER (ORDER BY programme, pillar = 'EURATOM', part, first_day.day, last_day.day)::INTEGER AS status_key,
    CASE WHEN pillar = 'EURATOM' THEN 'EURATOM' ELSE programme END AS status_programme,
    first_day.day AS status_from, last_day.day AS status_to,
    pillar, part, year, signature_year, coalesce(themes, 0)::INTEGER AS themes, scheme
  FROM core.project
  LEFT JOIN project_themes USING (pid)
  JOIN status_day AS first_day ON first_day.date = coalesce(status_date, ${programmeDay(0)})
  JOIN status_day AS last_day ON last_day.date = coalesce(status_date, ${programmeDay(1)})`;

const CELL = `
  CREATE TABLE core.cell AS
  SELECT DISTINCT cell, programme, pillar, part, year, signature_year, themes, scheme FROM project_fact ORDER BY cell`;

/**
 * The rows of the source with blanks named. Where a source has no net contributions at all, the contribution
 * before sharing with third parties stands in, and the figure's caveat says so.
 */
const SOURCE_ROW = `
  CREATE VIEW scratch.source_row AS
  SELECT
    fact.pid, fact.programme, fact.cell, fact.status_key, fact.status_date, source.line,
    coalesce(organisation_id, 'none') AS organisation_id, coalesce(country, '${NO_COUNTRY}') AS country,
    coalesce(role, 'unknown') AS role, coalesce(activity, 'unknown') AS activity,
    CASE source.sme WHEN true THEN 'yes' WHEN false THEN 'no' ELSE 'unknown' END AS sme,
    coalesce(CASE WHEN source_has.net THEN net_ec_contribution ELSE ec_contribution END, 0)::DECIMAL(18, 4) AS net_eur,
    coalesce(ec_contribution, 0)::DECIMAL(18, 4) AS ec_eur,
    CASE WHEN total_cost > 0 THEN total_cost END AS total_cost, coalesce(ended, false) AS ended
  FROM source_participation AS source
  JOIN source_has USING (programme)
  JOIN project_fact AS fact ON fact.programme = source.programme AND fact.project_id = source.project_key`;

/** Marks each project with the set of themes whose rules hold for it. */
function themeStatement({themes}: Reference): string {
  const matches = themes.flatMap(({bit, rules}) => [
    ...rules.parts.map(
      (part) =>
        `SELECT pid, ${1 << bit} AS bit FROM core.project_part WHERE part = ${quote(part)} OR starts_with(part, ${quote(`${part}.`)})`
    ),
    ...(rules.topics.length
      ? [
          `SELECT pid, ${1 << bit} FROM core.project_topic WHERE regexp_matches(topic, ${quote(topicPattern(rules.topics))})`
        ]
      : []),
    ...rules.fields.map(
      (field) =>
        `SELECT pid, ${1 << bit} FROM core.project_field WHERE path = ${quote(field)} OR starts_with(path, ${quote(`${field}/`)})`
    )
  ]);
  return `CREATE TABLE scratch.project_themes AS SELECT pid, bit_or(bit)::INTEGER AS themes FROM (${matches.join(" UNION ALL ")}) GROUP BY pid`;
}

function topicPattern(beginnings: readonly string[]): string {
  return `^(${beginnings.map((text) => text.replaceAll("*", ".*")).join("|")})`;
}
