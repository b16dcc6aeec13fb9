import {CsvError, parse} from "csv-parse/sync";
import {ApertureError} from "../../base/errors.ts";
import {type SheetRead, textSheet} from "./text-sheet.ts";

const LONE_QUOTE = 'a quotation mark stands inside a text; write it twice (""), or leave it out';

/** What a delegate can do about a row that is no CSV, by the code of the reader. */
const FAULTS: Readonly<Record<string, string>> = {
  CSV_INVALID_CLOSING_QUOTE: LONE_QUOTE,
  INVALID_OPENING_QUOTE: LONE_QUOTE,
  CSV_QUOTE_NOT_CLOSED: "a text that begins with a quotation mark has none at its end"
};

/** Reads the bytes of a CSV as spreadsheets of every country write it: commas, semicolons or tabs, with or without a BOM. */
export function readCsvSheet(bytes: Uint8Array, name: string): SheetRead {
  const text = decode(bytes, name);
  if (text.includes("\0")) {
    throw new ApertureError("source-damaged", `not a table: ${name} holds bytes that are no text`, {
      hint: "Save it from the spreadsheet as “CSV UTF-8”, or as XLSX."
    });
  }
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) {
    throw new ApertureError("source-damaged", `a web page, not a table: ${name}`, {
      hint: "Download the file again, or open it in a spreadsheet and save it as CSV UTF-8."
    });
  }
  try {
    return {sheet: textSheet(parse(text, optionsFor(delimiterOf(text))))};
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error["lines"] === "number" ? error["lines"] : 0;
    return {problems: [{row, column: "", message: FAULTS[error.code] ?? "the row cannot be read"}]};
  }
}

/** Lines may end in either way, and in both ways in one file, as a spreadsheet and an editor leave it. */
function optionsFor(delimiter: string) {
  return {delimiter, bom: true, relaxColumnCount: true, recordDelimiter: ["\r\n", "\n", "\r"]};
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch (cause) {
    throw new ApertureError("source-damaged", `not UTF-8: ${name}`, {
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
