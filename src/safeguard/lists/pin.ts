import {randomUUID} from "node:crypto";
import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {isMissingFile} from "../../base/errors.ts";
import {listFolder} from "./edition.ts";

/** Which edition of a list is in use. */
export interface Pin {
  readonly edition: string;
  /** Last instant at which the publisher's own address gave this edition; left out if it never did. */
  readonly checked?: string;
}

/** Why the last file for a list was not taken. */
export interface Refusal {
  readonly at: string;
  readonly address: string;
  readonly reason: string;
  readonly hint?: string;
}

const CURRENT = "current.json";
const REFUSED = "refused.json";

/** Puts an edition in use. The pin is renamed into place, so that a reader sees the old edition or the new one. */
export async function pinEdition(dataDir: string, list: string, pin: Pin): Promise<void> {
  await replace(dataDir, list, CURRENT, pin);
  await rm(join(listFolder(dataDir, list), REFUSED), {force: true});
}

/** Notes that a file was refused; the edition in use stays. */
export async function noteRefusal(dataDir: string, list: string, refusal: Refusal): Promise<void> {
  await replace(dataDir, list, REFUSED, refusal);
}

export async function readPin(dataDir: string, list: string): Promise<Pin | undefined> {
  return readNote<Pin>(dataDir, list, CURRENT);
}

export async function readRefusal(dataDir: string, list: string): Promise<Refusal | undefined> {
  return readNote<Refusal>(dataDir, list, REFUSED);
}

async function replace(dataDir: string, list: string, name: string, note: Pin | Refusal): Promise<void> {
  const folder = listFolder(dataDir, list);
  const staging = join(folder, `.${name}-${randomUUID()}`);
  await mkdir(folder, {recursive: true});
  await writeFile(staging, `${JSON.stringify(note, null, 2)}\n`);
  await rename(staging, join(folder, name));
}

async function readNote<T>(dataDir: string, list: string, name: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(join(listFolder(dataDir, list), name), "utf8")) as T;
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}
