import {stat} from "node:fs/promises";
import {ApertureError} from "../../base/errors.ts";
import {readCsvSheet} from "./read-csv.ts";
import {readXlsxSheet} from "./read-xlsx.ts";
import type {SheetRead} from "./text-sheet.ts";

/** Returns are a few hundred rows; a file much larger is not one. */
export const LARGEST_FILE = 5 * 1024 * 1024;

/** Reads the first sheet of a return, CSV or XLSX. Formulas are refused: what they show depends on who opens them. */
export async function readSheetFile(path: string): Promise<SheetRead> {
  const size = (await stat(path)).size;
  if (size > LARGEST_FILE) {
    throw new ApertureError("source-damaged", `too large: ${path} has ${Math.ceil(size / 1024 / 1024)} MB`, {
      hint: `A return has at most ${LARGEST_FILE / 1024 / 1024} MB. Remove pictures and other sheets, or save it as CSV.`
    });
  }
  if (size === 0)
    throw new ApertureError("source-damaged", `empty file: ${path}`, {hint: "Fill in the template."});
  return /\.xlsx$/i.test(path) ? readXlsxSheet(path) : readCsvSheet(path);
}
