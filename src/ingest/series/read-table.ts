import {pipeline, Readable} from "node:stream";
import {CsvError, parse} from "csv-parse";
import {ApertureError} from "../../base/errors.ts";
import {refuseWebPage} from "../../base/web-page.ts";
import type {InputFile} from "../inputs.ts";

/** A row of a table by the names of its columns. */
export type TableRow = Readonly<Record<string, string>>;

/** A table being read: what stands before the header, the header, and the rows. */
export interface SourceTable {
  readonly preamble: readonly (readonly string[])[];
  readonly header: readonly string[];
  rows(): AsyncGenerator<TableRow>;
  /** Whether the last line ended, once every row is read. One that does not may have been cut. */
  endsWithLine(): boolean;
}

/** The end of what was read so far. */
interface Tail {
  last: string;
}

/** Lines a publisher may write before the header. */
const LONGEST_PREAMBLE = 10;

/**
 * Reads a table as its publisher wrote it. `isHeader` says which of the first lines names the columns. A row with
 * another number of cells than the header means a file that was cut off or is broken, and is refused.
 */
export async function readTable(
  file: InputFile,
  isHeader: (cells: readonly string[]) => boolean
): Promise<SourceTable | undefined> {
  const tail: Tail = {last: ""};
  const records = recordsOf(file, tail);
  const preamble: string[][] = [];
  for (let line = 0; line < LONGEST_PREAMBLE; line++) {
    const {value, done} = await records.next();
    if (done) break;
    const header = value.map((cell) => cell.trim());
    if (isHeader(header)) {
      const rows = () => rowsOf(file.name, header, records);
      return {preamble, header, rows, endsWithLine: () => tail.last === "\n"};
    }
    preamble.push(value);
  }
  await records.return(undefined);
  return undefined;
}

/** The first lines of a file, to say what it is not. */
export async function firstLine(file: InputFile): Promise<readonly string[]> {
  const records = recordsOf(file, {last: ""});
  const {value} = await records.next();
  await records.return(undefined);
  return value ?? [];
}

async function* rowsOf(
  name: string,
  header: readonly string[],
  records: AsyncGenerator<string[], void>
): AsyncGenerator<TableRow> {
  let row = 1;
  for await (const cells of records) {
    row++;
    if (cells.length !== header.length) {
      throw new ApertureError(
        "source-damaged",
        `row ${row} of ${name} has ${cells.length} cells, not ${header.length}`,
        {hint: "The file was cut off or edited. Fetch it again from the publisher."}
      );
    }
    yield Object.fromEntries(header.map((column, i) => [column, (cells[i] ?? "").trim()]));
  }
}

async function* recordsOf(file: InputFile, tail: Tail): AsyncGenerator<string[], void> {
  const parser = parse({
    bom: true,
    delimiter: [",", ";", "\t"],
    relaxColumnCount: true,
    skipEmptyLines: true
  });
  pipeline(Readable.from(textOf(file, tail)), parser, () => {});
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ApertureError("source-damaged", `not a sound table: ${file.name}`, {
      hint: `${error.message}. Fetch the file again from the publisher.`,
      cause: error
    });
  }
}

async function* textOf(file: InputFile, tail: Tail): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", {fatal: true});
  const decode = (bytes?: Buffer) => {
    try {
      return bytes ? decoder.decode(bytes, {stream: true}) : decoder.decode();
    } catch (cause) {
      throw new ApertureError("source-damaged", `not UTF-8: ${file.name}`, {
        hint: "Fetch the file again from the publisher; a spreadsheet may have saved it in another encoding.",
        cause
      });
    }
  };
  let isStart = true;
  for await (const chunk of (await file.open()) as AsyncIterable<Buffer>) {
    const text = decode(chunk);
    if (isStart) refuseWebPage(text, file.name);
    isStart = false;
    tail.last = text.at(-1) ?? tail.last;
    yield text;
  }
  yield decode();
}
