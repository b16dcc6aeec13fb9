import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

/** One row of a CORDIS table, by the publisher's column names. */
export type SourceRow = Readonly<Record<string, string>>;

/** The tables of one programme, by file name without ending. */
export type SourceTables = Readonly<Record<string, readonly SourceRow[]>>;

export const FIXTURE = fileURLToPath(new URL("../fixtures/cordis/csv/", import.meta.url));

const TABLES = ["project", "organization", "legalBasis", "euroSciVoc", "topics"] as const;

/** The columns of the publisher's files of 2025. */
export const COLUMNS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  TABLES.map((name) => [name, Object.keys(tablesOf(FIXTURE)[name]?.[0] ?? {})])
);

/** The tiny programme written by hand for the tests, with every trap met in the real files. */
export function fixtureTables(): SourceTables {
  return tablesOf(FIXTURE);
}

function tablesOf(folder: string): SourceTables {
  return Object.fromEntries(
    TABLES.map((name) => [name, rowsOf(readFileSync(`${folder}${name}.csv`, "utf8"))])
  );
}

/** Rows of CSV that keeps the rules: the reader that the tests compare the real one with. */
export function rowsOf(csv: string): SourceRow[] {
  const [header = [], ...records] = recordsOf(csv);
  return records.map((fields) => Object.fromEntries(header.map((name, i) => [name, fields[i] ?? ""])));
}

function* recordsOf(csv: string): Generator<string[]> {
  let record: string[] = [];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r?\n|$)/g)) {
    record.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (end === ";") continue;
    if (record.length > 1) yield record;
    record = [];
  }
}

/** A table as the publisher should write it: semicolons, every field quoted, inner quotes doubled. */
export function csvOf(rows: readonly SourceRow[], columns: readonly string[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ""))];
  return lines
    .map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";")}\n`)
    .join("");
}

/** All tables as files of an archive. */
export function filesOf(tables: SourceTables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [`${name}.csv`, csvOf(rows, COLUMNS[name] ?? [])])
  );
}
