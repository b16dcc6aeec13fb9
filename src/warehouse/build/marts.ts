import type {Database} from "../database.ts";

/** Builds the records table and the aggregates that pages read, in the schema `mart`. */
export async function buildMarts(db: Database): Promise<void> {
  await db.run("CREATE SCHEMA mart");
  for (const statement of [RECORDS, PROJECT_MASKS, ...CUBES, ORGANISATION, TOPIC, PART, FIELD])
    await db.run(statement);
}

const RECORDS = `
  CREATE TABLE core.participation AS
  WITH first_grant AS (
    SELECT seq, row_number() OVER (PARTITION BY organisation_id ORDER BY status_date NULLS LAST, pid, seq) = 1
      AND organisation_id <> 'none' AS is_newcomer
    FROM participation
  )
  SELECT
    participation.seq, participation.pid, participation.programme, pillar, participation.part, year, signature_year,
    coalesce(project_themes.themes, 0)::INTEGER AS themes, scheme, organisation_id,
    CASE WHEN organisation_id = 'none' THEN NULL ELSE dense_rank() OVER (ORDER BY organisation_id) END::INTEGER AS org,
    participation.country, group_was, group_now, group_applicant, role, activity, sme,
    net_eur, ec_eur, total_cost, ended, weight, is_newcomer::TINYINT AS newcomer
  FROM participation
  JOIN first_grant USING (seq)
  JOIN status_group AS status USING (programme, status_programme, part, country, status_from, status_to)
  LEFT JOIN project_themes ON project_themes.pid = participation.pid
  ORDER BY programme, country, pid, seq`;

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
   SELECT a.programme, a.pillar, a.part, a.year, a.signature_year, a.themes, a.country, b.country AS partner,
     count(*)::INTEGER AS projects, sum(2.0 / (a.countries * (a.countries - 1)))::DOUBLE AS fractional,
     sum(a.participations)::INTEGER AS participations, sum(a.net_eur)::DECIMAL(18, 4) AS net_eur
   FROM linked AS a JOIN linked AS b ON a.pid = b.pid AND a.country <> b.country
   GROUP BY ALL ORDER BY ALL`,
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
    SELECT source.programme, source.organisation_id, source.name, source.short_name, coalesce(source.country, 'ZZ') AS country,
      source.city, coalesce(source.activity, 'unknown') AS activity,
      source.sme IS NULL AND source.activity = 'PRC' AND source.has_sme AS is_person,
      row_number() OVER (
        PARTITION BY source.programme, source.organisation_id
        ORDER BY coalesce(project.signature_date, project.start_date) DESC NULLS LAST, project.pid, source.name
      ) AS rank
    FROM (SELECT *, count(sme) OVER (PARTITION BY programme) > 0 AS has_sme FROM source_participation) AS source
    JOIN core.project ON project.programme = source.programme AND project.project_id = source.project_key
    WHERE source.organisation_id IS NOT NULL
  ), total AS (
    SELECT programme, organisation_id, count(*)::INTEGER AS participations, count(DISTINCT pid)::INTEGER AS projects,
      sum((role = 'coordinator')::INTEGER)::INTEGER AS coordinated, sum(net_eur)::DECIMAL(18, 4) AS net_eur,
      min(year)::SMALLINT AS first_year, max(year)::SMALLINT AS last_year
    FROM core.participation GROUP BY ALL
  )
  SELECT programme, organisation_id,
    CASE WHEN is_person THEN 'A natural person' ELSE name END AS name,
    CASE WHEN NOT is_person THEN short_name END AS short_name,
    country, CASE WHEN NOT is_person THEN city END AS city, activity, is_person,
    total.* EXCLUDE (programme, organisation_id),
    CASE WHEN is_person THEN '' ELSE lower(strip_accents(concat_ws(' ', name, short_name, organisation_id))) END AS search
  FROM latest JOIN total USING (programme, organisation_id) WHERE rank = 1
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
