import {readdir, readFile, stat} from "node:fs/promises";
import {basename, join, relative, resolve} from "node:path";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {MANIFEST_NAMES, parseManifest, type SnapshotManifest, type StatedPart} from "./snapshot-manifest.ts";

/** One file of works, and what the publisher says of it. */
export interface SnapshotPart {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly kind: "gzip" | "lines" | "pages" | "parquet";
  /** From the publisher's manifest; undefined where there is none or it does not name the file. */
  readonly stated?: StatedPart;
}

/** A part as a vintage names it. */
export interface HashedPart {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a folder or file given with --from holds. */
export interface Snapshot {
  /** Where it is from, as a vintage says it: an address of the publisher, or the name of a folder or file here. */
  readonly address: string;
  readonly parts: readonly SnapshotPart[];
  /** Parts the manifest names and the folder lacks. */
  readonly missing: readonly (StatedPart & {readonly name: string})[];
  /** Lists of works that are no more. */
  readonly gone: readonly GoneList[];
  /** What was selected, where these are not all works. */
  readonly selection?: string;
  /** What was already found to be wrong. */
  readonly findings?: readonly Finding[];
}

/** One thing that is wrong with what was fetched, to be filed among the issues. */
export interface Finding {
  readonly kind: string;
  readonly value: string;
  readonly note: string;
  readonly count: number;
}

/** A list by the publisher of works merged into others (older layout) or deleted (since September 2026). */
export interface GoneList {
  readonly path: string;
  readonly column: "id" | "work_id";
  readonly reason: "merged" | "deleted";
}

const NO_MANIFEST: SnapshotManifest = {parts: new Map()};

/** Finds the parts of a snapshot: in the publisher's layout, in a folder of its files, or a single file. */
export async function findSnapshot(from: string): Promise<Snapshot> {
  const found = await stat(from).catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("source-unavailable", `no such file or folder: ${from}`, {
      hint: "Give the folder of the snapshot, its folder of works, or one of its files."
    });
  });
  const root = found.isDirectory() ? await worksFolder(from) : from;
  const paths = found.isDirectory() ? await filesUnder(root) : [from];
  const {parts: stated} = found.isDirectory() ? await readManifest(root) : NO_MANIFEST;
  const parts: SnapshotPart[] = [];
  for (const path of paths) {
    const kind = kindOf(path);
    if (kind === undefined) continue;
    const name = found.isDirectory() ? relative(root, path) : basename(path);
    const own = stated.get(name);
    parts.push({name, path, bytes: (await stat(path)).size, kind, ...(own !== undefined && {stated: own})});
  }
  if (parts.length === 0) throw nothingFound(from);
  const held = new Set(parts.map(({name}) => name));
  const missing = [...stated].filter(([name]) => !held.has(name)).map(([name, part]) => ({name, ...part}));
  const gone = found.isDirectory() ? [...(await mergedLists(from)), ...(await deletedLists(root))] : [];
  return {address: basename(resolve(from)), parts, missing, gone};
}

function nothingFound(from: string): ApertureError {
  return new ApertureError("source-changed", `no works in ${basename(from)}`, {
    hint: "Expected files as in data/jsonl/works/updated_date=2026-06-24/part_0000.gz, or the same in Parquet."
  });
}

/** What a file is by its name; undefined where it holds no works. */
export function kindOf(path: string): SnapshotPart["kind"] | undefined {
  if (MANIFEST_NAMES.includes(basename(path)) || /\.csv\.gz$/i.test(path)) return undefined;
  const extension = /\.(gz|jsonl|ndjson|json|parquet)$/i.exec(path)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : KINDS[extension];
}

const KINDS: Readonly<Record<string, SnapshotPart["kind"]>> = {
  gz: "gzip",
  jsonl: "lines",
  ndjson: "lines",
  json: "pages",
  parquet: "parquet"
};

/** Where works lie in a snapshot, its older layout included. Parquet lies beside JSON Lines and is the same data. */
export const WORKS_FOLDERS: readonly string[] = [
  "data/jsonl/works",
  "jsonl/works",
  "data/parquet/works",
  "parquet/works",
  "data/works",
  "legacy-data/works",
  "works"
];
const MERGED_FOLDERS = [
  "data/merged_ids/works",
  "legacy-data/merged_ids/works",
  "merged_ids/works",
  "../merged_ids/works"
];

/** The whole snapshot has works beside authors, institutions and more; only works are read. */
async function worksFolder(from: string): Promise<string> {
  for (const inside of WORKS_FOLDERS) if (await isFolder(join(from, inside))) return join(from, inside);
  return from;
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

async function filesUnder(root: string): Promise<string[]> {
  const entries = await readdir(root, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(root, path).includes("merged_ids"))
    .sort();
}

/** What the publisher says of the parts, where the folder holds it. */
async function readManifest(root: string): Promise<SnapshotManifest> {
  for (const name of MANIFEST_NAMES) {
    const text = await readFile(join(root, name), "utf8").catch((error: unknown) => {
      if (isMissingFile(error)) return undefined;
      throw error;
    });
    if (text !== undefined) return parseManifest(text);
  }
  return NO_MANIFEST;
}

async function mergedLists(from: string): Promise<GoneList[]> {
  for (const place of MERGED_FOLDERS) {
    const folder = join(from, place);
    if (!(await isFolder(folder))) continue;
    const paths = (await filesUnder(folder)).filter((path) => /\.csv(\.gz)?$/i.test(path));
    return paths.map((path) => ({path, column: "id", reason: "merged"}));
  }
  return [];
}

/** Names of the publisher's list of deleted works, in the folder of works. */
export const DELETED_NAMES: readonly string[] = ["deleted_ids.csv.gz", "deleted_ids.csv"];

async function deletedLists(root: string): Promise<GoneList[]> {
  for (const name of DELETED_NAMES) {
    const path = join(root, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined) return [{path, column: "work_id", reason: "deleted"}];
  }
  return [];
}
