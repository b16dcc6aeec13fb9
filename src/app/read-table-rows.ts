import {ApertureError, isMissingFile} from "../base/errors.ts";
import {readSheetFile} from "../pool/mapping/read-sheet.ts";

/** One row of a table that came in, by column, with its place as a spreadsheet numbers it. */
export interface TableRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A table, CSV or XLSX, as rows by column. Formulas are refused, as in every table that comes in. */
export async function readTableRows(path: string): Promise<TableRow[]> {
  const read = await readSheetFile(path).catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no such file: ${path}`, {hint: "Check the path."});
  });
  if ("problems" in read) {
    const [first] = read.problems;
    const letter = first?.column.split(" ")[0];
    const place = letter ? `row ${first?.row ?? 0}, column ${letter}` : `row ${first?.row ?? 0}`;
    throw new ApertureError("source-damaged", `${place}: ${first?.message ?? ""}`, {
      hint: "Correct the table and run it again; nothing of it was answered."
    });
  }
  const {header, rows} = read.sheet;
  return rows.map(({row, cells}) => ({
    row,
    cells: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""]))
  }));
}
