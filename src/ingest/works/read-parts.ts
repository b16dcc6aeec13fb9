import {rm} from "node:fs/promises";
import {join} from "node:path";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {LONGEST_LINE, USUAL_LINE} from "../../sources/openalex.ts";
import {type Database, QueryError, quote} from "../../warehouse/database.ts";
import type {IssueLog} from "../series/issue-log.ts";
import {isWholeGzip, salvage} from "./inflate.ts";
import {type NumberedFile, parquetOf, reduceWorks} from "./reduce.ts";
import type {SnapshotPart} from "./snapshot-parts.ts";
import {unwrapPage} from "./unwrap-pages.ts";

/** Files read by one query: enough to keep every core busy, few enough for a bound on memory that is soon reached. */
const FILES_AT_ONCE = 4;

export interface ReadingContext {
  readonly db: Database;
  /** Folder for plain text on the way. */
  readonly staging: string;
  /** Folder the reduced works are written to, a file for each query. */
  readonly target: string;
  readonly issues: IssueLog;
  readonly effects: Effects;
  /** Number of the first part, where others were read before. */
  readonly first?: number;
}

/** Reduces every part to short rows in Parquet, in the order of the parts. Memory does not grow with their number. */
export async function readParts(parts: readonly SnapshotPart[], context: ReadingContext): Promise<void> {
  const {first = 0, effects} = context;
  const {progress, signal} = effects;
  progress.step(
    "Reading works",
    parts.reduce((sum, part) => sum + part.bytes, 0),
    "bytes"
  );
  let done = 0;
  for (let from = 0; from < parts.length; from += FILES_AT_ONCE) {
    signal.throwIfAborted();
    const batch = parts.slice(from, from + FILES_AT_ONCE);
    await readBatch(batch, first + from, context);
    done += batch.reduce((sum, part) => sum + part.bytes, 0);
    progress.at(done);
  }
}

async function readBatch(
  batch: readonly SnapshotPart[],
  from: number,
  context: ReadingContext
): Promise<void> {
  const files: NumberedFile[] = [];
  for (const [i, part] of batch.entries()) files.push(await prepare(part, from + i, context));
  for (const form of ["gzip", "lines", "parquet"] as const) {
    const group = files.filter((file) => file.form === form);
    if (group.length === 0 || !(await failureOf(group, context, USUAL_LINE))) continue;
    for (const file of group) await reduceAlone(file, batch[file.part - from], context);
  }
  const made = [...batch.keys()].flatMap((i) => [
    plainText(from + i, context),
    soundLines(from + i, context)
  ]);
  for (const path of made) await rm(path, {force: true});
}

function plainText(number: number, {staging}: ReadingContext): string {
  return join(staging, `part-${number}.jsonl`);
}

function soundLines(number: number, {staging}: ReadingContext): string {
  return join(staging, `part-${number}-sound.jsonl`);
}

/** Brings a part into a form the engine reads to its end. */
async function prepare(part: SnapshotPart, number: number, context: ReadingContext): Promise<NumberedFile> {
  const {path, kind, stated, bytes} = part;
  if (kind === "lines" || kind === "parquet") return {part: number, path, form: kind};
  if (kind === "pages") {
    const plain = plainText(number, context);
    await unwrapPage(part, plain);
    return {part: number, path: plain, form: "lines"};
  }
  const file: NumberedFile = {part: number, path, form: "gzip"};
  const isWhole = stated ? stated.bytes === bytes : await isWholeGzip(path, context.effects.signal);
  return isWhole ? file : salvaged(file, part, context);
}

/** What can be read of a file, as the engine was to read it, line by line. */
async function salvaged(
  file: NumberedFile,
  part: SnapshotPart,
  context: ReadingContext
): Promise<NumberedFile> {
  const {issues, effects} = context;
  const target = soundLines(file.part, context);
  const source = {path: file.path, isGzip: file.form === "gzip"};
  const {isWhole, tooLong} = await salvage(source, target, effects.signal);
  if (!isWhole) reportCut(part, "the file ends before its content does; read up to there", issues);
  if (tooLong > 0)
    issues.add("line-too-long", "", part.name, "left out: longer than any line that is read", tooLong);
  return {part: file.part, path: target, form: "lines"};
}

function reportCut({name, stated}: SnapshotPart, what: string, issues: IssueLog): void {
  const works = stated === undefined ? "" : `; the publisher states ${stated.works} works in it`;
  issues.add("part-cut-short", "", name, `${what}${works}`);
}

/**
 * A file of a group the engine gave up on is read alone, with room for longer lines; where that fails too, line by line,
 * without what the engine stumbled over.
 */
async function reduceAlone(
  file: NumberedFile,
  part: SnapshotPart | undefined,
  context: ReadingContext
): Promise<void> {
  const failure = await failureOf([file], context, LONGEST_LINE);
  if (!failure) return;
  if (part === undefined) throw new TypeError("a file of no part");
  if (file.form === "parquet") return reportParquet(part, failure, context);
  const cause = await failureOf([await salvaged(file, part, context)], context, LONGEST_LINE);
  if (!cause) return;
  throw new ApertureError("source-damaged", `cannot be read: ${part.name}`, {
    hint: "Fetch this part of the snapshot again.",
    cause
  });
}

/** Parquet has its index at the end: of a file cut short nothing can be read. */
function reportParquet(part: SnapshotPart, cause: QueryError, {issues}: ReadingContext): void {
  if (/^(Binder|Conversion) Error/.test(cause.message))
    throw new ApertureError("source-changed", `columns of another type: ${part.name}`, {
      hint: "The publisher has changed the form. Read the JSON Lines form of the snapshot instead.",
      cause
    });
  reportCut(part, "the file is damaged or ends too early; nothing could be read of it", issues);
}

/** Writes the reduced works of some files; what the engine said where it could not. */
async function failureOf(
  files: readonly NumberedFile[],
  {db, target}: ReadingContext,
  longestLine: number
): Promise<QueryError | undefined> {
  const [first] = files;
  const name = `${String(first?.part ?? 0).padStart(6, "0")}-${first?.form}.parquet`;
  try {
    const reduced = reduceWorks(files, {columns: await columnsOf(files, db), longestLine});
    await db.run(`COPY (${reduced}) TO ${quote(join(target, name))} (FORMAT parquet, COMPRESSION snappy)`);
    return undefined;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    await rm(join(target, name), {force: true});
    return error;
  }
}

async function columnsOf(files: readonly NumberedFile[], db: Database): Promise<ReadonlySet<string>> {
  if (files[0]?.form !== "parquet") return new Set();
  const paths = files.map(({path}) => quote(path)).join(", ");
  const columns = await db.rows<{column_name: string}>(`DESCRIBE SELECT * FROM ${parquetOf(paths)}`);
  return new Set(columns.map(({column_name}) => column_name));
}
