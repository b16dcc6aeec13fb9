import {closeSync, fsyncSync, openSync, readFileSync, writeSync} from "node:fs";
import {join} from "node:path";
import type {Effects} from "../../base/effects.ts";
import {isMissingFile} from "../../base/errors.ts";
import {writingFiles} from "../../safeguard/ledger/store/disk-full.ts";
import type {Sql} from "../../safeguard/ledger/store/sql.ts";
import {type CaseDesk, draftOf} from "./desk.ts";
import {removeFile} from "./files.ts";

/** Subjects that were erased, one a line, so that a restore from an older backup can erase them again. */
export const ERASED_LIST = "erased.txt";

/** What is erased of a stream, by whom and on what ground. */
export interface Erasing {
  readonly institution: string;
  readonly stream: string;
  /** The first is what the erasure is about; the others go with it. */
  readonly subjects: readonly string[];
  readonly ground: string;
  readonly actor: string;
}

/**
 * Destroys the keys of subjects and the files that were sealed with them. They are noted before: a program that is
 * stopped in between leaves a note too many, by which a restore erases what somebody had already asked to be erased.
 */
export async function eraseSubjects(
  desk: CaseDesk,
  {institution, stream, subjects, ground, actor}: Erasing,
  {now}: Pick<Effects, "now">
): Promise<void> {
  noteErased(desk.folder, subjects);
  const because = {
    ...draftOf(stream, {type: "erased", content: {subject: subjects[0] ?? stream, ground}}),
    subject: `institution:${institution}`
  };
  await desk.ledgers.erase({ledger: institution, actor, at: now().toISOString()}, subjects, because);
  for (const subject of subjects) removeFile(desk.folder, subject);
  for (const book of [desk.book, desk.assessments, desk.assetProjects]) book.forget(institution);
}

/** Every subject of a stream: its own, and those of its persons and files, also of files no step came to name. */
export async function subjectsOf(sql: Sql, stream: string): Promise<readonly string[]> {
  const start = `${stream}/`;
  const rows = await sql.rows(
    "SELECT subject FROM subject_key WHERE substr(subject, 1, ?) = ? ORDER BY subject",
    [start.length, start]
  );
  return [stream, ...rows.map(({subject}) => String(subject))];
}

/** Subjects noted as erased. */
export function readErased(path: string): readonly string[] {
  return readFileSync(path, "utf8").split("\n").filter(Boolean);
}

/** Notes subjects once each, on disk when it returns. */
export function noteErased(folder: string, subjects: readonly string[]): void {
  const path = join(folder, ERASED_LIST);
  const known = new Set(notedIn(path));
  const fresh = subjects.filter((subject) => !known.has(subject));
  if (fresh.length === 0) return;
  writingFiles(() => {
    const list = openSync(path, "a", 0o600);
    try {
      writeSync(list, fresh.map((subject) => `${subject}\n`).join(""));
      fsyncSync(list);
    } finally {
      closeSync(list);
    }
  });
}

function notedIn(path: string): readonly string[] {
  try {
    return readErased(path);
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}
