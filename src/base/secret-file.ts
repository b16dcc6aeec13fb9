import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {isMissingFile} from "./errors.ts";

/** Reads a secret kept in a file that only its owner can read; makes it when it is first needed. */
export function readSecretFile(path: string, make: () => string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (!isMissingFile(error)) throw error;
  }
  mkdirSync(dirname(path), {recursive: true, mode: 0o700});
  try {
    const made = make();
    writeFileSync(path, made, {mode: 0o600, flag: "wx"});
    return made;
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!isThere) throw error;
    return readFileSync(path, "utf8");
  }
}
