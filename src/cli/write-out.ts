import {open, writeFile} from "node:fs/promises";
import {cannotWrite} from "../base/new-file.ts";
import {type Given, type Terminal, textFlag} from "./command.ts";

/** Writes a new file; nothing is written over. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, {flag: "wx"}).catch((cause: unknown) => {
    throw cannotWrite(path, cause);
  });
}

/** Writes a file in the place of any before it. */
export async function writeOver(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content).catch((cause: unknown) => {
    throw cannotWrite(path, cause);
  });
}

/** The same as `writeAnswer` for an answer in pieces, which is never held as a whole. */
export async function writePieces(given: Given, {write}: Terminal, pieces: Iterable<string>): Promise<void> {
  const out = textFlag(given, "out");
  if (out === undefined) {
    for (const piece of pieces) write(piece);
    return;
  }
  const file = await open(out, "wx").catch((cause: unknown) => {
    throw cannotWrite(out, cause);
  });
  try {
    for (const piece of pieces) await file.write(piece);
  } finally {
    await file.close();
  }
  write(`${out}\n`);
}

/** Writes an answer into the file of --out and says its name, or to standard output. */
export async function writeAnswer(given: Given, {write}: Terminal, content: string): Promise<void> {
  const out = textFlag(given, "out");
  if (out === undefined) return write(content);
  await writeNewFile(out, content);
  write(`${out}\n`);
}
