import {ApertureError} from "../../base/errors.ts";
import {refuseWebPage} from "../../base/web-page.ts";

/** How one CSV file separates its fields and lines. */
export interface Dialect {
  readonly delimiter: ";" | "," | "\t" | "|";
  /** Whether the publisher quotes every field, or only where it must. */
  readonly quotesAll: boolean;
  readonly newLine: "\n" | "\r\n";
  readonly columns: readonly string[];
  /** Bytes of the header line, its line end and a byte order mark included. */
  readonly headerBytes: number;
}

const DELIMITERS = [";", "\t", "|", ","] as const;

/** Reads the header line at the start of a file, or says why it cannot be one. */
export function readDialect(start: Buffer, name: string): Dialect {
  const text = start.toString("utf8");
  refuseWebPage(text, name);
  const end = text.indexOf("\n");
  const line = (end < 0 ? text : text.slice(0, end)).replace(/\r$/, "");
  const header = line.replace(/^\uFEFF/, "");
  const delimiter = DELIMITERS.find((candidate) => header.includes(candidate));
  if (!delimiter || header.trim() === "") {
    throw new ApertureError("source-damaged", `no header line in ${name}: ${header.slice(0, 60)}`, {
      hint: "The first line must name the columns, as in the publisher's own file."
    });
  }
  const cells = header.split(delimiter);
  return {
    delimiter,
    quotesAll: cells.every((cell) => /^".*"$/.test(cell)),
    newLine: text[end - 1] === "\r" ? "\r\n" : "\n",
    columns: cells.map((cell) => cell.replace(/^"|"$/g, "").trim()),
    headerBytes: Buffer.byteLength(end < 0 ? text : text.slice(0, end + 1))
  };
}
