import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {join, normalize} from "node:path";
import {createInterface} from "node:readline";
import {createGunzip} from "node:zlib";
import {z} from "zod";
import {writeDurably} from "../../base/durable-file.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {COPIED} from "../../safeguard/ledger/store/schema.ts";
import type {CaseDatabase, Sql} from "../../safeguard/ledger/store/sql.ts";
import {destroyedKeys, destroyKey} from "../../safeguard/ledger/subject-keys.ts";
import {type BackupSummary, headsOf} from "./backup.ts";
import {noteErased, readErased} from "./erasure.ts";
import {removeFile} from "./files.ts";

const summarySchema = z.strictObject({
  counts: z.record(z.string(), z.int()),
  heads: z.array(z.strictObject({ledger: z.string(), sequence: z.int(), hash: z.string()})),
  sha256: z.string()
});
const lineSchema = z.union([
  z.strictObject({
    backup: z.literal("aperture-cases"),
    version: z.literal(1),
    at: z.string(),
    from: z.string()
  }),
  z.strictObject({
    table: z.enum(COPIED),
    row: z.record(z.string().regex(/^[a-z_]+$/), z.union([z.string(), z.number(), z.null()]))
  }),
  z.strictObject({file: z.string(), base64: z.base64()}),
  z.strictObject({end: summarySchema})
]);
type Line = z.infer<typeof lineSchema>;

function damaged(what: string, cause?: unknown): ApertureError {
  return new ApertureError("source-damaged", `not a whole backup: ${what}`, {
    hint: "Nothing was restored. Take another copy.",
    cause
  });
}

/**
 * Brings a backup into an empty place. It is read whole and checked before the first row is written; counts and heads
 * are compared again afterwards. Subjects erased since the backup was made are erased again, and
 * noted in the new place with all that were erased before.
 */
export async function restoreCases(
  database: CaseDatabase,
  folder: string,
  from: string,
  erased: string | undefined,
  effects: Effects
): Promise<BackupSummary> {
  await refuseFilled(database);
  effects.progress.step("Checking the backup");
  const summary = await checkBackup(from);
  effects.progress.step("Restoring");
  const again = erased === undefined ? [] : readErased(erased);
  await database.transaction(async (sql) => {
    for await (const line of linesOf(from)) await place(sql, folder, line);
    for (const subject of again) await destroyKey(sql, subject, effects.now().toISOString());
    noteErased(folder, [...again, ...(await destroyedKeys(sql))]);
    for (const subject of again) removeFile(folder, subject);
    const heads = await headsOf(sql);
    if (JSON.stringify(heads) !== JSON.stringify(summary.heads))
      throw damaged("its heads differ from its rows");
  });
  effects.progress.done();
  return summary;
}

async function refuseFilled(database: CaseDatabase): Promise<void> {
  const [row] = await database.rows("SELECT count(*) AS entries FROM ledger_entry");
  if (Number(row?.["entries"]) === 0) return;
  throw new ApertureError("refused", "there are cases in this place", {
    hint: "A backup is restored into an empty place only; choose another folder or database."
  });
}

/** Reads a backup to its end, and compares its counts and its hash with what it says of itself. */
async function checkBackup(from: string): Promise<BackupSummary> {
  const hash = createHash("sha256");
  const counts: Record<string, number> = {};
  let summary: BackupSummary | undefined;
  for await (const line of linesOf(from)) {
    if (summary) throw damaged("something follows its end");
    if ("end" in line) summary = line.end;
    else hash.update(`${JSON.stringify(line)}\n`);
    if ("table" in line) counts[line.table] = (counts[line.table] ?? 0) + 1;
    if ("file" in line) counts["files"] = (counts["files"] ?? 0) + 1;
  }
  if (!summary) throw damaged("its end is missing");
  if (hash.digest("hex") !== summary.sha256) throw damaged("it was changed");
  if (JSON.stringify(counts) !== JSON.stringify(summary.counts)) throw damaged("rows are missing");
  return summary;
}

async function* linesOf(from: string): AsyncGenerator<Line> {
  const input = createReadStream(from).pipe(createGunzip());
  try {
    for await (const text of createInterface({input, crlfDelay: Number.POSITIVE_INFINITY}))
      yield lineSchema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof ApertureError) throw error;
    throw damaged("it cannot be read", error);
  }
}

async function place(sql: Sql, folder: string, line: Line): Promise<void> {
  if ("table" in line) {
    const columns = Object.keys(line.row);
    const marks = columns.map(() => "?").join(", ");
    await sql.run(
      `INSERT INTO ${line.table} (${columns.join(", ")}) VALUES (${marks})`,
      columns.map((column) => line.row[column] ?? null)
    );
  }
  if ("file" in line) {
    const name = normalize(line.file);
    if (!/^(files|anchors)\/|^(master|signing)\.key$/.test(name) || name.includes(".."))
      throw damaged("a path in it");
    writeDurably(join(folder, name), {data: Buffer.from(line.base64, "base64"), mode: 0o600});
  }
}
