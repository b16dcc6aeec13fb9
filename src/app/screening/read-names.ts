import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {readSheet, readSheetFile} from "../../pool/mapping/read-sheet.ts";
import type {SheetRead} from "../../pool/mapping/text-sheet.ts";

/** A table of names: its headings, and its rows with their place in the sheet. */
export interface NameTable {
  readonly header: readonly string[];
  readonly rows: readonly {readonly row: number; readonly cells: readonly string[]}[];
}

/** A table of names, CSV or XLSX. Formulas are refused, as in every table that comes in. */
export async function readNames(path: string): Promise<NameTable> {
  const read = await readSheetFile(path).catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no such file: ${path}`, {hint: "Check the path."});
  });
  return tableOf(read);
}

/** The same of a file that was sent; its name stands in no message. */
export async function readSentNames(bytes: Buffer): Promise<NameTable> {
  return tableOf(await readSheet(bytes, "the file"));
}

function tableOf(read: SheetRead): NameTable {
  if ("sheet" in read) return read.sheet;
  const [first] = read.problems;
  const letter = first?.column.split(" ")[0];
  const place = letter ? `row ${first?.row ?? 0}, column ${letter}` : `row ${first?.row ?? 0}`;
  throw new ApertureError("source-damaged", `${place}: ${first?.message ?? ""}`, {
    hint: "Correct the table and send it again; nothing was screened."
  });
}
