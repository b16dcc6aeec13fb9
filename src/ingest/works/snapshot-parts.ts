import {readdir, readFile, stat} from "node:fs/promises";
import {basename, join, relative} from "node:path";
import {z} from "zod";
import {ApertureError, isMissingFile} from "../../base/errors.ts";

/** One file of works, and what the publisher says of it. */
export interface SnapshotPart {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly kind: "gzip" | "lines" | "pages";
  /** From the publisher's manifest; undefined where there is none or it does not name the file. */
  readonly stated?: StatedPart;
}

export interface StatedPart {
  readonly bytes: number;
  readonly works: number;
}

/** What a folder or file given with --from holds. */
export interface Snapshot {
  readonly address: string;
  readonly parts: readonly SnapshotPart[];
  /** Parts the manifest names and the folder lacks. */
  readonly missing: readonly (StatedPart & {readonly name: string})[];
  /** Files that list works merged into others. */
  readonly merged: readonly string[];
}

const manifestFile = z.object({
  entries: z.array(
    z.object({
      url: z.string(),
      meta: z.object({content_length: z.number().int().min(0), record_count: z.number().int().min(0)})
    })
  )
});

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
  const stated = found.isDirectory() ? await readManifest(root) : new Map<string, StatedPart>();
  const parts: SnapshotPart[] = [];
  for (const path of paths) {
    const kind = kindOf(path);
    if (kind === undefined) continue;
    const name = found.isDirectory() ? relative(root, path) : basename(path);
    const own = stated.get(name);
    parts.push({name, path, bytes: (await stat(path)).size, kind, ...(own !== undefined && {stated: own})});
  }
  if (parts.length === 0) throw nothingFound(from, paths);
  const held = new Set(parts.map(({name}) => name));
  const missing = [...stated].filter(([name]) => !held.has(name)).map(([name, part]) => ({name, ...part}));
  return {address: from, parts, missing, merged: found.isDirectory() ? await mergedFiles(from) : []};
}

function nothingFound(from: string, paths: readonly string[]): ApertureError {
  const isParquet = paths.some((path) => /\.parquet$/i.test(path));
  return new ApertureError("source-changed", `no works in ${basename(from)}`, {
    hint: isParquet
      ? "Parquet is not read yet: fetch the JSON Lines form of the snapshot."
      : "Expected gzip JSON Lines as in data/jsonl/works/updated_date=2026-06-24/part_0000.gz."
  });
}

function kindOf(path: string): SnapshotPart["kind"] | undefined {
  if (/\.gz$/i.test(path)) return "gzip";
  if (/\.(jsonl|ndjson)$/i.test(path)) return "lines";
  return /\.json$/i.test(path) ? "pages" : undefined;
}

/** Where works lie in a snapshot, its older layout included; Parquet lies beside and is the same data. */
const WORKS_FOLDERS = ["data/jsonl/works", "jsonl/works", "data/works", "legacy-data/works", "works"];
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

/** Parts by their name under the folder of works, as the publisher's manifest lists them. */
async function readManifest(root: string): Promise<Map<string, StatedPart>> {
  const text = await readFile(join(root, "manifest"), "utf8").catch((error: unknown) => {
    if (isMissingFile(error)) return undefined;
    throw error;
  });
  if (text === undefined) return new Map();
  const parsed = manifestFile.safeParse(parseJson(text));
  if (!parsed.success)
    throw new ApertureError("source-damaged", "the manifest of the snapshot cannot be read", {
      hint: "Fetch data/works/manifest again, or remove it to read the parts without it."
    });
  return new Map(
    parsed.data.entries.map(({url, meta}) => [
      url.replace(/^.*\/works\//, ""),
      {bytes: meta.content_length, works: meta.record_count}
    ])
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function mergedFiles(from: string): Promise<string[]> {
  for (const place of MERGED_FOLDERS) {
    const folder = join(from, place);
    if (await isFolder(folder))
      return (await filesUnder(folder)).filter((path) => /\.csv(\.gz)?$/i.test(path));
  }
  return [];
}
