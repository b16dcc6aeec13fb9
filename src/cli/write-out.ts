import {writeFile} from "node:fs/promises";
import {ApertureError} from "../base/errors.ts";
import {type Given, type Terminal, textFlag} from "./command.ts";

/** Writes a new file; nothing is written over. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, {flag: "wx"}).catch((cause: unknown) => {
    throw new ApertureError("usage", `cannot write ${path}`, {
      hint: "Give a new file in a folder that exists; nothing is written over.",
      cause
    });
  });
}

/** Writes an answer into the file of --out and says its name, or to standard output. */
export async function writeAnswer(given: Given, {write}: Terminal, content: string): Promise<void> {
  const out = textFlag(given, "out");
  if (out === undefined) return write(content);
  await writeNewFile(out, content);
  write(`${out}\n`);
}
