import {readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {writeDurably} from "../../base/durable-file.ts";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import {newId} from "../../safeguard/accounts/token.ts";
import type {KeptFile} from "../../safeguard/cases/case.ts";
import type {CaseEventOf} from "../../safeguard/cases/event.ts";
import {openBytes, sealBytes} from "../../safeguard/ledger/seal.ts";
import {writingFiles} from "../../safeguard/ledger/store/disk-full.ts";
import {DESTROYED, keyForReading, keyForWriting} from "../../safeguard/ledger/subject-keys.ts";
import {type CaseDesk, subjectOf} from "./desk.ts";
import {mediaTypeOf} from "./file-kinds/file-kinds.ts";

export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** A file as it was sent. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The person of the case it is about. */
  readonly person?: string | undefined;
}

/**
 * Seals a file with the key of the person it is about, or with one of its own, and keeps it under a name of our own; no
 * path comes from outside. Answers with what is to be written into the case.
 */
export async function keepFile(
  desk: CaseDesk,
  caseId: string,
  {bytes, person, ...given}: GivenFile,
  at: string
): Promise<CaseEventOf<"attached" | "person-file-attached">> {
  if (bytes.length > MOST_FILE_BYTES) {
    throw new ApertureError("usage", `a file of ${Math.ceil(bytes.length / 1024 / 1024)} MB`, {
      hint: `Files have at most ${MOST_FILE_BYTES / 1024 / 1024} MB.`
    });
  }
  const name = plainName(given.name);
  const file = newId("file");
  const mediaType = mediaTypeOf(name, bytes);
  const content = {file, name, mediaType, bytes: bytes.length, sha256: sha256(bytes)};
  const event =
    person === undefined
      ? ({type: "attached", content} as const)
      : ({type: "person-file-attached", content: {...content, person}} as const);
  const key = await keyForWriting(desk.ledgers.database, subjectOf(caseId, event), desk.ledgers.master, at);
  const data = sealBytes(bytes, key, `${caseId}/${file}`);
  writingFiles(() => writeDurably(pathOf(desk.folder, file), {data, mode: 0o600}));
  return event;
}

export async function readCaseFile(
  desk: CaseDesk,
  caseId: string,
  {file, subject}: KeptFile
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await keyForReading(desk.ledgers.database, subject, desk.ledgers.master);
  if (key === undefined || key === DESTROYED) throw gone();
  try {
    return new Uint8Array(openBytes(readFileSync(pathOf(desk.folder, file)), key, `${caseId}/${file}`));
  } catch (error) {
    if (isMissingFile(error)) throw gone();
    throw error;
  }
}

/** The subject of a file, by which its erasure is noted also where it was sealed with the key of a person. */
export function fileSubject(caseId: string, file: string): string {
  return `${caseId}/${file}`;
}

/** Removes the file a subject is of; other subjects have none. */
export function removeFile(folder: string, subject: string): void {
  const last = subject.split("/").at(-1) ?? "";
  if (/^file-[a-z0-9]+$/.test(last)) rmSync(pathOf(folder, last), {force: true});
}

function pathOf(folder: string, file: string): string {
  return join(folder, "files", file);
}

function gone(): ApertureError {
  return new ApertureError("not-found", "this file is not there any more", {
    hint: "It was erased, or a copy of the cases was restored without it."
  });
}

/** The last part of a name, without anything a header or a file system could take for its own. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const plain = last
    .replaceAll(/[^\p{L}\p{N} ._()-]/gu, "_")
    .replace(/^\.+/, "")
    .trim();
  return plain.slice(-120) || "file";
}
