import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {createGzip} from "node:zlib";
import {makeDurablyBy} from "../../base/durable-file.ts";
import type {Effects} from "../../base/effects.ts";
import {isMissingFile} from "../../base/errors.ts";
import {cannotWrite, takenFile} from "../../base/new-file.ts";
import {type Anchor, parseAnchor} from "../../safeguard/ledger/anchor.ts";
import {COPIED, type CopiedTable} from "../../safeguard/ledger/store/schema.ts";
import type {Sql} from "../../safeguard/ledger/store/sql.ts";
import type {CaseDesk} from "./desk.ts";

/** What a backup holds, said at its end; by it a restore knows that nothing is missing. */
export interface BackupSummary {
  readonly counts: Readonly<Record<string, number>>;
  readonly heads: readonly {readonly ledger: string; readonly sequence: number; readonly hash: string}[];
  readonly sha256: string;
}

/** One line of a backup. */
export type BackupLine =
  | {readonly backup: "aperture-cases"; readonly version: 1; readonly at: string; readonly from: string}
  | {readonly table: CopiedTable; readonly row: Readonly<Record<string, string | number | null>>}
  | {readonly file: string; readonly base64: string}
  | {readonly end: BackupSummary};

/** Files of the keys; without them a backup cannot be read, with them everybody who has it can read it. */
export const KEY_FILES = ["master.key", "signing.key"] as const;
/** Folders beside the database, with everything in them. */
const FOLDERS = ["files", "anchors"] as const;
const PAGE = 1000;

/**
 * Copies all cases, as of one moment, into one new gzip file of JSON lines, while the server goes on. A copy that fails
 * leaves no file.
 */
export async function backupCases(
  {ledgers, folder}: CaseDesk,
  out: string,
  {withKeys}: {readonly withKeys: boolean},
  effects: Effects
): Promise<BackupSummary> {
  if (existsSync(out)) throw takenFile(out);
  effects.progress.step("Copying the cases");
  const hash = createHash("sha256");
  const counts: Record<string, number> = {};
  let summary: BackupSummary | undefined;
  await ledgers.database.snapshot(async (sql) => {
    const heads = await headsOf(sql);
    async function* lines(): AsyncGenerator<string> {
      const write = (line: BackupLine) => {
        const text = `${JSON.stringify(line)}\n`;
        hash.update(text);
        return text;
      };
      yield write({
        backup: "aperture-cases",
        version: 1,
        at: effects.now().toISOString(),
        from: ledgers.database.kind
      });
      for (const table of COPIED)
        for await (const row of rowsOf(sql, table)) {
          counts[table] = (counts[table] ?? 0) + 1;
          yield write({table, row});
        }
      for (const line of fileLines(folder, withKeys, heads)) {
        counts["files"] = (counts["files"] ?? 0) + 1;
        yield write(line);
        effects.progress.at(0, counts["files"]);
      }
      summary = {counts, heads, sha256: hash.digest("hex")};
      yield `${JSON.stringify({end: summary} satisfies BackupLine)}\n`;
    }
    await makeDurablyBy(out, 0o600, (file) =>
      pipeline(Readable.from(lines()), createGzip(), file, {signal: effects.signal})
    ).catch((cause: unknown) => {
      throw cannotWrite(out, cause);
    });
  });
  effects.progress.done();
  if (!summary) throw new TypeError("a backup without an end");
  return summary;
}

/** The files of a copy, as of its moment. */
function* fileLines(folder: string, withKeys: boolean, heads: BackupSummary["heads"]): Generator<BackupLine> {
  for (const file of filesOf(folder, withKeys)) {
    const bytes = bytesOf(join(folder, file));
    if (bytes && !isLater(file, bytes, heads)) yield {file, base64: bytes.toString("base64")};
  }
}

/** A file that was there when the copy began; gone where it was erased, or a newer anchor of the day took its place. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}

/** Whether a file is an anchor of entries that came after the moment of the copy: there they would seem to be missing. */
function isLater(file: string, bytes: Buffer, heads: BackupSummary["heads"]): boolean {
  if (!file.startsWith("anchors/")) return false;
  const anchor = readAnchor(bytes.toString("utf8"));
  return (
    anchor !== undefined &&
    !heads.some(({ledger, sequence}) => ledger === anchor.ledger && sequence >= anchor.sequence)
  );
}

/** A file that is no anchor is copied as it is, so that a check of the copy finds it too. */
function readAnchor(text: string): Anchor | undefined {
  try {
    return parseAnchor(text);
  } catch {
    return undefined;
  }
}

export async function headsOf(sql: Sql): Promise<BackupSummary["heads"]> {
  const rows = await sql.rows("SELECT ledger, sequence, hash FROM ledger ORDER BY ledger");
  return rows.map((row) => ({
    ledger: String(row["ledger"]),
    sequence: Number(row["sequence"]),
    hash: String(row["hash"])
  }));
}

/** Rows of a table in the order of its key, some at a time. */
async function* rowsOf(sql: Sql, table: CopiedTable) {
  const order = ORDER[table];
  for (let offset = 0; ; offset += PAGE) {
    const rows = await sql.rows(`SELECT * FROM ${table} ORDER BY ${order} LIMIT ${PAGE} OFFSET ${offset}`);
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

const ORDER: Readonly<Record<CopiedTable, string>> = {
  institution: "institution",
  account: "account",
  invitation: "token",
  subject_key: "subject",
  ledger: "ledger",
  ledger_entry: "ledger, sequence"
};

function filesOf(folder: string, withKeys: boolean): string[] {
  const within = FOLDERS.flatMap((name) =>
    existsSync(join(folder, name))
      ? readdirSync(join(folder, name), {recursive: true, withFileTypes: true})
          .filter((one) => one.isFile() && !one.name.endsWith(".part"))
          .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
      : []
  );
  return [...within.sort(), ...(withKeys ? KEY_FILES.filter((name) => existsSync(join(folder, name))) : [])];
}
