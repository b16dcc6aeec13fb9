import {type Database, inTurn} from "../database.ts";
import {NO_COUNTRY} from "./reference-tables.ts";
import {buildStatus} from "./status.ts";

/** Builds status, the records table and the aggregates that pages read, in the schema `mart`; two at a time. */
export async function buildMarts(db: Database, other: Database, asOf: string): Promise<void> {
  await db.run("CREATE SCHEMA mart");
  await db.run("CREATE SCHEMA narrow");
  await Promise.all([buildStatus(db, asOf), inTurn(other, [FIRST_GRANT, PROJECT_SIZE])]);
  await Promise.all([
    inTurn(db, [RECORDS, RECORDS_VIEW]),
    inTurn(other, [ORGANISATION_SEEN, TOPIC, PART, FIELD])
  ]);
  await Promise.all([
    inTurn(db, [PAIRS, PAIRS_VIEW, ORGANISATION]),
    inTurn(other, [PROJECT_MASKS, ...CUBES])
  ]);
}

/** An organisation's first grant by date; `line` is the row's place in its vintage. */
const FIRST_GRANT = `
  CREATE TABLE scratch.first_grant AS
  SELECT row_number() OVER (ORDER BY organisation_id)::INTEGER AS org, organisation_id,
    min({
      'date': coalesce(status_date, DATE '9999-12-31'), 'pid': pid, 'role': role, 'country': country, 'activity': activity,
      'sme': sme, 'net': net_eur, 'line': line
    }) AS first
  FROM source_row WHERE organisation_id <> 'none' GROUP BY organisation_id`;

const PROJECT_SIZE =
  "CREATE TABLE scratch.project_size AS SELECT pid, count(*) AS size FROM source_row GROUP BY pid";

/** One row a participation. What it shares with others stands once, in its cell. */
const RECORDS = `
  CREATE TABLE core.record AS
  SELECT
    source.pid, source.cell, organisation_id, first_grant.org, source.country, group_was, group_now, group_applicant,
    role, activity, sme, net_eur, ec_eur, total_cost, ended, 1.0::DOUBLE / project_size.size AS weight,
    coalesce(first.pid = source.pid AND first.line = source.line, false)::TINYINT AS newcomer
  FROM source_row AS source
  JOIN project_size USING (pid)
  JOIN status_group USING (status_key, country)
  LEFT JOIN first_grant USING (organisation_id)`;

const RECORDS_VIEW = withCell("core.participation", "core.record");

/** A table whose rows name their cell, as a view with the cell's columns. */
function withCell(view: string, table: string): string {
  return `CREATE VIEW ${view} AS SELECT cell.* EXCLUDE (cell), narrow.* FROM ${table} AS narrow JOIN core.cell AS cell USING (cell)`;
}

/** What a project is as a whole: which groups, income groups and regions take part, and how many. */
const PROJECT_MASKS = `
  CREATE TABLE core.project_whole AS
  SELECT
    pid, any_value(themes) AS themes, count(*)::INTEGER AS participations, count(DISTINCT participation.country)::INTEGER AS countries,
    sum(net_eur)::DECIMAL(18, 4) AS net_eur,
    bit_or(was.bit)::INTEGER AS groups_was, bit_or(now.bit)::INTEGER AS groups_now, bit_or(applicant.bit)::INTEGER AS groups_applicant,
    bit_or(coalesce(country.income_bit, (SELECT bit FROM ref.income WHERE id = 'unknown')))::INTEGER AS incomes,
    bit_or(coalesce(country.region_bit, (SELECT bit FROM ref.region WHERE id = 'unknown')))::INTEGER AS regions
  FROM core.participation
  JOIN ref.country_group AS was ON was.id = group_was
  JOIN ref.country_group AS now ON now.id = group_now
  JOIN ref.country_group AS applicant ON applicant.id = group_applicant
  LEFT JOIN ref.country ON country.code = participation.country
  GROUP BY pid ORDER BY pid`;

const GROUPS = "group_was, group_now, group_applicant";

