import {rename} from "node:fs/promises";
import {join} from "node:path";
import {type Database, quote} from "../../warehouse/database.ts";
import type {IssueLog} from "../series/issue-log.ts";
import type {GoneList, SnapshotPart} from "./snapshot-parts.ts";

/**
 * Leaves one row a work: lines that were no work, works merged into others or deleted, and all but the newest row of a work are
 * taken out of the files, and counted.
 */
export async function settleWorks(
  db: Database,
  folder: string,
  {parts, gone}: {readonly parts: readonly Pick<SnapshotPart, "name">[]; readonly gone: readonly GoneList[]},
  issues: IssueLog
): Promise<void> {
  const rows = `read_parquet(${quote(join(folder, "*.parquet"))}, filename = 'file', file_row_number = true)`;
  await db.run(
    `CREATE TABLE dropped AS SELECT file, file_row_number AS row, part, 'unreadable-line' AS reason
     FROM ${rows} WHERE id IS NULL`
  );
  for (const list of gone) await dropGone(db, rows, list);
  await dropSuperseded(db, rows);
  await reportDropped(db, parts, issues);
  await rewrite(db);
  await db.run("DROP TABLE dropped");
}

async function dropGone(db: Database, rows: string, {path, column, reason}: GoneList): Promise<void> {
  await db.run(
    `INSERT INTO dropped SELECT file, file_row_number, part, ${quote(reason)} FROM ${rows}
     WHERE id IN (SELECT TRY_CAST(regexp_extract(${column}, 'W([0-9]{1,15})$', 1) AS BIGINT)
       FROM read_csv(${quote(path)}, header = true, all_varchar = true))`
  );
}

/**
 * Identifiers on several rows are found first, by a grouping that the engine spills where it outgrows its memory; only
 * their rows are then put in order.
 */
async function dropSuperseded(db: Database, rows: string): Promise<void> {
  await db.run(
    `INSERT INTO dropped
     SELECT file, file_row_number, part, 'superseded' FROM (
       SELECT file, file_row_number, part, row_number() OVER (PARTITION BY id
         ORDER BY updated DESC NULLS LAST, part DESC, file_row_number DESC) AS place
       FROM ${rows} WHERE id IN (
         SELECT id FROM ${rows} WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1)
     ) WHERE place > 1`
  );
}

const NOTES: Readonly<Record<string, string>> = {
  "unreadable-line": "no work could be read from the line; left out",
  merged: "the publisher has merged the work into another; left out",
  deleted: "the publisher has deleted the work; left out",
  superseded: "the work has a newer row; left out"
};

/** A row dropped for two reasons counts once. */
async function reportDropped(
  db: Database,
  parts: readonly Pick<SnapshotPart, "name">[],
  issues: IssueLog
): Promise<void> {
  const dropped = await db.rows<{reason: string; part: number; count: number}>(
    `SELECT reason, CASE WHEN reason = 'unreadable-line' THEN part ELSE -1 END AS part, count(*) AS count
     FROM (SELECT file, row, any_value(part) AS part, min(reason) AS reason FROM dropped GROUP BY file, row)
     GROUP BY ALL`
  );
  for (const {reason, part, count} of dropped)
    issues.add(reason, "", parts[part]?.name ?? "", NOTES[reason] ?? "", count);
}

async function rewrite(db: Database): Promise<void> {
  const files = await db.rows<{file: string}>("SELECT DISTINCT file FROM dropped ORDER BY file");
  for (const {file} of files) {
    const kept = `${file}.kept`;
    await db.run(
      `COPY (SELECT * EXCLUDE (file_row_number) FROM read_parquet(${quote(file)}, file_row_number = true)
         WHERE file_row_number NOT IN (SELECT row FROM dropped WHERE file = ${quote(file)}))
       TO ${quote(kept)} (FORMAT parquet, COMPRESSION snappy)`
    );
    await rename(kept, file);
  }
}
