import {join} from "node:path";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {type Database, QueryError, quote} from "../../warehouse/database.ts";
import type {IssueLog} from "../series/issue-log.ts";
import {isWholeGzip, salvage} from "./inflate.ts";
import {type NumberedFile, reduceWorks} from "./reduce.ts";
import type {SnapshotPart} from "./snapshot-parts.ts";
import {unwrapPage} from "./unwrap-pages.ts";

/** Files read by one query: enough to keep every core busy, few enough to show progress and to stop. */
const FILES_AT_ONCE = 8;

export interface ReadingContext {
  readonly db: Database;
  /** Folder for plain text on the way. */
  readonly staging: string;
  /** Folder the reduced works are written to, a file for each query. */
  readonly target: string;
  readonly issues: IssueLog;
  readonly effects: Effects;
}

/** Reduces every part to short rows in Parquet, in the order of the parts. Memory does not grow with their number. */
export async function readParts(parts: readonly SnapshotPart[], context: ReadingContext): Promise<void> {
  const {progress, signal} = context.effects;
  progress.step(
    "Reading works",
    parts.reduce((sum, part) => sum + part.bytes, 0),
    "bytes"
  );
  let done = 0;
  for (let from = 0; from < parts.length; from += FILES_AT_ONCE) {
    signal.throwIfAborted();
    const batch = parts.slice(from, from + FILES_AT_ONCE);
    await readBatch(batch, from, context);
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
  const zipped = files.filter(({compression}) => compression === "gzip");
  const plain = files.filter(({compression}) => compression === "uncompressed");
  for (const group of [zipped, plain]) {
    if (group.length > 1 && !(await failureOf(group, context))) continue;
    for (const file of group) await reduceAlone(file, batch[file.part - from], context);
  }
}

/** Brings a part into a form the engine reads to its end. */
async function prepare(part: SnapshotPart, number: number, context: ReadingContext): Promise<NumberedFile> {
  const {path, kind, stated, bytes} = part;
  const plain = join(context.staging, `part-${number}.jsonl`);
  if (kind === "lines") return {part: number, path, compression: "uncompressed"};
  if (kind === "pages") {
    await unwrapPage(part, plain);
    return {part: number, path: plain, compression: "uncompressed"};
  }
  const isWhole = stated ? stated.bytes === bytes : await isWholeGzip(path, context.effects.signal);
  if (isWhole) return {part: number, path, compression: "gzip"};
  return salvaged(part, number, context);
}

async function salvaged(
  {path, name, kind, stated}: SnapshotPart,
  number: number,
  {staging, issues, effects}: ReadingContext
): Promise<NumberedFile> {
  const target = join(staging, `part-${number}.jsonl`);
  const {isWhole, tooLong} = await salvage({path, isGzip: kind === "gzip"}, target, effects.signal);
  const works = stated === undefined ? "" : `; the publisher states ${stated.works} works in it`;
  if (!isWhole)
    issues.add("part-cut-short", "", name, `the file ends before its content does; read up to there${works}`);
  if (tooLong > 0)
    issues.add("line-too-long", "", name, "left out: longer than any line that is read", tooLong);
  return {part: number, path: target, compression: "uncompressed"};
}

/** A file the engine gives up on is read once more, line by line, without what it stumbled over. */
async function reduceAlone(
  file: NumberedFile,
  part: SnapshotPart | undefined,
  context: ReadingContext
): Promise<void> {
  if (!(await failureOf([file], context))) return;
  if (part === undefined) throw new TypeError("a file of no part");
  const cause = await failureOf([await salvaged(part, file.part, context)], context);
  if (!cause) return;
  throw new ApertureError("source-damaged", `cannot be read: ${part.name}`, {
    hint: "Fetch this part of the snapshot again.",
    cause
  });
}

/** Writes the reduced works of some files; what the engine said where it could not. */
async function failureOf(
  files: readonly NumberedFile[],
  {db, target}: ReadingContext
): Promise<QueryError | undefined> {
  const [first] = files;
  const name = `${String(first?.part ?? 0).padStart(6, "0")}-${first?.compression}.parquet`;
  try {
    await db.run(
      `COPY (${reduceWorks(files)}) TO ${quote(join(target, name))} (FORMAT parquet, COMPRESSION snappy)`
    );
    return undefined;
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
}
