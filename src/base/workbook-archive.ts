import {type Entry, fromBuffer, type ZipFile} from "yauzl";
import {ApertureError} from "./errors.ts";

/** More than any table unpacks to; a small file that claims more is a trap. */
const LARGEST_SHEET = 50 * 1024 * 1024;

/** The XML of a workbook's first sheet. Refuses what unpacks to more than any table could hold. */
export async function firstSheetXml(bytes: Buffer, path: string): Promise<string> {
  const zip = await open(bytes, path);
  const entries = await entriesOf(zip, path);
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (unpacked > LARGEST_SHEET) throw unreadable(path, "it unpacks to more than 50 MB");
  const sheets = entries.filter(({fileName}) => /^xl\/worksheets\/[^/]+\.xml$/.test(fileName));
  const first = sheets.sort((a, b) => a.fileName.localeCompare(b.fileName, "en", {numeric: true}))[0];
  if (!first) throw unreadable(path, "it holds no sheet");
  return read(zip, first, path);
}

function open(bytes: Buffer, path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, {lazyEntries: true, autoClose: false}, (error, zip) => {
      if (error) reject(unreadable(path, "it is not an XLSX file", error));
      else resolve(zip);
    });
  });
}

function entriesOf(zip: ZipFile, path: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", (error: Error) => reject(unreadable(path, "its archive is damaged", error)));
    zip.readEntry();
  });
}

function read(zip: ZipFile, entry: Entry, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(unreadable(path, "its archive is damaged", error));
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
      stream.on("error", (cause) => reject(unreadable(path, "its archive is damaged", cause)));
    });
  });
}

function unreadable(path: string, reason: string, cause?: unknown): ApertureError {
  return new ApertureError("source-damaged", `not a readable workbook: ${path}: ${reason}`, {
    hint: "Open it in a spreadsheet and save it anew as XLSX, or as CSV UTF-8.",
    cause
  });
}
