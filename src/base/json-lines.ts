import {readFile} from "node:fs/promises";
import {ApertureError, isMissingFile} from "./errors.ts";

/**
 * The lines of a file this program only ever appends to; none where there is no file yet. A line that cannot be read is
 * an error that names what it is (“finding”) and where it stands.
 */
export async function readJsonLines<Line>(
  path: string,
  what: string,
  read: (value: unknown) => Line
): Promise<Line[]> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissingFile(error)) return "";
    throw error;
  });
  return text.split("\n").flatMap((line, at) => {
    if (line === "") return [];
    try {
      return [read(JSON.parse(line))];
    } catch (cause) {
      throw new ApertureError("source-damaged", `invalid ${what}: ${path}:${at + 1}`, {
        hint: "Restore the file from a backup; Aperture only ever appends to it.",
        cause
      });
    }
  });
}
