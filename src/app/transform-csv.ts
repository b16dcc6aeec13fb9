import {once} from "node:events";
import {createReadStream, createWriteStream} from "node:fs";
import {open, rename, rm, stat} from "node:fs/promises";
import {finished} from "node:stream/promises";
import {CsvError, parse} from "csv-parse";
import {csvCell} from "../base/csv.ts";
import type {Effects} from "../base/effects.ts";
import {ApertureError, isMissingFile} from "../base/errors.ts";
import {safeCell} from "../base/safe-cell.ts";

export type CsvRow = Readonly<Record<string, string>>;

/** What to do with a CSV: the columns it must have, those that are added, and their values for each row. */
export interface CsvWork {
  readonly needs: readonly string[];
  readonly adds: readonly string[];
  valuesOf(row: CsvRow): readonly string[];
}

const HEAD_BYTES = 4096;
const MAX_RECORD_BYTES = 16 << 20;

/**
 * Reads a CSV row by row and writes it with columns added; a column of that name that was there is replaced. The result
 * takes its place only when it is complete. Cells that a spreadsheet would run as a formula are made harmless. Answers with
 * the number of rows.
 */
export async function transformCsv(
  from: string,
  to: string,
  work: CsvWork,
  effects: Effects
): Promise<number> {
  const head = await readHead(from);
  const part = `${to}.part`;
  const out = createWriteStream(part);
  try {
    const rows = await pump(from, head, out, work, effects);
    out.end();
    await finished(out);
    await rename(part, to);
    return rows;
  } catch (error) {
    out.destroy();
    await rm(part, {force: true});
    throw readable(error, from, to);
  }
}

async function pump(
  from: string,
  head: string,
  out: NodeJS.WritableStream,
  work: CsvWork,
  effects: Effects
): Promise<number> {
  effects.progress.step("rows", (await stat(from)).size);
  const source = createReadStream(from);
  const parser = parse({
    columns: (names: string[]) => checkColumns(names, work, from),
    bom: true,
    delimiter: delimiterOf(head),
    relaxColumnCountLess: true,
    maxRecordSize: MAX_RECORD_BYTES
  });
  source.on("error", (error) => parser.destroy(error));
  let columns: readonly string[] | undefined;
  let count = 0;
  for await (const row of source.pipe(parser) as AsyncIterable<CsvRow>) {
    if (count % 256 === 0) effects.signal.throwIfAborted();
    columns ??= keptColumns(Object.keys(row), work);
    if (count === 0) await writeLine(out, [...columns, ...work.adds]);
    await writeLine(out, [...columns.map((name) => row[name] ?? ""), ...work.valuesOf(row)]);
    effects.progress.at(source.bytesRead, ++count);
  }
  if (count === 0) await writeLine(out, [...keptColumns(headerOf(head), work), ...work.adds]);
  effects.progress.done();
  return count;
}

const keptColumns = (names: readonly string[], {adds}: CsvWork) =>
  names.filter((name) => !adds.includes(name));

function checkColumns(names: string[], {needs}: CsvWork, file: string): string[] {
  const trimmed = names.map((name) => name.trim());
  const missing = needs.find((name) => !trimmed.includes(name));
  if (missing === undefined) return trimmed;
  throw new ApertureError("usage", `missing column in ${file}: ${missing}`, {
    hint: `The first line must name the columns ${needs.join(", ")}.`
  });
}

async function writeLine(out: NodeJS.WritableStream, cells: readonly string[]): Promise<void> {
  if (!out.write(`${cells.map((cell) => csvCell(safeCell(cell))).join(",")}\r\n`)) await once(out, "drain");
}

async function readHead(from: string): Promise<string> {
  const file = await open(from).catch((error: unknown) => {
    throw readable(error, from, "");
  });
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString("utf8", 0, bytesRead).replace(/^\ufeff/, "");
    if (head.trim() === "") throw new ApertureError("source-damaged", `an empty file: ${from}`);
    if (/^\s*<(?:!doctype|html|\?xml)/i.test(head))
      throw new ApertureError("source-damaged", `a web page, not a table: ${from}`, {
        hint: "Download the file again, or save it from a spreadsheet as CSV UTF-8."
      });
    if (head.includes("\0"))
      throw new ApertureError("source-damaged", `not a CSV file: ${from}`, {
        hint: "Save it from the spreadsheet as CSV UTF-8."
      });
    return head;
  } finally {
    await file.close();
  }
}

function headerOf(head: string): string[] {
  const line = head.split(/\r?\n/, 1)[0] ?? "";
  return line.split(delimiterOf(head)).map((name) => name.replace(/^"|"$/g, "").trim());
}

function delimiterOf(head: string): string {
  const header = head.split(/\r?\n/, 1)[0] ?? "";
  const counts = [",", ";", "\t"].map((mark) => ({mark, count: header.split(mark).length}));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

function readable(error: unknown, from: string, to: string): unknown {
  if (error instanceof CsvError)
    return new ApertureError("source-damaged", `a row cannot be read in ${from}: ${error.message}`, {
      hint: "Mend the row, or save the file again as CSV UTF-8.",
      cause: error
    });
  if (isMissingFile(error)) {
    const path = error instanceof Error && "path" in error ? String(error.path) : from;
    return path === from
      ? new ApertureError("not-found", `no such file: ${from}`, {hint: "Check the path.", cause: error})
      : new ApertureError("usage", `cannot write ${to}`, {
          hint: "Give a file in a folder that exists.",
          cause: error
        });
  }
  return error;
}
