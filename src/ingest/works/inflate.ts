import {createReadStream} from "node:fs";
import {type FileHandle, open} from "node:fs/promises";
import {createGunzip} from "node:zlib";
import {LONGEST_LINE} from "../../sources/openalex.ts";

/** What came out of a file. */
export interface Inflated {
  /** False where the file ends before its content does, or its content is damaged. */
  readonly isWhole: boolean;
  /** Lines left out because they are longer than any that is read. */
  readonly tooLong: number;
}

const NEWLINE = 10;
const BLOCK = 1 << 20;

/** Whether a gzip file can be read to its end: its content is inflated and its checksum compared. */
export async function isWholeGzip(path: string, signal: AbortSignal): Promise<boolean> {
  return readBlocks({path, isGzip: true}, async () => {}, signal);
}

/**
 * Writes the sound lines of a file as plain text: everything up to where it is cut short, without the line that was
 * cut, and without lines longer than are read.
 */
export async function salvage(
  source: {readonly path: string; readonly isGzip: boolean},
  target: string,
  signal: AbortSignal,
  longest = LONGEST_LINE
): Promise<Inflated> {
  const file = await open(target, "w");
  const lines = new Lines(file, longest);
  try {
    const isWhole = await readBlocks(source, (block) => lines.push(block), signal);
    if (isWhole) await lines.end();
    return {isWhole, tooLong: lines.tooLong};
  } finally {
    await file.close();
  }
}

async function readBlocks(
  {path, isGzip}: {readonly path: string; readonly isGzip: boolean},
  take: (block: Buffer) => Promise<void>,
  signal: AbortSignal
): Promise<boolean> {
  const source = createReadStream(path, {highWaterMark: BLOCK});
  const gunzip = createGunzip({chunkSize: BLOCK});
  source.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const block of (isGzip ? source.pipe(gunzip) : source) as AsyncIterable<Buffer>) {
      signal.throwIfAborted();
      await take(block);
    }
    return true;
  } catch (error) {
    if (isGzipError(error)) return false;
    throw error;
  } finally {
    source.destroy();
  }
}

function isGzipError(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^Z_/.test(String(error.code));
}

/** Passes whole lines on; holds at most one line of the longest length. */
class Lines {
  tooLong = 0;
  readonly #file: FileHandle;
  readonly #longest: number;
  #held: Buffer[] = [];
  #length = 0;
  #isSkipping = false;

  constructor(file: FileHandle, longest: number) {
    this.#file = file;
    this.#longest = longest;
  }

  async push(block: Buffer): Promise<void> {
    let from = 0;
    for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, from)) {
      this.#hold(block.subarray(from, at + 1));
      await this.#flush();
      from = at + 1;
    }
    this.#hold(block.subarray(from));
  }

  /** A last line without an end of its own. */
  async end(): Promise<void> {
    if (this.#length > 0) this.#hold(Buffer.from("\n"));
    await this.#flush();
  }

  #hold(piece: Buffer): void {
    if (this.#isSkipping || piece.length === 0) return;
    this.#length += piece.length;
    this.#held.push(Buffer.from(piece));
    if (this.#length < this.#longest) return;
    this.tooLong += 1;
    this.#isSkipping = true;
    this.#drop();
  }

  async #flush(): Promise<void> {
    for (const piece of this.#held) await this.#file.write(piece);
    this.#drop();
    this.#isSkipping = false;
  }

  #drop(): void {
    this.#held = [];
    this.#length = 0;
  }
}
