import {readFile, rename, writeFile} from "node:fs/promises";
import {z} from "zod";
import {ApertureError, isMissingFile} from "../../../base/errors.ts";
import {MATCHER_VERSION} from "../compare/calibration.ts";
import type {ScreeningIndex} from "./screening-index.ts";

const FORMAT = "aperture-screening-index-2";
const MAGIC = Buffer.from("APRTIDX1");
const ALIGNMENT = 8;

const TYPES = {u8: Uint8Array, u32: Uint32Array, f64: Float64Array} as const;
type Numbers = Uint8Array | Uint32Array | Float64Array;
interface Stored {
  readonly $array: keyof typeof TYPES;
  readonly at: number;
  readonly length: number;
}

const HEAD = z.object({format: z.string(), matcher: z.string(), index: z.unknown()});

/** Writes an index to a file: what is text as JSON, then every array as its bytes. Takes its place only when complete. */
export async function saveIndex(path: string, index: ScreeningIndex): Promise<void> {
  const arrays: Numbers[] = [];
  let at = 0;
  const head = JSON.stringify({format: FORMAT, matcher: MATCHER_VERSION, index}, (_key, value: unknown) => {
    if (!isNumbers(value)) return value;
    arrays.push(value);
    const stored: Stored = {$array: typeOf(value), at, length: value.length};
    at += padded(value.byteLength);
    return stored;
  });
  const text = Buffer.from(head);
  const start = Buffer.alloc(padded(16 + text.length));
  MAGIC.copy(start);
  start.writeUInt32LE(text.length, 8);
  text.copy(start, 16);
  const bytes = arrays.map((array) => {
    const block = Buffer.alloc(padded(array.byteLength));
    block.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return block;
  });
  await writeFile(`${path}.part`, Buffer.concat([start, ...bytes]));
  await rename(`${path}.part`, path);
}

/** Opens an index that `saveIndex` wrote with the same version of the matcher. */
export async function loadIndex(path: string): Promise<ScreeningIndex> {
  const file = await readFile(path).catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no prepared index: ${path}`, {
      hint: "Prepare it from the lists.",
      cause: error
    });
  });
  const bytes = new Uint8Array(new ArrayBuffer(file.length));
  bytes.set(file);
  if (!MAGIC.equals(bytes.subarray(0, MAGIC.length))) throw damaged(path);
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const start = padded(16 + length);
  if (start > bytes.length) throw damaged(path);
  const head = HEAD.parse(
    JSON.parse(Buffer.from(bytes.buffer, 16, length).toString("utf8"), (_key, value: unknown) =>
      isStored(value) ? readArray(bytes, start, value, path) : value
    )
  );
  if (head.format === FORMAT && head.matcher === MATCHER_VERSION) return head.index as ScreeningIndex;
  throw new ApertureError("source-changed", `an index of another version: ${path}`, {
    hint: "Prepare the index from the lists again."
  });
}

function readArray(bytes: Uint8Array<ArrayBuffer>, start: number, stored: Stored, path: string): Numbers {
  const type = TYPES[stored.$array];
  const end = start + stored.at + stored.length * type.BYTES_PER_ELEMENT;
  if (end > bytes.length) throw damaged(path);
  return new type(bytes.buffer, start + stored.at, stored.length);
}

function damaged(path: string): ApertureError {
  return new ApertureError("source-damaged", `not a prepared index, or cut short: ${path}`, {
    hint: "Prepare the index from the lists again."
  });
}

function isNumbers(value: unknown): value is Numbers {
  return value instanceof Uint8Array || value instanceof Uint32Array || value instanceof Float64Array;
}

function typeOf(value: Numbers): keyof typeof TYPES {
  if (value instanceof Uint8Array) return "u8";
  return value instanceof Uint32Array ? "u32" : "f64";
}

function isStored(value: unknown): value is Stored {
  return typeof value === "object" && value !== null && "$array" in value;
}

const padded = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT;
