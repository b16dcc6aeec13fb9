import {randomUUID} from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {isExistingFile, isMissingFile} from "../../base/errors.ts";
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

/** Notes in the data folder that work was left, so that every server of the folder knows. */
export function noteUnfinished(work: Unfinished, dataDir: string): void {
  mkdirSync(folderOf(dataDir), {recursive: true});
  writeFileSync(fileOf(work.edition, dataDir), textOf(work));
}

/**
 * Takes an edition into work by a note that only one server can make: the note is written aside and linked to its
 * name, which fails where there is one. A note of work that is over or was left is put away first, by a name that
 * again only one can take. Answers false where another server has the edition.
 */
export function takeUp(work: Unfinished, now: Date, dataDir: string): boolean {
  mkdirSync(folderOf(dataDir), {recursive: true});
  const path = fileOf(work.edition, dataDir);
  const [own, old] = [`${path}.${randomUUID()}.part`, `${path}.${randomUUID()}.old`];
  writeFileSync(own, textOf(work));
  utimesSync(own, now, now);
  try {
    if (isLinked(own, path)) return true;
    return isFree(path, now) && isPutAway(path, old, now) && isLinked(own, path);
  } finally {
    for (const aside of [own, old]) rmSync(aside, {force: true});
  }
}

/** Whether a name could be given to a file: false where another file has it. */
function isLinked(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    if (isExistingFile(error)) return false;
    throw error;
  }
}

/** Whether the work that a note tells of is nobody's any more; a note that cannot be read tells of none. */
function isFree(path: string, now: Date): boolean {
  return noteIn(path, now)?.isStopped ?? true;
}

/** Puts a note away; one that another server made meanwhile is given back. */
function isPutAway(path: string, aside: string, now: Date): boolean {
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isMissingFile(error)) return true;
    throw error;
  }
  if (isFree(aside, now)) return true;
  isLinked(aside, path);
  return false;
}

function textOf(work: Unfinished): string {
  return `${JSON.stringify(work)}\n`;
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
