import {Readable} from "node:stream";
import {crc32, createInflateRaw} from "node:zlib";
import yauzl, {type Entry, type ZipFile} from "yauzl";
import {ApertureError} from "../base/errors.ts";

/** A file inside an archive, unpacked only as its stream is read. */
export interface ArchiveEntry {
  readonly name: string;
  readonly size: number;
  open(): Promise<Readable>;
}

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  close(): void;
}

/** An archive may not unpack to more than this, nor an entry grow by more than MAX_RATIO once it is large. */
const MAX_UNPACKED_BYTES = 16e9;
const LARGE_ENTRY_BYTES = 64e6;
const MAX_RATIO = 100;

/**
 * Opens a zip for reading entry by entry. Refuses what cannot be trusted: an archive cut short, entries whose
 * path leaves the folder, and entries that would unpack to absurd sizes.
 */
export async function openZip(path: string): Promise<Archive> {
  const zip = await open(path);
  try {
    const entries = (await readDirectory(zip)).filter((entry) => !entry.fileName.endsWith("/"));
    if (entries.length === 0) throw damaged(path, "empty archive");
    refuseBomb(path, entries);
    return {
      entries: entries.map((entry) => ({
        name: entry.fileName,
        size: entry.uncompressedSize,
        open: () => openEntry(zip, entry)
      })),
      close: () => zip.close()
    };
  } catch (error) {
    zip.close();
    throw error instanceof ApertureError ? error : damaged(path, messageOf(error), error);
  }
}

function open(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, {lazyEntries: true, autoClose: false, strictFileNames: false}, (error, zip) => {
      if (error) reject(damaged(path, messageOf(error), error));
      else resolve(zip);
    });
  });
}

function readDirectory(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}

const UNPACK_CHUNK_BYTES = 1 << 20;

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  const isDeflated = entry.compressionMethod === 8;
  if (!isDeflated && entry.compressionMethod !== 0) {
    throw damaged(entry.fileName, `unknown compression method ${entry.compressionMethod}`);
  }
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, {decompress: isDeflated ? false : null}, (error, stream) => {
      if (error) return reject(damaged(entry.fileName, messageOf(error), error));
      const unpacked = isDeflated ? stream.pipe(createInflateRaw({chunkSize: UNPACK_CHUNK_BYTES})) : stream;
      stream.on("error", (cause) => unpacked.destroy(cause));
      resolve(
        Readable.from(checked(unpacked, entry), {objectMode: false, highWaterMark: UNPACK_CHUNK_BYTES})
      );
    });
  });
}

/** Passes bytes on, and fails when they are more, fewer or others than the archive's directory says. */
async function* checked(stream: Readable, entry: Entry): AsyncGenerator<Buffer> {
  let size = 0;
  let sum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > entry.uncompressedSize) break;
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw damaged(entry.fileName, messageOf(error), error);
  }
  if (size !== entry.uncompressedSize)
    throw damaged(entry.fileName, "size differs from the archive's directory");
  if (sum !== entry.crc32) throw damaged(entry.fileName, "checksum differs from the archive's directory");
}

function refuseBomb(path: string, entries: readonly Entry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const swollen = entries.find(
    (entry) =>
      entry.uncompressedSize > LARGE_ENTRY_BYTES &&
      entry.uncompressedSize > MAX_RATIO * Math.max(1, entry.compressedSize)
  );
  if (!swollen && total <= MAX_UNPACKED_BYTES) return;
  throw new ApertureError(
    "source-damaged",
    `archive would unpack to an absurd size: ${swollen?.fileName ?? path}`,
    {
      hint: "This is not the archive of a publisher. Fetch it again from the publisher."
    }
  );
}

function damaged(path: string, reason: string, cause?: unknown): ApertureError {
  const escapes = /invalid relative path|absolute path|invalid characters in fileName/.test(reason);
  return new ApertureError(
    "source-damaged",
    escapes
      ? `archive holds a path that leaves its folder: ${reason}`
      : `cannot read archive ${path}: ${reason}`,
    {
      hint: escapes
        ? "Do not use this file. Fetch the archive again from the publisher."
        : "The file is empty, cut short or not a zip. Fetch it again and compare its size with the publisher's.",
      cause
    }
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
