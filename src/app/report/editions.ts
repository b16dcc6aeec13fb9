import {existsSync} from "node:fs";
import {chmod, copyFile, mkdir, readdir, readFile, rename, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import type {LastEdition} from "../../report/composer.ts";
import {MANIFEST, type ReportManifest} from "../../report/manifest.ts";
import type {Period} from "../../report/period.ts";
import {DEFAULT_DATA_DIR} from "../store.ts";
import {readManifest} from "./read-report.ts";

/** An edition in the data folder. A frozen one has a copy that is named by the hash of its manifest. */
export interface ReportEdition {
  readonly name: string;
  readonly folder: string;
  readonly manifest: ReportManifest;
  readonly frozen: boolean;
}

export function reportsFolder(dataDir: string | undefined): string {
  return join(dataDir ?? DEFAULT_DATA_DIR, "reports");
}

const FROZEN = "frozen";

/** Every edition of a data folder, the newest period first; frozen ones come from their frozen copy. */
export async function listEditions(dataDir: string | undefined): Promise<ReportEdition[]> {
  const root = reportsFolder(dataDir);
  const editions = new Map<string, ReportEdition>();
  for (const edition of await editionsIn(root, false)) editions.set(edition.name, edition);
  for (const edition of await editionsIn(join(root, FROZEN), true)) editions.set(edition.name, edition);
  return [...editions.values()].sort(
    (a, b) => b.manifest.period.to.localeCompare(a.manifest.period.to) || a.name.localeCompare(b.name)
  );
}

async function editionsIn(root: string, frozen: boolean): Promise<ReportEdition[]> {
  const names = await readdir(root).catch((error: unknown) => {
    if (isMissingFile(error)) return [];
    throw error;
  });
  const found = names.sort().filter((name) => existsSync(join(root, name, MANIFEST)));
  return Promise.all(
    found.map(async (name) => {
      const folder = join(root, name);
      const manifest = await readManifest(folder);
      return {name: manifest.edition, folder, manifest, frozen};
    })
  );
}

/** An edition of the data folder by its name. Throws where there is none. */
export async function editionByName(name: string, dataDir: string | undefined): Promise<ReportEdition> {
  const edition = (await listEditions(dataDir)).find((one) => one.name === name);
  if (edition) return edition;
  throw new ApertureError("not-found", `no edition of this name: ${name}`, {
    hint: "Editions are listed under /report."
  });
}

/** A file of an edition; of a frozen one, its hash is verified each time it is opened. */
export async function readEditionFile(
  name: string,
  file: string,
  dataDir: string | undefined
): Promise<{edition: ReportEdition; data: Uint8Array}> {
  const edition = (await listEditions(dataDir)).find((one) => one.name === name);
  const stated = edition?.manifest.files[file];
  if (!edition || stated === undefined) {
    throw new ApertureError("not-found", `no such file of a report: ${name}/${file}`, {
      hint: "Editions are listed under /report."
    });
  }
  const data = await readFile(join(edition.folder, file));
  if (edition.frozen && (sha256(data) !== stated || !(await hasOwnName(edition)))) throw changed(name);
  return {edition, data};
}

/** The folder of a frozen edition ends with the hash of its manifest. */
async function hasOwnName({folder}: ReportEdition): Promise<boolean> {
  return folder.endsWith(sha256(await readFile(join(folder, MANIFEST))).slice(0, 16));
}

function changed(name: string): ApertureError {
  return new ApertureError("source-damaged", `a frozen edition was changed: ${name}`, {
    hint: "Restore it from a copy, or build and freeze it under another name."
  });
}

/** Keeps an edition for ever: a copy under the hash of its manifest, made read-only once every hash is verified. */
export async function freezeEdition(folder: string, dataDir: string | undefined): Promise<string> {
  const manifest = await readManifest(folder);
  const existing = (await listEditions(dataDir)).find(
    ({name, frozen}) => frozen && name === manifest.edition
  );
  const id = sha256(await readFile(join(folder, MANIFEST))).slice(0, 16);
  const target = join(reportsFolder(dataDir), FROZEN, `${manifest.edition}-${id}`);
  if (existing?.folder === target) return target;
  if (existing) {
    throw new ApertureError("refused", `the edition is frozen already: ${manifest.edition}`, {
      hint: "Give the new build another --edition."
    });
  }
  const draft = `${target}.part`;
  await rm(draft, {recursive: true, force: true});
  for (const [name, hash] of [...Object.entries(manifest.files), [MANIFEST, undefined] as const]) {
    const data = await readFile(join(folder, name));
    if (hash !== undefined && sha256(data) !== hash) throw changed(manifest.edition);
    await mkdir(dirname(join(draft, name)), {recursive: true});
    await copyFile(join(folder, name), join(draft, name));
    await chmod(join(draft, name), 0o444);
  }
  await rename(draft, target);
  return target;
}

interface Place {
  readonly period: Period;
  readonly family: string;
  readonly subject: Readonly<Record<string, string>>;
}

/**
 * What the edition before a period says of the indicators every edition has. Periods of two editions may overlap, as
 * those of the real reports do: the one before began earlier and ended earlier. A frozen one goes before a draft.
 */
export async function lastEditionBefore(
  {period, family, subject}: Place,
  dataDir: string | undefined
): Promise<LastEdition | undefined> {
  const before = (await listEditions(dataDir)).filter(
    ({manifest}) =>
      manifest.outline.family === family &&
      isSameSubject(manifest.subject, subject) &&
      manifest.period.from < period.from &&
      manifest.period.to < period.to
  );
  const last = before.find(({frozen}) => frozen) ?? before[0];
  if (!last) return undefined;
  const {name, folder, manifest} = last;
  return {
    name,
    sha256: sha256(await readFile(join(folder, MANIFEST))),
    pins: manifest,
    values: manifest.recurring
  };
}

function isSameSubject(a: Place["subject"], b: Place["subject"]): boolean {
  return a["country"] === b["country"] && a["theme"] === b["theme"];
}
