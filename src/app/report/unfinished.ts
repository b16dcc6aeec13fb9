import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {isMissingFile} from "../../base/errors.ts";
import type {Task} from "./beside-message.ts";
import {reportsFolder} from "./editions.ts";

/** Work on an edition that has begun and not come to an end. */
export interface Unfinished {
  readonly edition: string;
  readonly kind: Task["kind"];
  /** The server that has it in work, by an id it gave itself. */
  readonly server: string;
  /** That server ended without ending the work. */
  readonly isStopped: boolean;
}

/** How often a server says that it is still at its work. */
export const BEAT_MS = 5000;

/** A server that said nothing for so long is gone. */
const LEASE_MS = 6 * BEAT_MS;

const schema = z.object({
  edition: z.string(),
  kind: z.enum(["build", "check"]),
  server: z.string().default(""),
  isStopped: z.boolean().default(false)
});

function folderOf(dataDir: string): string {
  return join(reportsFolder(dataDir), ".work");
}

function fileOf(edition: string, dataDir: string): string {
  return join(folderOf(dataDir), `${edition}.json`);
}

/** Notes in the data folder that work begins or was left, so that every server of the folder knows. */
export function noteUnfinished(work: Unfinished, dataDir: string): void {
  mkdirSync(folderOf(dataDir), {recursive: true});
  writeFileSync(fileOf(work.edition, dataDir), `${JSON.stringify(work)}\n`);
}

/** Says that the work still goes on; the note's own time is what the others read. */
export function renewNote(edition: string, now: Date, dataDir: string): void {
  try {
    utimesSync(fileOf(edition, dataDir), now, now);
  } catch (error) {
    if (!isMissingFile(error)) throw error;
  }
}

/** Takes the note away: the work came to an end, whichever. */
export function noteEnded(edition: string, dataDir: string): void {
  rmSync(fileOf(edition, dataDir), {force: true});
}

/** All work that servers of this folder began and did not end; a note that cannot be read is none. */
export function readUnfinished(now: Date, dataDir: string): Unfinished[] {
  return notesIn(folderOf(dataDir)).flatMap((path) => noteIn(path, now) ?? []);
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

/** The work can end, and the power can go, while a note is written or read. */
function noteIn(path: string, now: Date): Unfinished | undefined {
  try {
    const read = schema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (!read.success) return undefined;
    const isSilent = now.getTime() - statSync(path).mtimeMs > LEASE_MS;
    return {...read.data, isStopped: read.data.isStopped || isSilent};
  } catch {
    return undefined;
  }
}
