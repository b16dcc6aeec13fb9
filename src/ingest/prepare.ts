import {ApertureError} from "../base/errors.ts";
import type {Programme} from "../domain/programme.ts";
import {ACTIVITIES, PROGRAMMES, ROLES} from "../domain/programme.ts";
import type {Database} from "../warehouse/database.ts";
import {parquetFile, rewrite} from "./load.ts";
import type {Issue} from "./stage.ts";

/**
 * Ties the loaded tables together: gives each row the key of its project, puts duplicates of a project aside, and
 * files every code that is not known. Refuses files that hold another programme than was asked for.
 */
export async function prepareTables(
  db: Database,
  folder: string,
  programme: Programme,
  knownCountries: readonly string[],
  issues: Issue[]
): Promise<void> {
  await tieByRecordNumber(db, folder);
  await refuseOtherProgramme(db, programme);
  await setDuplicatesAside(db, folder, issues);
  await fileOrphans(db, issues);
  await fileUnknownCodes(db, "country", knownCountries, issues);
  await fileUnknownCodes(db, "role", Object.keys(ROLES), issues);
  await fileUnknownCodes(db, "activity", Object.keys(ACTIVITIES), issues);
}

/** Public extracts may tie participations to projects by the record number (rcn) alone. */
async function tieByRecordNumber(db: Database, folder: string): Promise<void> {
  const [found] = await db.rows<{rcn: number; id: number}>(
    "SELECT count(project_rcn)::INTEGER AS rcn, count(project_id)::INTEGER AS id FROM organization"
  );
  if ((found?.rcn ?? 0) <= (found?.id ?? 0)) return;
  const tied = `
    SELECT organization.* REPLACE (project.project_key AS project_key)
    FROM organization LEFT JOIN (SELECT rcn, min(project_key) AS project_key FROM project GROUP BY rcn) AS project
      ON project.rcn = organization.project_rcn`;
  await rewrite(db, "organization", parquetFile(folder, "organization"), tied);
}

async function refuseOtherProgramme(db: Database, programme: Programme): Promise<void> {
  const [size] = await db.rows<{projects: number; participations: number}>(
    "SELECT (SELECT count(*) FROM project)::INTEGER AS projects, (SELECT count(*) FROM organization)::INTEGER AS participations"
  );
  if (!size?.projects || !size.participations) {
    throw new ApertureError(
      "source-changed",
      `too few rows: ${size?.projects ?? 0} projects, ${size?.participations ?? 0} participations`,
      {
        hint: "Both the project and the organization table need rows. Fetch the files again from the publisher."
      }
    );
  }
  const [other] = await db.rows<{stated: string; share: number}>(`
    SELECT coalesce(framework_programme, split_part(split_part(legal_basis, '.', 1), '-', 1)) AS stated,
      count(*) / sum(count(*)) OVER () AS share
    FROM project
    WHERE framework_programme IS NOT NULL OR regexp_matches(legal_basis, '^(HORIZON|H2020|FP7)')
    GROUP BY stated ORDER BY share DESC, stated LIMIT 1`);
  const stated = other?.stated ?? (await programmeByYears(db));
  if (stated && stated !== programme && (other?.share ?? 1) > 0.5) {
    throw new ApertureError("source-changed", `a file of another programme: ${stated}, not ${programme}`, {
      hint: `If that is what you want, run it again with --programme ${stated}.`
    });
  }
}

/** A file that does not name its programme is told by the years in which most of its projects start. */
async function programmeByYears(db: Database): Promise<Programme | undefined> {
  const [row] = await db.rows<{year: number | null}>(
    "SELECT year(quantile_disc(start_date, 0.25))::INTEGER AS year FROM project"
  );
  const year = row?.year;
  if (!year) return undefined;
  const ids = Object.keys(PROGRAMMES) as Programme[];
  return ids.find((id) => year >= PROGRAMMES[id].from && year <= PROGRAMMES[id].to);
}

async function setDuplicatesAside(db: Database, folder: string, issues: Issue[]): Promise<void> {
  const twice = await db.rows<{key: string; count: number}>(
    "SELECT project_key AS key, count(*)::INTEGER AS count FROM project GROUP BY 1 HAVING count(*) > 1 ORDER BY 1"
  );
  if (twice.length === 0) return;
  for (const {key, count} of twice) {
    const note = "the project stands in the source more than once; the record updated last was taken";
    issues.push({kind: "duplicate-project", table: "project", field: "id", value: key, count, note});
  }
  const kept = `
    SELECT * FROM project
    QUALIFY row_number() OVER (PARTITION BY project_key ORDER BY content_update DESC NULLS LAST, hash(project)) = 1`;
  await rewrite(db, "project", parquetFile(folder, "project"), kept);
}

async function fileOrphans(db: Database, issues: Issue[]): Promise<void> {
  const orphans = await db.rows<{key: string | null; count: number}>(`
    SELECT coalesce(project_id, project_rcn) AS key, count(*)::INTEGER AS count FROM organization
    WHERE project_key IS NULL OR project_key NOT IN (SELECT project_key FROM project WHERE project_key IS NOT NULL)
    GROUP BY 1 ORDER BY 1`);
  for (const {key, count} of orphans) {
    const note =
      "participations in a project that the source does not have; they are kept with the vintage and not counted";
    issues.push({
      kind: "orphan-participation",
      table: "organization",
      field: "projectID",
      value: key ?? "",
      count,
      note
    });
  }
  const [empty] = await db.rows<{count: number}>(
    "SELECT count(*)::INTEGER AS count FROM project WHERE project_key NOT IN (SELECT project_key FROM organization WHERE project_key IS NOT NULL)"
  );
  if (empty?.count) {
    const note = "projects without any participation in the source";
    issues.push({
      kind: "project-without-participations",
      table: "project",
      field: "id",
      value: "",
      count: empty.count,
      note
    });
  }
}

async function fileUnknownCodes(
  db: Database,
  field: string,
  known: readonly string[],
  issues: Issue[]
): Promise<void> {
  const rows = await db.rows<{value: string | null; count: number}>(
    `SELECT ${field} AS value, count(*)::INTEGER AS count FROM organization GROUP BY 1 ORDER BY 1`
  );
  for (const {value, count} of rows) {
    if (value !== null && known.includes(value)) continue;
    const kind = value === null ? "missing-value" : "unknown-code";
    const note =
      value === null ? "the source leaves this blank" : "the code is not known and stands as it is";
    issues.push({kind, table: "organization", field, value: value ?? "", count, note});
  }
}
