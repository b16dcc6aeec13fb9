import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {isMissingFile} from "../../base/errors.ts";
import type {Task} from "./beside-message.ts";
import {reportsFolder} from "./editions.ts";

/** Work on an edition that has begun and not come to an end. */
export interface Unfinished {
  readonly edition: string;
  readonly kind: Task["kind"];
}

const schema = z.object({edition: z.string(), kind: z.enum(["build", "check"])});

function folderOf(dataDir: string): string {
  return join(reportsFolder(dataDir), ".work");
}

function fileOf(edition: string, dataDir: string): string {
  return join(folderOf(dataDir), `${edition}.json`);
}

/** Notes in the data folder that work begins, so that a server that stops meanwhile does not forget it. */
export function noteBegun({edition, kind}: Unfinished, dataDir: string): void {
  mkdirSync(folderOf(dataDir), {recursive: true});
  writeFileSync(fileOf(edition, dataDir), `${JSON.stringify({edition, kind})}\n`);
}

/** Takes the note away: the work came to an end, whichever. */
export function noteEnded(edition: string, dataDir: string): void {
  rmSync(fileOf(edition, dataDir), {force: true});
}

/** What a server that is gone had begun; a note that cannot be read is none. */
export function readUnfinished(dataDir: string): Unfinished[] {
  return notesIn(folderOf(dataDir)).flatMap((path) => {
    const read = schema.safeParse(jsonOf(path));
    return read.success ? [read.data] : [];
  });
}

function notesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}

/** The power can go while a note is written. */
function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
