import {open, stat} from "node:fs/promises";
import {ApertureError} from "../../base/errors.ts";
import {readCsvSheet} from "./read-csv.ts";
import {readXlsxSheet} from "./read-xlsx.ts";
import type {SheetRead} from "./text-sheet.ts";

/** Tables people fill in have some thousand rows; a file much larger is none. */
export const LARGEST_FILE = 5 * 1024 * 1024;

/** How a zip archive, such as an XLSX file, begins, and how a workbook of before 2007 does. */
const ARCHIVE = "504b0304";
const OLD_WORKBOOK = "d0cf11e0";

/** Reads a table that people fill in, CSV or the first sheet of an XLSX. Formulas are refused: what they show depends on who opens them. */
export async function readSheetFile(path: string): Promise<SheetRead> {
  const size = (await stat(path)).size;
  if (size > LARGEST_FILE) {
    throw new ApertureError("source-damaged", `too large: ${path} has ${Math.ceil(size / 1024 / 1024)} MB`, {
      hint: `A table has at most ${LARGEST_FILE / 1024 / 1024} MB. Remove pictures and other sheets, or part it in several.`
    });
  }
  if (size === 0)
    throw new ApertureError("source-damaged", `empty file: ${path}`, {hint: "Save the table again."});
  const begin = await firstBytes(path);
  if (begin === OLD_WORKBOOK) {
    throw new ApertureError("source-damaged", `a workbook of the old form (.xls): ${path}`, {
      hint: "Open it in a spreadsheet and save it as XLSX."
    });
  }
  return begin === ARCHIVE || /\.xlsx$/i.test(path) ? readXlsxSheet(path) : readCsvSheet(path);
}

/** What a file is shows in how it begins; its name may say anything. */
async function firstBytes(path: string): Promise<string> {
  const file = await open(path);
  try {
    const {buffer, bytesRead} = await file.read({buffer: Buffer.alloc(4)});
    return buffer.subarray(0, bytesRead).toString("hex");
  } finally {
    await file.close();
  }
}
