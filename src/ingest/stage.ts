import {closeSync, openSync, writeSync} from "node:fs";
import {join} from "node:path";
import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {type SourceDeclaration, shapeOf, type TableRule} from "../sources/source.ts";
import {type Dialect, readDialect} from "./forms/csv-dialect.ts";
import {CsvScanner, type OddRecord} from "./forms/csv-scan.ts";
import type {InputFile} from "./inputs.ts";

/** A value or a record of a source that was not understood: what it was, and how often. */
export interface Issue {
  readonly kind: string;
  readonly table: string;
  readonly field: string;
  readonly value: string;
  readonly count: number;
  readonly note: string;
}

/** One file of one table, now clean CSV that any reader can follow. */
export interface StagedFile {
  readonly table: TableRule;
  readonly name: string;
  readonly path: string;
  readonly dialect: Dialect;
  readonly records: number;
  /** The columns the source gave a value for, where a form lists more than the source did. */
  readonly given?: ReadonlySet<string>;
}

/** Which table a file holds, by its name; `exact` when it is called just as the publisher calls it. */
export function tableOf(
  name: string,
  source: SourceDeclaration
): {table: TableRule; exact: boolean} | undefined {
  const stem = (name.split(/[\\/]/).at(-1) ?? name).replace(/\.[^.]*$/, "");
  const exact = source.tables.find((table) => table.files.some((file) => same(file, stem)));
  if (exact) return {table: exact, exact: true};
  const words = stem.split(/[^A-Za-z]+/);
  const table = source.tables.find((candidate) =>
    candidate.files.some((file) => words.some((word) => same(file, word)))
  );
  return table && {table, exact: false};
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export interface StageContext {
  readonly folder: string;
  readonly issues: Issue[];
  readonly effects: Effects;
  /** Adds to the bytes shown as read, over all files. */
  readonly onBytes: (bytes: number) => void;
}

/** Streams one CSV file into the staging folder, repairing records on the way. */
export async function stageCsv(
  file: InputFile,
  table: TableRule,
  context: StageContext
): Promise<StagedFile> {
  const path = join(context.folder, `${file.name.replace(/[^\w.-]+/g, "_")}.clean.csv`);
  const sink = openSync(path, "w");
  const odd = new Map<string, OddRecord[]>();
  try {
    const reading = await scan(file, table, sink, odd, context);
    fileOddRecords(odd, table.name, context.issues);
    return {table, name: file.name, path, ...reading};
  } finally {
    closeSync(sink);
  }
}

/** The header must be complete before anything can be read. */
const ENOUGH_FOR_HEADER = 1 << 16;

async function scan(
  file: InputFile,
  table: TableRule,
  sink: number,
  odd: Map<string, OddRecord[]>,
  context: StageContext
): Promise<{dialect: Dialect; records: number}> {
  let head: Buffer = Buffer.alloc(0);
  let scanner: CsvScanner | undefined;
  let dialect: Dialect | undefined;
  const start = () => {
    dialect = readDialect(head, file.name);
    writeSync(sink, headerLine(dialect));
    scanner = new CsvScanner(
      dialect,
      shapesOf(dialect, table),
      (bytes) => writeAll(sink, bytes),
      (record) => {
        odd.set(record.kind, [...(odd.get(record.kind) ?? []), record]);
      }
    );
    scanner.push(head.subarray(dialect.headerBytes));
  };
  for await (const chunk of (await file.open()) as AsyncIterable<Buffer>) {
    context.effects.signal.throwIfAborted();
    context.onBytes(chunk.length);
    if (scanner) scanner.push(chunk);
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length >= ENOUGH_FOR_HEADER) start();
    }
  }
  if (!scanner) start();
  if (!dialect || !scanner) throw new ApertureError("source-damaged", `empty file: ${file.name}`);
  scanner.end();
  return {dialect, records: scanner.records};
}

function headerLine(dialect: Dialect): string {
  const cells = dialect.columns.map((name) => (dialect.quotesAll ? `"${name}"` : name));
  return cells.join(dialect.delimiter) + dialect.newLine;
}

function writeAll(sink: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(sink, bytes, done);
}

function shapesOf(dialect: Dialect, table: TableRule): (RegExp | undefined)[] {
  return dialect.columns.map((name) => {
    const rule = table.columns.find((column) => column.from.includes(name));
    return rule && shapeOf(rule.type);
  });
}

const ODD_NOTES: Readonly<Record<OddRecord["kind"], string>> = {
  repaired: "quotes inside a field were not doubled; the record was read by the shape of its columns",
  unreadable: "the record has no sure reading and was left out; its text is kept with the vintage",
  "not-utf8": "the text is not UTF-8 and was read as Windows-1252"
};

function fileOddRecords(
  odd: ReadonlyMap<string, readonly OddRecord[]>,
  table: string,
  issues: Issue[]
): void {
  for (const [kind, records] of odd) {
    const note = ODD_NOTES[kind as OddRecord["kind"]];
    if (kind === "unreadable") {
      for (const {text, record} of records) {
        issues.push({
          kind: "unreadable-record",
          table,
          field: `record ${record}`,
          value: text,
          count: 1,
          note
        });
      }
    } else issues.push({kind: `${kind}-record`, table, field: "", value: "", count: records.length, note});
  }
}

/** Bytes of all the files that are going to be read. */
export function totalBytes(files: readonly InputFile[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}
