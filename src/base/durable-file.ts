import {
  closeSync,
  createWriteStream,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {dirname, resolve} from "node:path";
import type {Writable} from "node:stream";

/** Bytes or text of a file, and who may read it. */
export interface FileContent {
  readonly data: Uint8Array | string;
  readonly mode: number;
}

/**
 * Writes a file in the place of any before it. It is on disk when this returns, with the folders that lead to it; where
 * it could not be written, or the power went meanwhile, the one before is there and nothing of the new one.
 */
export function writeDurably(path: string, content: FileContent): void {
  place(path, content, renameSync);
}

/** The same for a file that must not be there yet; one that is there is kept, and the error has the code EEXIST. */
export function makeDurably(path: string, content: FileContent): void {
  place(path, content, linkOnce);
}

/**
 * The same for a file that is written piece by piece, in a folder that is there: it has its name once all of it is
 * written. Where the writing fails or is broken off, nothing is left.
 */
export async function makeDurablyBy(
  path: string,
  mode: number,
  write: (file: Writable) => Promise<void>
): Promise<void> {
  const part = partOf(path);
  try {
    await write(createWriteStream(part, {flags: "w", mode, flush: true}));
    linkOnce(part, path);
  } catch (error) {
    rmSync(part, {force: true});
    throw error;
  }
  syncFolder(dirname(path));
}

function linkOnce(part: string, whole: string): void {
  linkSync(part, whole);
  rmSync(part);
}

function partOf(path: string): string {
  return `${path}.${process.pid}.part`;
}

/** Makes a folder that only its owner can enter, with those that lead to it. */
export function makeFolder(folder: string): void {
  const whole = resolve(folder);
  const first = mkdirSync(whole, {recursive: true, mode: 0o700});
  if (first === undefined) return;
  for (let made = whole; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}

function place(path: string, {data, mode}: FileContent, put: (part: string, whole: string) => void): void {
  const part = partOf(path);
  makeFolder(dirname(path));
  try {
    const file = openSync(part, "w", mode);
    try {
      writeFileSync(file, data);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    put(part, path);
  } catch (error) {
    rmSync(part, {force: true});
    throw error;
  }
  syncFolder(dirname(path));
}

/** A name is on disk once the folder it stands in is. Windows writes names through and opens no folder. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const open = openSync(folder, "r");
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
