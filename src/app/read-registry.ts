import {createReadStream, type ReadStream} from "node:fs";
import {open} from "node:fs/promises";
import {StringDecoder} from "node:string_decoder";
import {createGunzip, type Gunzip} from "node:zlib";
import type {Effects} from "../base/effects.ts";
import {ApertureError, isMissingFile} from "../base/errors.ts";
import {countOf} from "../base/text.ts";
import {JsonObjectSplitter} from "../ingest/forms/json-objects.ts";
import {type RegistryEntry, readRegistryEntry} from "../safeguard/organisations/registry.ts";

const GZIP = [0x1f, 0x8b];

/**
 * Reads a dump of ROR as it is published or passed on: a JSON array or one object a line, gzipped or not, records of schema
 * 1 and 2 mixed. One record is held at a time; what is left out is counted.
 */
export async function readRegistry(path: string, effects: Effects): Promise<readonly RegistryEntry[]> {
  const isGzip = await startsWithGzip(path);
  const file = createReadStream(path, {highWaterMark: 1 << 20});
  const pieces = isGzip ? throughGunzip(file) : file;
  const splitter = new JsonObjectSplitter(path);
  const decoder = new StringDecoder("utf8");
  const entries: RegistryEntry[] = [];
  const left = {withdrawn: 0, unread: 0};
  effects.progress.step("registry");
  try {
    for await (const piece of pieces as AsyncIterable<Buffer>) {
      effects.signal.throwIfAborted();
      for (const text of splitter.push(decoder.write(piece).replace(/^\ufeff/, ""))) {
        const entry = readRegistryEntry(parse(text, path));
        if (typeof entry === "object") entries.push(entry);
        else left[entry ?? "unread"]++;
      }
    }
  } catch (error) {
    throw isZlibError(error) ? damaged(path, error) : error;
  }
  effects.progress.done();
  if (entries.length === 0) throw damaged(path);
  sayLeftOut(left, effects);
  return entries;
}

function sayLeftOut({withdrawn, unread}: {withdrawn: number; unread: number}, {log}: Effects): void {
  if (withdrawn > 0)
    log(`${countOf(withdrawn, "record")} left out that ROR withdrew (entered by mistake, or twice)`);
  if (unread > 0) log(`${countOf(unread, "record")} left out that are of no known form of ROR`);
}

async function startsWithGzip(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no such file: ${path}`, {
      hint: "Download the ROR data dump from zenodo.org/communities/ror-data and unpack the zip.",
      cause: error
    });
  });
  const {buffer} = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  return buffer[0] === GZIP[0] && buffer[1] === GZIP[1];
}

function throughGunzip(file: ReadStream): Gunzip {
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  return file.pipe(gunzip);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(path, cause);
  }
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^Z_|^ERR_ZLIB/.test(String(error.code));

function damaged(path: string, cause?: unknown): ApertureError {
  return new ApertureError("source-damaged", `no organisations can be read from ${path}`, {
    hint: "Give a ROR data dump as JSON or JSON Lines, gzipped or not.",
    cause
  });
}
