import {readFile, rm} from "node:fs/promises";
import {basename, join} from "node:path";
import type {Effects} from "../../../base/effects.ts";
import {ApertureError} from "../../../base/errors.ts";
import {openAlex} from "../../../sources/openalex.ts";
import {downloadSource} from "../../download.ts";
import {MANIFEST_NAMES, parseManifest, type SnapshotManifest} from "../snapshot-manifest.ts";
import {DELETED_NAMES, type GoneList, kindOf, type SnapshotPart, WORKS_FOLDERS} from "../snapshot-parts.ts";
import {webAddress} from "./storage-address.ts";

/** A part of a snapshot that lies elsewhere. */
export interface RemotePart extends Omit<SnapshotPart, "path"> {
  readonly url: string;
}

/** A snapshot in object storage. */
export interface RemoteSnapshot {
  /** As it was given. */
  readonly address: string;
  /** The list of its parts, word for word; another release has another one. */
  readonly list: string;
  readonly listUrl: string;
  readonly parts: readonly RemotePart[];
}

/** Where an address is, and the folder that files are fetched to. */
export interface RemotePlace {
  readonly from: string;
  readonly folder: string;
  readonly endpoint?: string;
  readonly retryDelayMs?: number;
}

/**
 * Finds the publisher's list of parts under an address: of the bucket, of a format, of the folder of works, or of the
 * list itself.
 * @throws source-unavailable where there is none
 */
export async function findRemote(place: RemotePlace, effects: Effects): Promise<RemoteSnapshot> {
  const {from, endpoint} = place;
  const address = webAddress(from, endpoint);
  const candidates = candidatesFor(address);
  for (const url of candidates) {
    if (!(await isThere(url, effects))) continue;
    const list = await fetchText(url, place, effects);
    const parts = partsOf(parseManifest(list), url);
    if (parts.length === 0)
      throw new ApertureError("source-changed", `no part of a known kind in ${url}`, {
        hint: "Expected parts such as part_0000.gz or part_0000.parquet."
      });
    return {address: from, list, listUrl: url, parts};
  }
  throw new ApertureError("source-unavailable", `no list of parts under ${from}`, {
    hint: `Give the folder of works that holds manifest.json, such as ${openAlex.address}`
  });
}

function candidatesFor(address: string): string[] {
  if (MANIFEST_NAMES.includes(basename(new URL(address).pathname))) return [address];
  const folder = address.endsWith("/") ? address : `${address}/`;
  return [folder, ...WORKS_FOLDERS.map((name) => `${folder}${name}/`)].flatMap((base) =>
    // The list of a whole format is no list of works; it lies one folder higher.
    base.endsWith("works/") ? MANIFEST_NAMES.map((name) => `${base}${name}`) : []
  );
}

/** Whether there is an object. Where nobody answers, fetching it says so better. */
async function isThere(url: string, effects: Effects): Promise<boolean> {
  const response = await effects.fetch(url, {method: "HEAD", signal: effects.signal}).catch(() => undefined);
  await response?.body?.cancel();
  return response === undefined || (response.status !== 404 && response.status !== 403);
}

async function fetchText(url: string, place: RemotePlace, effects: Effects): Promise<string> {
  const to = join(place.folder, "list.json");
  await fetchTo(url, to, place, effects);
  const text = await readFile(to, "utf8");
  await rm(to);
  return text;
}

/** Fetches an object to a file; an earlier try that was interrupted is continued. */
export async function fetchTo(
  url: string,
  to: string,
  {retryDelayMs}: Pick<RemotePlace, "retryDelayMs">,
  effects: Effects
): Promise<{readonly bytes: number; readonly sha256: string}> {
  const fetched = await downloadSource({url, to, ...(retryDelayMs !== undefined && {retryDelayMs})}, effects);
  if (fetched.notModified) throw new TypeError("unchanged, where nothing was held");
  return fetched;
}

/** Whether the list is the same as when reading began. A release replaces the files in place. */
export async function isSameRelease(
  {list, listUrl}: RemoteSnapshot,
  place: RemotePlace,
  effects: Effects
): Promise<boolean> {
  return (await fetchText(listUrl, place, effects)) === list;
}

/** Fetches the publisher's list of deleted works, where there is one beside the parts. */
export async function fetchDeleted(
  {listUrl}: RemoteSnapshot,
  place: RemotePlace,
  effects: Effects
): Promise<GoneList[]> {
  for (const name of DELETED_NAMES) {
    const url = new URL(name, listUrl).href;
    if (!(await isThere(url, effects))) continue;
    const path = join(place.folder, name);
    await fetchTo(url, path, place, effects);
    return [{path, column: "work_id", reason: "deleted"}];
  }
  return [];
}

/** Parts lie beside their list, wherever that is; the addresses in it are the publisher's own. */
function partsOf({parts}: SnapshotManifest, listUrl: string): RemotePart[] {
  const folder = new URL(".", listUrl).href;
  const found: RemotePart[] = [];
  for (const [name, stated] of parts) {
    const kind = kindOf(name);
    const {href} = new URL(name, listUrl);
    if (kind !== undefined && href.startsWith(folder))
      found.push({name, stated, bytes: stated.bytes, kind, url: href});
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