/** A project has one year and one main part, so these add up over both; each over no more than it names. */
const CUBES = [
  `CREATE TABLE narrow.participation AS
   SELECT cell, country, ${GROUPS}, role, activity, sme,
     count(*)::INTEGER AS participations, round(sum(weight), 9)::DOUBLE AS fractional,
     sum(net_eur)::DECIMAL(18, 4) AS net_eur, sum(ec_eur)::DECIMAL(18, 4) AS ec_eur,
     coalesce(sum(total_cost - net_eur) FILTER (total_cost IS NOT NULL), 0)::DECIMAL(18, 4) AS own_eur,
     count(total_cost)::INTEGER AS own_known, sum(newcomer)::INTEGER AS newcomers
   FROM core.record GROUP BY ALL ORDER BY country, cell`,
  withCell("mart.participation", "narrow.participation"),
  `CREATE TABLE mart.project AS
   SELECT programme, pillar, part, year, signature_year, whole.themes AS themes, scheme,
     groups_was, groups_now, groups_applicant,
     incomes, regions,
     count(*)::INTEGER AS projects, sum(whole.participations)::INTEGER AS participations,
     sum(coalesce(ec_max_eur, 0))::DECIMAL(18, 4) AS ec_max_eur
   FROM core.project JOIN core.project_whole AS whole USING (pid) GROUP BY ALL ORDER BY ALL`,
  `CREATE TABLE narrow.country_project AS
   WITH per_project AS (
     SELECT pid, any_value(cell) AS cell, country, ${GROUPS}, bool_or(role = 'coordinator') AS coordinated,
       sum(weight) AS fractional, round(1 / any_value(weight))::INTEGER AS size
     FROM core.record GROUP BY pid, country, ${GROUPS}
   )
   SELECT cell, country, ${GROUPS}, count(*)::INTEGER AS projects, count(*) FILTER (coordinated)::INTEGER AS coordinated,
     round(sum(fractional), 9)::DOUBLE AS fractional, sum(size)::INTEGER AS project_size
   FROM per_project GROUP BY ALL ORDER BY country, cell`,
  withCell("mart.country_project", "narrow.country_project"),
  `CREATE TABLE mart.duration AS
   SELECT programme, pillar, part, year, signature_year, coalesce(whole.themes, 0)::INTEGER AS themes, scheme, days_to_start AS days, count(*)::INTEGER AS projects
   FROM core.project LEFT JOIN core.project_whole AS whole USING (pid) WHERE days_to_start IS NOT NULL GROUP BY ALL ORDER BY ALL`
];

/** Countries that share projects: each pair once, and in the view from either side. */
const PAIRS = `
  CREATE TABLE narrow.pair AS
  WITH side AS (
    SELECT pid, any_value(cell) AS cell, country, count(*)::INTEGER AS participations
    FROM core.record WHERE country <> '${NO_COUNTRY}' GROUP BY pid, country
  ), linked AS (
    SELECT side.*, 2.0::DOUBLE / (countries * (countries - 1)) AS weight
    FROM side JOIN (SELECT pid, count(*) AS countries FROM side GROUP BY pid HAVING count(*) > 1) AS spread USING (pid)
  )
  SELECT a.cell, a.country AS one, b.country AS two, count(*)::INTEGER AS projects, round(sum(a.weight), 9)::DOUBLE AS fractional,
    sum(a.participations)::INTEGER AS participations_one, sum(b.participations)::INTEGER AS participations_two
  FROM linked AS a JOIN linked AS b ON a.pid = b.pid AND a.country < b.country
  GROUP BY a.cell, a.country, b.country ORDER BY one, two`;

const PAIRS_VIEW = `
  CREATE VIEW mart.pair AS
  SELECT cell.* EXCLUDE (cell, scheme), sided.* EXCLUDE (cell)
  FROM (
    SELECT cell, one AS country, two AS partner, projects, fractional, participations_one AS participations FROM narrow.pair
    UNION ALL
    SELECT cell, two, one, projects, fractional, participations_two FROM narrow.pair
  ) AS sided JOIN core.cell AS cell USING (cell)`;

/** How each organisation was last named and placed. */
const ORGANISATION_SEEN = `
  CREATE TABLE scratch.organisation_seen AS
  SELECT source.programme, source.organisation_id, max({
      'date': coalesce(project.status_date, DATE '0001-01-01'), 'pid': -project.pid,
      'seen': {
        'name': source.name, 'short_name': source.short_name, 'country': coalesce(source.country, '${NO_COUNTRY}'), 'city': source.city,
        'activity': coalesce(source.activity, 'unknown'),
        'is_person': source.sme IS NULL AND source.activity = 'PRC' AND source_has.sme
      }
    }).seen AS seen
  FROM source_participation AS source
  JOIN source_has USING (programme)
  JOIN core.project ON project.programme = source.programme AND project.project_id = source.project_key
  WHERE source.organisation_id IS NOT NULL
  GROUP BY source.programme, source.organisation_id`;

