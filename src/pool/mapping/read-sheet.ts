import {readFile, stat} from "node:fs/promises";
import {ApertureError} from "../../base/errors.ts";
import {readCsvSheet} from "./read-csv.ts";
import {readXlsxSheet} from "./read-xlsx.ts";
import type {SheetRead} from "./text-sheet.ts";

/** Tables people fill in have some thousand rows; a file much larger is none. */
export const LARGEST_FILE = 5 * 1024 * 1024;

/** What a file is shows in how it begins; its name may say anything. So begins a zip archive, such as an XLSX file, and so a workbook of before 2007. */
const ARCHIVE = "504b0304";
const OLD_WORKBOOK = "d0cf11e0";

/** Reads a table that people fill in, CSV or the first sheet of an XLSX. Formulas are refused: what they show depends on who opens them. */
export async function readSheetFile(path: string): Promise<SheetRead> {
  refuseLarge((await stat(path)).size, path);
  return readSheet(await readFile(path), path);
}

/** The same of a file that was sent; the name is for messages. */
export async function readSheet(bytes: Buffer, name: string): Promise<SheetRead> {
  refuseLarge(bytes.length, name);
  if (bytes.length === 0)
    throw new ApertureError("source-damaged", `empty file: ${name}`, {hint: "Save the table again."});
  const begin = bytes.subarray(0, 4).toString("hex");
  if (begin === OLD_WORKBOOK) {
    throw new ApertureError("source-damaged", `a workbook of the old form (.xls): ${name}`, {
      hint: "Open it in a spreadsheet and save it as XLSX."
    });
  }
  return begin === ARCHIVE || /\.xlsx$/i.test(name) ? readXlsxSheet(bytes, name) : readCsvSheet(bytes, name);
}

function refuseLarge(size: number, name: string): void {
  if (size <= LARGEST_FILE) return;
  throw new ApertureError("too-large", `too large: ${name} has ${Math.ceil(size / 1024 / 1024)} MB`, {
    hint: `A table has at most ${LARGEST_FILE / 1024 / 1024} MB. Remove pictures and other sheets, or part it in several.`
  });
}
