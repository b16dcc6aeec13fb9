import {readFile, writeFile} from "node:fs/promises";
import {ApertureError} from "../../base/errors.ts";
import {LONGEST_LINE} from "../../sources/openalex.ts";
import type {SnapshotPart} from "./snapshot-parts.ts";

/** Writes the works of a page of the API, or of a list of works, as one line each. */
export async function unwrapPage({path, name, bytes}: SnapshotPart, target: string): Promise<void> {
  if (bytes > LONGEST_LINE)
    throw new ApertureError("source-changed", `too large for a page of the API: ${name}`, {
      hint: "Write one work a line and call the file works.jsonl."
    });
  const works = listIn(parse(await readFile(path, "utf8"), name));
  if (works === undefined)
    throw new ApertureError("source-changed", `no list of works in ${name}`, {
      hint: 'A page of the API has its works under "results".'
    });
  await writeFile(target, works.map((work) => `${JSON.stringify(work)}\n`).join(""));
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApertureError("source-damaged", `not JSON: ${name}`, {
      hint: "Fetch it again. A file with one work a line is called works.jsonl.",
      cause
    });
  }
}

function listIn(content: unknown): readonly unknown[] | undefined {
  if (Array.isArray(content)) return content;
  if (typeof content !== "object" || content === null) return undefined;
  const {results, works} = content as {results?: unknown; works?: unknown};
  const found = results ?? works;
  return Array.isArray(found) ? found : undefined;
}
