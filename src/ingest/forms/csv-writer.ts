import {once} from "node:events";
import {createWriteStream, type WriteStream} from "node:fs";
import {join} from "node:path";
import {finished} from "node:stream/promises";

/** One record to write, by column name; a missing column becomes an empty field. */
export type CsvRecord = Readonly<Record<string, string | undefined>>;

/** A table of the staging folder while it is being written. */
export interface TableWriter {
  readonly name: string;
  readonly path: string;
  readonly columns: readonly string[];
  readonly records: number;
  /** Gives a promise where the disk is behind; wait for it before writing more. */
  write(record: CsvRecord): Promise<void> | void;
  close(): Promise<void>;
}

const CHUNK_CHARACTERS = 1 << 20;

/** Starts `<dir>/<name>.csv` as CORDIS writes CSV: semicolons, every field quoted, inner quotes doubled. */
export function openTable(dir: string, name: string, columns: readonly string[]): TableWriter {
  return new CsvTable(join(dir, `${name}.csv`), name, columns);
}

class CsvTable implements TableWriter {
  readonly name: string;
  readonly path: string;
  readonly columns: readonly string[];
  records = 0;
  readonly #file: WriteStream;
  #pending: string;

  constructor(path: string, name: string, columns: readonly string[]) {
    this.path = path;
    this.name = name;
    this.columns = columns;
    this.#pending = `${columns.map(quoted).join(";")}\n`;
    this.#file = createWriteStream(path, {highWaterMark: CHUNK_CHARACTERS});
    // Kept by the stream as `errored` and thrown by the next write or by close.
    this.#file.on("error", () => {});
  }

  write(record: CsvRecord): Promise<void> | void {
    let line = "";
    for (const column of this.columns) line += `${line ? ";" : ""}${quoted(record[column] ?? "")}`;
    this.#pending += `${line}\n`;
    this.records += 1;
    if (this.#pending.length >= CHUNK_CHARACTERS) return this.#flush();
  }

  #flush(): Promise<void> | void {
    if (this.#file.errored) throw this.#file.errored;
    const chunk = this.#pending;
    this.#pending = "";
    if (!this.#file.write(chunk)) return once(this.#file, "drain").then(() => {});
  }

  async close(): Promise<void> {
    if (this.#file.errored) throw this.#file.errored;
    this.#file.end(this.#pending);
    this.#pending = "";
    await finished(this.#file);
  }
}

function quoted(value: string): string {
  return value.includes('"') ? `"${value.replaceAll('"', '""')}"` : `"${value}"`;
}
