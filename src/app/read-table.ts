import {ApertureError, isMissingFile} from "../base/errors.ts";
import {readSheet, readSheetFile} from "../pool/mapping/read-sheet.ts";
import type {SheetRead} from "../pool/mapping/text-sheet.ts";

/** A table that came in: its headings, and its rows with their place as a spreadsheet numbers them. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly {readonly row: number; readonly cells: readonly string[]}[];
}

/** One row of a table by column, with its place. */
export interface TableRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A table, CSV or XLSX. Formulas are refused, as in every table that comes in. */
export async function readTable(path: string): Promise<Table> {
  const read = await readSheetFile(path).catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no such file: ${path}`, {hint: "Check the path."});
  });
  return tableOf(read);
}

/** The same of a file that was sent; its name stands in no message. */
export async function readSentTable(bytes: Buffer): Promise<Table> {
  return tableOf(await readSheet(bytes, "the file"));
}

/** The rows of a table by what their columns are called. */
export function rowsByColumn({header, rows}: Table): TableRow[] {
  return rows.map(({row, cells}) => ({
    row,
    cells: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""]))
  }));
}

function tableOf(read: SheetRead): Table {
  if ("sheet" in read) return read.sheet;
  const [first] = read.problems;
  const letter = first?.column.split(" ")[0];
  const place = letter ? `row ${first?.row ?? 0}, column ${letter}` : `row ${first?.row ?? 0}`;
  throw new ApertureError("source-damaged", `${place}: ${first?.message ?? ""}`, {
    hint: "Correct the table and send it again; nothing of it was answered."
  });
}
