import {randomUUID} from "node:crypto";
import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import {gunzip, gzip} from "node:zlib";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import type {ListedEntity} from "../../domain/listed-entity.ts";
import type {ListDeclaration, ListForm} from "../../sources/lists/list.ts";
import type {ListIssue} from "./issue.ts";
import {LIST_READER_VERSION, type ListRead} from "./read-list.ts";

/** One file of a list as it was fetched or given. */
export interface EditionFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** How the day of an edition is known: from its content, a header, its file's date, or only from when it came. */
export type DatedBy = "list" | "publisher" | "person" | "file-date";

/** What is written beside the entries of an edition; neither is ever changed afterwards. */
export interface EditionManifest {
  readonly list: string;
  readonly edition: string;
  readonly title: string;
  readonly authority: string;
  readonly licence: string;
  readonly form: string;
  /** Set where what was read is not the authority's own form. */
  readonly transcription?: NonNullable<ListForm["transcription"]>;
  readonly address: string;
  readonly dated: string;
  readonly datedBy: DatedBy;
  /** When the files came here, as an instant. */
  readonly retrieved: string;
  /** Of the file; of the list of all hashes where there are several. */
  readonly sha256: string;
  readonly files: readonly EditionFile[];
  readonly entries: number;
  readonly names: number;
  readonly entriesSha256: string;
  readonly issues: readonly ListIssue[];
  readonly reader: number;
}

/** What is known of an edition besides what was read. */
export interface EditionOrigin {
  readonly list: ListDeclaration;
  readonly form: ListForm;
  readonly address: string;
  readonly dated: string;
  readonly datedBy: DatedBy;
  readonly retrieved: Date;
  readonly files: readonly EditionFile[];
}

const ENTRIES = "entries.jsonl.gz";
const MANIFEST = "manifest.json";

/** Folder of all editions of a list. */
export function listFolder(dataDir: string, list: string): string {
  return join(dataDir, "lists", list);
}

/** One hash for the files of a list: of the file itself, or of the sorted hashes of several. */
export function hashOfFiles(files: readonly EditionFile[]): string {
  const [only] = files;
  if (only && files.length === 1) return only.sha256;
  return sha256(
    files
      .map(({name, sha256: hash}) => `${hash}  ${name.slice(name.lastIndexOf("/") + 1)}`)
      .sort()
      .join("\n")
  );
}

/** Writes an edition to its own folder. The same files read by the same reader are the same edition. */
export async function writeEdition(
  dataDir: string,
  origin: EditionOrigin,
  read: ListRead
): Promise<EditionManifest> {
  const lines = read.entities.map((entity) => JSON.stringify(entity)).join("\n");
  const manifest = manifestOf(origin, read, sha256(lines));
  const folder = listFolder(dataDir, origin.list.id);
  const target = join(folder, manifest.edition);
  const held = await readManifest(dataDir, origin.list.id, manifest.edition);
  if (held) return held;
  const staging = join(folder, `.staging-${randomUUID()}`);
  try {
    await mkdir(staging, {recursive: true});
    await writeFile(join(staging, ENTRIES), await promisify(gzip)(lines));
    await writeFile(join(staging, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(staging, target);
  } finally {
    await rm(staging, {recursive: true, force: true});
  }
  return manifest;
}

function manifestOf(origin: EditionOrigin, read: ListRead, entriesSha256: string): EditionManifest {
  const {list, form, address, dated, datedBy, files} = origin;
  const hash = hashOfFiles(files);
  return {
    list: list.id,
    edition: `${dated}-${hash.slice(0, 8)}-r${LIST_READER_VERSION}`,
    title: list.title,
    authority: list.authority,
    licence: form.transcription?.licence ?? list.licence.id,
    form: form.id,
    ...(form.transcription && {transcription: form.transcription}),
    address,
    dated,
    datedBy,
    retrieved: origin.retrieved.toISOString(),
    sha256: hash,
    files,
    entries: read.entities.length,
    names: read.entities.reduce((sum, entity) => sum + entity.names.length, 0),
    entriesSha256,
    issues: read.issues,
    reader: LIST_READER_VERSION
  };
}

/** The manifest of an edition; undefined if there is none. */
export async function readManifest(
  dataDir: string,
  list: string,
  edition: string
): Promise<EditionManifest | undefined> {
  try {
    const path = join(listFolder(dataDir, list), edition, MANIFEST);
    return JSON.parse(await readFile(path, "utf8")) as EditionManifest;
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}

/** The entries of an edition; refuses them if they are no longer what was written. */
export async function readEntries(
  dataDir: string,
  {list, edition, entriesSha256}: EditionManifest
): Promise<readonly ListedEntity[]> {
  const packed = await readFile(join(listFolder(dataDir, list), edition, ENTRIES));
  const lines = await unpack(packed, `${list}/${edition}`);
  if (sha256(lines) !== entriesSha256) throw changed(`${list}/${edition}`);
  return lines === "" ? [] : lines.split("\n").map((line) => JSON.parse(line) as ListedEntity);
}

async function unpack(packed: Buffer, name: string): Promise<string> {
  try {
    return (await promisify(gunzip)(packed)).toString("utf8");
  } catch (cause) {
    throw changed(name, cause);
  }
}

function changed(name: string, cause?: unknown): ApertureError {
  return new ApertureError("source-damaged", `edition changed after it was written: ${name}`, {
    hint: "Remove its folder and run: aperture lists update",
    ...(cause === undefined ? {} : {cause})
  });
}
