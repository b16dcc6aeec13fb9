import {readFile} from "node:fs/promises";
import {isMissingFile} from "./errors.ts";

/** The lines of a file of JSON lines that this program wrote; none where there is no file yet. */
export async function readJsonLines<Line>(path: string): Promise<Line[]> {
  try {
    const text = await readFile(path, "utf8");
    return text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}