/**
 * One row an organisation and programme, named and placed as in its latest participation. Natural persons are told
 * by a blank SME flag in a source that gives one to every enterprise; their name and place go no further.
 */
const ORGANISATION = `
  CREATE TABLE mart.organisation AS
  WITH total AS (
    SELECT programme, organisation_id, count(*)::INTEGER AS participations, count(DISTINCT pid)::INTEGER AS projects,
      sum((role = 'coordinator')::INTEGER)::INTEGER AS coordinated, sum(net_eur)::DECIMAL(18, 4) AS net_eur,
      min(year)::SMALLINT AS first_year, max(year)::SMALLINT AS last_year
    FROM core.participation GROUP BY ALL
  )
  SELECT programme, organisation_id,
    CASE WHEN coalesce(seen.is_person, false) THEN 'A natural person' ELSE seen.name END AS name,
    CASE WHEN NOT coalesce(seen.is_person, false) THEN seen.short_name END AS short_name,
    seen.country, CASE WHEN NOT coalesce(seen.is_person, false) THEN seen.city END AS city, seen.activity,
    coalesce(seen.is_person, false) AS is_person,
    total.* EXCLUDE (programme, organisation_id),
    CASE WHEN coalesce(seen.is_person, false) THEN '' ELSE lower(strip_accents(concat_ws(' ', seen.name, seen.short_name, organisation_id))) END AS search
  FROM organisation_seen JOIN total USING (programme, organisation_id)
  ORDER BY programme, participations DESC, organisation_id`;

/** Words in a topic's title that ask for partners outside the EU. */
const FLAG_WORDS = [
  "international cooperation",
  "international co-operation",
  "international collaboration",
  "third countr",
  "non-eu countr",
  "africa",
  "latin america",
  "caribbean",
  "celac",
  "asean",
  "mediterranean",
  "western balkans?",
  "eastern partnership",
  "china",
  "india",
  "japan",
  "korea",
  "canada",
  "united states",
  "brazil",
  "australia",
  "new zealand",
  "ukraine",
  "global partnership",
  "all-atlantic",
  "atlantic ocean",
  "mission innovation",
  "gacd",
  "global alliance"
].join("|");

const TOPIC = `
  CREATE TABLE mart.topic AS
  WITH topic AS (
    SELECT project.programme, project_topic.topic, min(project.part) AS part, min(project.pillar) AS pillar,
      min(project.year) AS year, min(project.signature_year) AS signature_year, any_value(project_topic.title) AS title, count(*) AS projects,
      coalesce(bool_or(regexp_matches(lower(project_topic.title), '${FLAG_WORDS}')), false)
        OR bool_or(project.pid IN (SELECT pid FROM core.project_part WHERE part IN ('HORIZON.4.2.10', 'HORIZON.1.3.4'))) AS flagged
    FROM core.project_topic JOIN core.project USING (pid) GROUP BY ALL
  )
  SELECT programme, pillar, part, year, signature_year, count(*)::INTEGER AS topics, count(*) FILTER (flagged)::INTEGER AS flagged
  FROM topic GROUP BY ALL ORDER BY ALL`;

const PART = `
  CREATE TABLE ref.part AS
  SELECT code, arg_min(title, rank) AS title FROM (
    SELECT code, title, 0 AS rank FROM ref.part_title
    UNION ALL
    SELECT rtrim(part, '.'), mode(title), 1 FROM source_part WHERE title IS NOT NULL GROUP BY 1
  ) GROUP BY code ORDER BY code`;

/** Fields that projects list and every field above them, each with its title. */
const FIELD = `
  CREATE TABLE ref.field AS
  WITH listed AS (
    SELECT DISTINCT string_split(code, '/') AS codes, string_split(path, '/') AS titles FROM core.project_field
  ), steps AS (
    SELECT codes, titles, unnest(range(2, least(len(codes), len(titles)) + 1)) AS last FROM listed
  )
  SELECT array_to_string(list_slice(codes, 1, last), '/') AS code,
    mode(array_to_string(list_slice(titles, 1, last), '/')) AS path, mode(titles[last]) AS title, any_value(last - 1) AS level
  FROM steps GROUP BY 1 ORDER BY 1`;
