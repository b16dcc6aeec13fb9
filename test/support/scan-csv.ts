import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {readDialect} from "../../src/ingest/forms/csv-dialect.ts";
import {CsvScanner, type OddRecord} from "../../src/ingest/forms/csv-scan.ts";
import {cordis} from "../../src/sources/cordis.ts";
import {shapeOf} from "../../src/sources/source.ts";
import type {Database} from "../../src/warehouse/database.ts";
import type {SourceRow} from "./cordis-csv.ts";

export interface Scanned {
  readonly rows: readonly SourceRow[];
  readonly odd: readonly OddRecord[];
  readonly records: number;
  readonly clean: Buffer;
}

/** Shapes of the columns of a header, as the source declaration types them. */
export function shapesFor(table: string, columns: readonly string[]): (RegExp | undefined)[] {
  const rule = cordis.tables.find((candidate) => candidate.name === table);
  return columns.map((name) => {
    const column = rule?.columns.find((candidate) => candidate.from.includes(name));
    return column && shapeOf(column.type);
  });
}

/** Columns of a table that hold anything but prose. */
export function typedColumns(table: string, columns: readonly string[]): string[] {
  const shapes = shapesFor(table, columns);
  return columns.filter((_, i) => shapes[i] !== undefined);
}

/** Sends a file through the scanner, cut where `cuts` say. */
export function scan(bytes: Buffer, table: string, cuts: readonly number[] = []): Omit<Scanned, "rows"> {
  const dialect = readDialect(bytes, `${table}.csv`);
  const parts: Buffer[] = [];
  const odd: OddRecord[] = [];
  const scanner = new CsvScanner(
    dialect,
    shapesFor(table, dialect.columns),
    (part) => parts.push(Buffer.from(part)),
    (record) => odd.push(record)
  );
  const body = bytes.subarray(dialect.headerBytes);
  const ends = [...new Set(cuts.map((cut) => cut % (body.length + 1)))].sort((a, b) => a - b);
  for (const [i, end] of [...ends, body.length].entries()) scanner.push(body.subarray(ends[i - 1] ?? 0, end));
  scanner.end();
  return {odd, records: scanner.records, clean: Buffer.concat(parts)};
}

/** Scans a file, and reads what comes out with DuckDB as strictly as the ingest does. */
export async function scanAndRead(
  db: Database,
  folder: string,
  bytes: Buffer,
  table: string,
  cuts: readonly number[] = []
): Promise<Scanned> {
  const scanned = scan(bytes, table, cuts);
  const {delimiter, newLine, columns} = readDialect(bytes, `${table}.csv`);
  const path = join(folder, "clean.csv");
  writeFileSync(path, Buffer.concat([Buffer.from(columns.join(delimiter) + newLine), scanned.clean]));
  const types = columns.map((name) => `'${name}': 'VARCHAR'`).join(", ");
  const rows = await db.rows<Record<string, string | null>>(
    `SELECT * FROM read_csv('${path}', delim = '${delimiter}', quote = '"', escape = '"', header = true, auto_detect = false,
       new_line = '${newLine === "\n" ? "\\n" : "\\r\\n"}', columns = {${types}})`
  );
  return {...scanned, rows: rows.map(withoutNulls)};
}

function withoutNulls(row: Record<string, string | null>): SourceRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ""]));
}
