import {readFileSync} from "node:fs";
import {makeDurably} from "./durable-file.ts";
import {isExistingFile, isMissingFile} from "./errors.ts";

/** Reads a secret kept in a file that only its owner can read; makes it when it is first needed. */
export function readSecretFile(path: string, make: () => string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (!isMissingFile(error)) throw error;
  }
  try {
    const made = make();
    makeDurably(path, {data: made, mode: 0o600});
    return made;
  } catch (error) {
    if (!isExistingFile(error)) throw error;
    return readFileSync(path, "utf8");
  }
}
