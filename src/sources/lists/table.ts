import {CsvError, parse} from "csv-parse/sync";
import {ApertureError} from "../../base/errors.ts";
import type {ListFile, Tell} from "./list.ts";
import {textOfFile} from "./text.ts";

/** How one table of a list is laid out. */
export interface TableRule {
  readonly delimiter?: "," | ";" | "\t";
  /** Columns that are read. */
  readonly columns: readonly string[];
  /** Columns that are seen and deliberately not read. A header in neither list is filed. */
  readonly ignored: readonly string[];
  /** Columns without which this is another table. */
  readonly required: readonly string[];
  /** Lines before the header; the first is handed to `onLine`. */
  readonly linesBefore?: number;
  /** The name of a column in a heading that says more, such as one in two languages. */
  readonly columnOf?: (heading: string) => string;
}

/** One row, asked by the names of columns. */
export interface TableRow {
  readonly line: number;
  /** The trimmed cell; empty where the column or the value is missing. */
  get(column: string): string;
}

export interface Table {
  readonly rows: readonly TableRow[];
  readonly linesBefore: readonly string[];
}

const MOST_CELL_CHARACTERS = 1 << 20;

/** All records of a CSV, however many cells each has; a file that ends inside a quoted cell is refused. */
export function readRecords(
  text: string,
  name: string,
  delimiter: string
): {readonly cells: readonly string[]; readonly line: number}[] {
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      trim: true,
      maxRecordSize: MOST_CELL_CHARACTERS
    }) as unknown as readonly {readonly record: readonly string[]; readonly info: {readonly lines: number}}[];
    return records.map(({record, info}) => ({cells: record, line: info.lines}));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code !== "CSV_QUOTE_NOT_CLOSED") throw cutShort(name, error.message);
    const line = /at line (\d+)/.exec(error.message)?.[1];
    throw cutShort(name, `it ends within a quoted cell${line ? `, on line ${line}` : ""}`);
  }
}

/** Reads a table with a header. The last row must be whole; another row of the wrong length is filed and left out. */
export function readTable(file: ListFile, rule: TableRule, tell: Tell): Table {
  const text = textOfFile(file);
  const skipped = rule.linesBefore ?? 0;
  const lines = text.split("\n", skipped).map((line) => line.trim());
  const body = skipped === 0 ? text : text.slice(nthLineStart(text, skipped));
  const [head, ...records] = readRecords(body, file.name, rule.delimiter ?? ",");
  const header = (head?.cells ?? []).map((heading) => rule.columnOf?.(heading) ?? heading);
  const index = indexOf(header, rule, file.name, tell);
  const rows = records.flatMap(({cells, line}, i): TableRow[] => {
    if (cells.length === header.length && cells.some((cell, at) => cell !== header[at]))
      return [{line: line + skipped, get: (column) => cells[index.get(keyOf(column)) ?? -1] ?? ""}];
    if (cells.length === header.length) tell("row", "", "header repeated; left out");
    else if (i < records.length - 1) tell("row", `line ${line + skipped}`, "wrong number of cells; left out");
    else throw cutShort(file.name, `the last row has ${cells.length} of ${header.length} cells`);
    return [];
  });
  return {rows, linesBefore: lines};
}

function nthLineStart(text: string, lines: number): number {
  let at = 0;
  for (let i = 0; i < lines; i++) at = text.indexOf("\n", at) + 1 || text.length;
  return at;
}

function indexOf(
  header: readonly string[],
  rule: TableRule,
  name: string,
  tell: Tell
): ReadonlyMap<string, number> {
  const index = new Map(header.map((column, i) => [keyOf(column), i]));
  const missing = rule.required.find((column) => !index.has(keyOf(column)));
  if (missing !== undefined) {
    throw new ApertureError("source-changed", `missing column in ${name}: ${missing}`, {
      hint: "The publisher changed the form of the list, or this is another file."
    });
  }
  const known = new Set([...rule.columns, ...rule.ignored].map(keyOf));
  for (const column of header) if (!known.has(keyOf(column))) tell("column", column, "not known; not read");
  return index;
}

/** Publishers change capitals and spaces of their headers more often than the columns. */
function keyOf(column: string): string {
  return column.replace(/\s+/g, " ").trim().toLowerCase();
}

/** Whether the start of a file has a header line with all these columns. */
export function hasColumns(start: string, columns: readonly string[], delimiter = ","): boolean {
  const wanted = columns.map(keyOf);
  return start
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/, 3)
    .some((line) => {
      const cells = new Set(line.split(delimiter).map((cell) => keyOf(cell.replace(/^\s*"|"\s*$/g, ""))));
      return wanted.every((column) => cells.has(column));
    });
}

export function cutShort(name: string, reason: string): ApertureError {
  return new ApertureError("source-damaged", `cut short or damaged: ${name}: ${reason}`, {
    hint: "Fetch the file again, and compare its size with the publisher's."
  });
}
