import {readFile} from "node:fs/promises";
import {CsvError, parse} from "csv-parse/sync";
import {ApertureError} from "../../base/errors.ts";
import {type SheetRead, textSheet} from "./text-sheet.ts";

/** Reads a CSV as spreadsheets of every country write it: commas, semicolons or tabs, with or without a BOM. */
export async function readCsvSheet(path: string): Promise<SheetRead> {
  const text = decode(await readFile(path), path);
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) {
    throw new ApertureError("source-damaged", `a web page, not a table: ${path}`, {
      hint: "Download the file again, or open it in a spreadsheet and save it as CSV UTF-8."
    });
  }
  try {
    return {sheet: textSheet(parse(text, optionsFor(delimiterOf(text))))};
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error["lines"] === "number" ? error["lines"] : 0;
    return {problems: [{row, column: "", message: `the row cannot be read: ${error.message}`}]};
  }
}

/** Lines may end in either way, and in both ways in one file, as a spreadsheet and an editor leave it. */
function optionsFor(delimiter: string) {
  return {delimiter, bom: true, relaxColumnCount: true, recordDelimiter: ["\r\n", "\n", "\r"]};
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch (cause) {
    throw new ApertureError("source-damaged", `not UTF-8: ${path}`, {
      hint: "Save it from the spreadsheet as “CSV UTF-8”, or as XLSX.",
      cause
    });
  }
}

/** The mark that parts the header most often. */
function delimiterOf(text: string): string {
  const header = text.slice(0, 4096).split(/\r?\n/, 1)[0] ?? "";
  const counts = [",", ";", "\t"].map((mark) => ({mark, count: header.split(mark).length}));
  return counts.sort((a, b) => b.count - a.count)[0]?.mark ?? ",";
}
