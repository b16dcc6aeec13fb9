import {existsSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import type {Effects} from "../base/effects.ts";
import {isMissingFile} from "../base/errors.ts";
import {pathsOf} from "./data-folder.ts";
import {downloadSource} from "./download.ts";

/** A file fetched from the publisher and kept in the data folder. */
export interface DownloadedFile {
  readonly path: string;
  readonly sha256: string;
  /** Whether the publisher had something newer than the copy held. */
  readonly isNew: boolean;
  /** The publisher's date of the file, where a header says it. */
  readonly dated?: string;
}

interface Remembered {
  readonly etag?: string;
  readonly lastModified?: string;
  readonly sha256: string;
}

/** Fetches an address, or takes the copy held where that is still current. */
export async function downloadVintage(
  url: string,
  dataDir: string,
  effects: Effects
): Promise<DownloadedFile> {
  const path = join(pathsOf(dataDir).downloads, basename(new URL(url).pathname) || "download.zip");
  return downloadKept(url, path, effects);
}

/** Fetches an address to a path, or takes the copy there where that is still current. */
export async function downloadKept(url: string, path: string, effects: Effects): Promise<DownloadedFile> {
  await mkdir(dirname(path), {recursive: true});
  const note = `${path}.json`;
  const previous = existsSync(path) ? await readNote(note) : undefined;
  effects.progress.step("Downloading");
  const result = await downloadSource({url, to: path, ...(previous && {previous})}, effects);
  if (result.notModified)
    return {path, isNew: false, sha256: previous?.sha256 ?? "", ...dayOf(previous?.lastModified)};
  const {etag, lastModified, sha256} = result;
  const remembered: Remembered = {
    sha256,
    ...(etag !== undefined && {etag}),
    ...(lastModified !== undefined && {lastModified})
  };
  await writeFile(note, `${JSON.stringify(remembered)}\n`);
  return {path, isNew: true, sha256, ...dayOf(lastModified)};
}

function dayOf(lastModified: string | undefined): {dated?: string} {
  const day = new Date(lastModified ?? Number.NaN);
  return Number.isNaN(day.getTime()) ? {} : {dated: day.toISOString().slice(0, 10)};
}

async function readNote(path: string): Promise<Remembered | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Remembered;
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}
