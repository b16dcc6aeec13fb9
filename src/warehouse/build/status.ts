import type {Database} from "../database.ts";
import {NO_COUNTRY} from "./reference-tables.ts";

/**
 * Gives each participation its country's group in every status mode. Where the project has no date the group is
 * given only if it is the same on the first and the last day of the programme.
 */
export async function buildStatus(db: Database, asOf: string): Promise<void> {
  await db.run(`
    CREATE TABLE scratch.status_cell AS
    SELECT DISTINCT fact.status_key, status_programme, part, status_from, status_to, coalesce(country, '${NO_COUNTRY}') AS country
    FROM source_participation AS source
    JOIN project_fact AS fact ON fact.programme = source.programme AND fact.project_id = source.project_key`);
  await db.run(`
    CREATE TABLE scratch.status_group AS
    SELECT
      cell.status_key, cell.country, any_value(cell.status_programme) AS programme,
      ${agreed(groupOn("legal", "cell.status_from"), groupOn("legal", "cell.status_to"))} AS group_was,
      ${agreed(groupOn("applicant", "cell.status_from"), groupOn("applicant", "cell.status_to"))} AS group_applicant,
      ${orUnknown(groupNow(asOf))} AS group_now
    FROM status_cell AS cell
    LEFT JOIN ref.country ON country.code = cell.country
    LEFT JOIN ref.status ON status.country = cell.country
    GROUP BY cell.status_key, cell.country`);
}

const STRENGTH =
  "CASE status.status WHEN 'eu' THEN 4 WHEN 'associated' THEN 3 WHEN 'transitional' THEN 2 ELSE 1 END";
const COVERS_PART = `
  (status.part_prefix = '' OR cell.part = status.part_prefix OR starts_with(cell.part, status.part_prefix || '.'))
  AND NOT (status.except_prefix <> '' AND (cell.part = status.except_prefix OR starts_with(cell.part, status.except_prefix || '.')))`;

function strongest(condition: string): string {
  return `coalesce(max(${STRENGTH}) FILTER (${condition}), 1)`;
}

function groupOn(view: "legal" | "applicant", day: string): string {
  return strongest(
    `status.view = '${view}' AND status.programme = cell.status_programme AND ${day} BETWEEN status.valid_from::DATE AND status.valid_to::DATE AND ${COVERS_PART}`
  );
}

const RUNS_TODAY = "cell.status_programme IN ('HORIZON', 'EURATOM')";

/**
 * A running programme is read by its own associations, part by part. A closed one has none today, and its parts are
 * not those of Horizon Europe: any association to Horizon Europe counts.
 */
function groupNow(asOf: string): string {
  const today = `DATE '${asOf}' BETWEEN status.valid_from::DATE AND status.valid_to::DATE AND status.view = 'legal'`;
  return strongest(`${today} AND CASE WHEN ${RUNS_TODAY}
    THEN status.programme = cell.status_programme AND ${COVERS_PART}
    ELSE status.programme = 'HORIZON' END`);
}

function agreed(first: string, last: string): string {
  return orUnknown(`CASE WHEN ${first} = ${last} THEN ${first} END`);
}

function orUnknown(strength: string): string {
  return `CASE WHEN any_value(country.code) IS NULL THEN 'unknown' ELSE
    CASE ${strength} WHEN 4 THEN 'eu' WHEN 3 THEN 'associated' WHEN 2 THEN 'transitional' WHEN 1 THEN 'non-associated' ELSE 'unknown' END END`;
}
