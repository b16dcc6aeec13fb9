import type {Database} from "../database.ts";

/** Builds the records table and the aggregates that pages read, in the schema `mart`. */
export async function buildMarts(db: Database): Promise<void> {
  await db.run("CREATE SCHEMA mart");
  for (const statement of [FIRST_GRANT, PROJECT_SIZE, RECORDS, PROJECT_MASKS, ...CUBES, ORGANISATION, TOPIC, PART, FIELD])
    await db.run(statement);
}

/** An organisation's first grant by date; `line` is the row's place in its vintage. */
const FIRST_GRANT = `
  CREATE TEMP TABLE first_grant AS
  SELECT row_number() OVER (ORDER BY organisation_id)::INTEGER AS org, organisation_id,
    min({'date': coalesce(status_date, DATE '9999-12-31'), 'pid': pid, 'line': line}) AS first
  FROM participation WHERE organisation_id <> 'none' GROUP BY organisation_id`;

const PROJECT_SIZE = "CREATE TEMP TABLE project_size AS SELECT pid, count(*) AS size FROM participation GROUP BY pid";

const RECORDS = `
  CREATE TABLE core.participation AS
  SELECT
    participation.pid, participation.programme, pillar, participation.part, year, signature_year,
    coalesce(project_themes.themes, 0)::INTEGER AS themes, scheme, organisation_id, first_grant.org,
    participation.country, group_was, group_now, group_applicant, role, activity, sme,
    net_eur, ec_eur, total_cost, ended, 1.0::DOUBLE / project_size.size AS weight,
    coalesce(first.pid = participation.pid AND first.line = participation.line, false)::TINYINT AS newcomer
  FROM participation
  JOIN project_size USING (pid)
  LEFT JOIN first_grant USING (organisation_id)
  JOIN status_group AS status USING (programme, status_programme, part, country, status_from, status_to)
  LEFT JOIN project_themes ON project_themes.pid = participation.pid
  ORDER BY participation.programme, participation.country, participation.pid, participation.line`;

/** What a project is as a whole: which groups, income groups and regions take part, and how many. */
const PROJECT_MASKS = `
  CREATE TABLE core.project_whole AS
  SELECT
    pid, any_value(themes) AS themes, count(*)::INTEGER AS participations, count(DISTINCT participation.country)::INTEGER AS countries,
    sum(net_eur)::DECIMAL(18, 4) AS net_eur,
    bit_or(was.bit)::INTEGER AS groups_was, bit_or(now.bit)::INTEGER AS groups_now, bit_or(applicant.bit)::INTEGER AS groups_applicant,
    bit_or(coalesce(country.income_bit, 0))::INTEGER AS incomes, bit_or(coalesce(country.region_bit, 0))::INTEGER AS regions
  FROM core.participation
  JOIN ref.country_group AS was ON was.id = group_was
  JOIN ref.country_group AS now ON now.id = group_now
  JOIN ref.country_group AS applicant ON applicant.id = group_applicant
  LEFT JOIN ref.country ON country.code = participation.country
  GROUP BY pid ORDER BY pid`;

const PROJECT_DIMS = "programme, pillar, part, year, signature_year, themes, scheme";
const GROUPS = "group_was, group_now, group_applicant";

