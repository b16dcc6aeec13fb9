import {existsSync} from "node:fs";
import {join} from "node:path";
import {ApertureError} from "../base/errors.ts";
import type {VintageRef} from "../domain/figure.ts";
import {quote} from "../warehouse/database.ts";
import {openDuckDb} from "../warehouse/duckdb.ts";
import {refuseWithoutRecords} from "./records.ts";
import type {Edition} from "./site.ts";

/** A project as its record states it. */
export interface ProjectRecord {
  readonly pid: number;
  readonly programme: string;
  readonly id: string;
  readonly acronym: string | null;
  readonly title: string | null;
  readonly status: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly signed: string | null;
  readonly part: string;
  readonly scheme: string;
  readonly keywords: string | null;
  readonly doi: string | null;
  readonly totalCost: number | null;
  readonly contribution: number | null;
}

/** One participation of a project. Natural persons are never named. */
export interface Participant {
  readonly organisation: string | null;
  readonly organisationId: string;
  readonly isPerson: boolean;
  readonly country: string;
  readonly group: string;
  readonly role: string;
  readonly activity: string;
  readonly net: number;
  readonly hasEnded: boolean;
}

export interface ProjectDetail {
  readonly project: ProjectRecord;
  readonly parts: readonly string[];
  readonly topics: readonly {readonly topic: string; readonly title: string | null}[];
  readonly fields: readonly {readonly code: string; readonly path: string}[];
  readonly themes: readonly string[];
  readonly participants: readonly Participant[];
  /** Blank where the source leaves it so. */
  readonly objective: string | null;
  readonly vintage: VintageRef | undefined;
}

/** Reads one project from the records. Throws where there is none, or where no records are held. */
export async function readProject(edition: Edition, programme: string, id: string): Promise<ProjectDetail> {
  refuseWithoutRecords(edition, programme);
  const {db, manifest} = edition.warehouse;
  const [project] = await db.rows<ProjectRecord>(PROJECT, [programme.toUpperCase(), id]);
  if (!project)
    throw new ApertureError("not-found", `no project ${id} in ${programme}`, {
      hint: "Look for it by word at /projects."
    });
  const {pid} = project;
  const parts = await db.rows<{part: string}>(
    "SELECT part FROM core.project_part WHERE pid = $1 ORDER BY part",
    [pid]
  );
  const themes = await db.rows<{id: string}>(
    `SELECT id FROM ref.theme AS theme JOIN core.project_whole AS whole ON ${db.dialect.sharesBit("whole.themes", "theme.bit")} WHERE pid = $1 ORDER BY bit`,
    [pid]
  );
  const pinned = manifest.vintages.find(({ref}) => ref.programme === project.programme);
  return {
    project,
    parts: parts.map((row) => row.part),
    topics: await db.rows("SELECT topic, title FROM core.project_topic WHERE pid = $1 ORDER BY topic", [pid]),
    fields: await db.rows("SELECT code, path FROM core.project_field WHERE pid = $1 ORDER BY path", [pid]),
    themes: themes.map((row) => row.id),
    participants: await db.rows<Participant>(PARTICIPANTS, [pid]),
    objective: await readObjective(edition, pinned?.path, project.id),
    vintage: pinned?.ref
  };
}

/** Objectives are long, so the warehouse leaves them in the vintage it pins. */
async function readObjective(
  {warehouse}: Edition,
  folder: string | undefined,
  id: string
): Promise<string | null> {
  const path = join(folder ?? "", "project.parquet");
  if (!folder || !existsSync(path)) return null;
  const isOpenAnyway = warehouse.db.dialect.engine === "duckdb";
  const db = isOpenAnyway ? warehouse.db : await openDuckDb(":memory:", {threads: 1});
  try {
    const [row] = await db.rows<{objective: string | null}>(
      `SELECT objective FROM read_parquet(${quote(path)}) WHERE project_key = $1`,
      [id]
    );
    return row?.objective ?? null;
  } finally {
    if (!isOpenAnyway) db.close();
  }
}

const PROJECT = `
  SELECT p.pid, programme, project_id AS id, acronym, title, status, start_date AS start, end_date AS "end",
    signature_date AS signed, part, scheme, keywords, grant_doi AS doi, total_cost::DOUBLE AS totalCost,
    ec_max_eur::DOUBLE AS contribution
  FROM core.project AS p
  WHERE programme = $1 AND project_id = $2`;

const PARTICIPANTS = `
  SELECT organisation.name AS organisation, t.organisation_id AS organisationId,
    coalesce(organisation.is_person, false) AS isPerson, t.country, group_was AS "group", role, t.activity,
    t.net_eur::DOUBLE AS net, ended AS hasEnded
  FROM core.participation AS t
  LEFT JOIN mart.organisation AS organisation
    ON organisation.programme = t.programme AND organisation.organisation_id = t.organisation_id
  WHERE pid = $1
  ORDER BY CASE role WHEN 'coordinator' THEN 0 WHEN 'participant' THEN 1 ELSE 2 END, t.net_eur DESC, t.country, t.organisation_id`;
