import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {isMissingFile} from "../base/errors.ts";
import {sha256File} from "../base/hash.ts";
import type {VintageRef} from "../domain/figure.ts";
import type {Programme} from "../domain/programme.ts";
import type {SourceDeclaration} from "../sources/source.ts";
import type {Issue} from "./stage.ts";

/** What is written beside the Parquet files of a vintage; neither is ever changed afterwards. */
export interface VintageManifest extends VintageRef {
  readonly id: string;
  readonly programme: Programme;
  /** How `dated` is known: from a header, the file's name, the rows, or only the file's own date. */
  readonly datedBy: "publisher" | "file-name" | "rows" | "file-date" | "person";
  readonly form: readonly string[];
  readonly inputs: readonly {readonly address: string; readonly sha256: string}[];
  readonly files: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
  /** Version of the reader; a newer reader makes a new vintage of the same file. */
  readonly reader: number;
}

/** Raise when the reader would read the same file differently. */
export const READER_VERSION = 1;

/** SHA-256 of each table's file in the folder of a vintage. */
export async function hashTables(folder: string, tables: readonly string[]): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of tables) hashes[`${table}.parquet`] = await sha256File(join(folder, `${table}.parquet`));
  return hashes;
}

/** Writes the manifest beside the tables, and moves the folder to its final place. */
export async function sealVintage(
  staging: string,
  target: string,
  manifest: VintageManifest
): Promise<VintageManifest> {
  await writeFile(join(staging, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await rm(target, {recursive: true, force: true});
  await mkdir(join(target, ".."), {recursive: true});
  await rename(staging, target);
  return manifest;
}

/** The manifest of a vintage; undefined if there is no such vintage. */
export async function readManifest(folder: string): Promise<VintageManifest | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as VintageManifest;
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}

/** Folder name of a vintage: source, programme, date, and the beginning of the hash. */
export function vintageId(
  source: SourceDeclaration,
  programme: Programme,
  dated: string,
  hash: string
): string {
  return `${source.id}-${programme.toLowerCase()}-${dated}-${hash.slice(0, 8)}`;
}