/** A project has one year and one main part, so these add up over both; each over no more than it names. */
const CUBES = [
  `CREATE TABLE mart.participation AS
   SELECT ${PROJECT_DIMS}, country, ${GROUPS}, role, activity, sme,
     count(*)::INTEGER AS participations, sum(weight)::DOUBLE AS fractional,
     sum(net_eur)::DECIMAL(18, 4) AS net_eur, sum(ec_eur)::DECIMAL(18, 4) AS ec_eur,
     coalesce(sum(total_cost - net_eur) FILTER (total_cost IS NOT NULL), 0)::DECIMAL(18, 4) AS own_eur,
     count(total_cost)::INTEGER AS own_known, sum(newcomer)::INTEGER AS newcomers
   FROM core.participation GROUP BY ALL ORDER BY ALL`,
  `CREATE TABLE mart.project AS
   SELECT programme, pillar, part, year, signature_year, coalesce(whole.themes, 0)::INTEGER AS themes, scheme,
     coalesce(groups_was, 0) AS groups_was, coalesce(groups_now, 0) AS groups_now, coalesce(groups_applicant, 0) AS groups_applicant,
     coalesce(incomes, 0) AS incomes, coalesce(regions, 0) AS regions,
     count(*)::INTEGER AS projects, sum(coalesce(whole.participations, 0))::INTEGER AS participations,
     sum(coalesce(ec_max_eur, 0))::DECIMAL(18, 4) AS ec_max_eur
   FROM core.project LEFT JOIN core.project_whole AS whole USING (pid) GROUP BY ALL ORDER BY ALL`,
  `CREATE TABLE mart.country_project AS
   SELECT ${PROJECT_DIMS}, country, ${GROUPS}, count(*)::INTEGER AS projects, sum(coordinated)::INTEGER AS coordinated,
     sum(fractional)::DOUBLE AS fractional, sum(size)::INTEGER AS project_size
   FROM (
     SELECT pid, ${PROJECT_DIMS}, country, ${GROUPS}, max(role = 'coordinator')::INTEGER AS coordinated, sum(weight) AS fractional,
       round(1 / any_value(weight)) AS size
     FROM core.participation GROUP BY ALL
   ) GROUP BY ALL ORDER BY ALL`,
  `CREATE TABLE mart.pair AS
   WITH side AS (
     SELECT pid, programme, pillar, part, year, signature_year, themes, country, count(*)::INTEGER AS participations,
       sum(net_eur)::DECIMAL(18, 4) AS net_eur
     FROM core.participation WHERE country <> 'ZZ' GROUP BY ALL
   ), linked AS (
     SELECT *, count(*) OVER (PARTITION BY pid) AS countries FROM side
   )
   SELECT a.programme, a.pillar, a.part, a.year, a.signature_year, a.themes, unnest([a.country, b.country]) AS country,
     unnest([b.country, a.country]) AS partner, count(*)::INTEGER AS projects,
     sum(2.0 / (a.countries * (a.countries - 1)))::DOUBLE AS fractional,
     unnest([sum(a.participations), sum(b.participations)])::INTEGER AS participations,
     unnest([sum(a.net_eur), sum(b.net_eur)])::DECIMAL(18, 4) AS net_eur
   FROM linked AS a JOIN linked AS b ON a.pid = b.pid AND a.country < b.country
   GROUP BY a.programme, a.pillar, a.part, a.year, a.signature_year, a.themes, a.country, b.country
   ORDER BY ALL`,
  `CREATE TABLE mart.duration AS
   SELECT programme, pillar, part, year, signature_year, coalesce(whole.themes, 0)::INTEGER AS themes, scheme, days_to_start AS days, count(*)::INTEGER AS projects
   FROM core.project LEFT JOIN core.project_whole AS whole USING (pid) WHERE days_to_start IS NOT NULL GROUP BY ALL ORDER BY ALL`
];

/**
 * One row an organisation and programme, named and placed as in its latest participation. Natural persons are told
 * by a blank SME flag in a source that gives one to every enterprise; their name and place go no further.
 */
const ORGANISATION = `
  CREATE TABLE mart.organisation AS
  WITH latest AS (
    SELECT source.programme, source.organisation_id, arg_max(
      {'name': source.name, 'short_name': source.short_name, 'country': coalesce(source.country, 'ZZ'), 'city': source.city,
       'activity': coalesce(source.activity, 'unknown'), 'is_person': source.sme IS NULL AND source.activity = 'PRC' AND source_has.sme},
      {'date': coalesce(project.status_date, DATE '0001-01-01'), 'pid': -project.pid, 'line': -source.line}
    ) AS seen
    FROM source_participation AS source
    JOIN source_has USING (programme)
    JOIN core.project ON project.programme = source.programme AND project.project_id = source.project_key
    WHERE source.organisation_id IS NOT NULL
    GROUP BY source.programme, source.organisation_id
  ), total AS (
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
  FROM latest JOIN total USING (programme, organisation_id)
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

const FIELD = `
  CREATE TABLE ref.field AS
  SELECT code, mode(path) AS path, mode(regexp_extract(path, '[^/]+$')) AS title, len(string_split(code, '/')) - 1 AS level
  FROM core.project_field GROUP BY code ORDER BY code`;
