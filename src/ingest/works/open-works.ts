import {rm} from "node:fs/promises";
import {join} from "node:path";
import type {Effects} from "../../base/effects.ts";
import {sha256, sha256File} from "../../base/hash.ts";
import {pathsOf} from "../data-folder.ts";
import {fetchWorks} from "./api/fetch-works.ts";
import {isApiAddress, readQuery} from "./api/works-query.ts";
import {type ReadingContext, readParts} from "./read-parts.ts";
import {fetchDeleted, findRemote, type RemotePlace} from "./remote/find-remote.ts";
import {readRemote} from "./remote/read-remote.ts";
import {isRemoteAddress} from "./remote/storage-address.ts";
import {findSnapshot, type HashedPart, type Snapshot, type SnapshotPart} from "./snapshot-parts.ts";

/** Where works come from, and how they may be had. */
export interface WorksOrigin {
  /** Folder of the snapshot or of its works, a file of works, an address of object storage, or a list of the API. */
  readonly from: string;
  readonly dataDir: string;
  /** The caller's key for the API; it is sent to it and kept nowhere. */
  readonly key?: string;
  /** Server of storage that speaks S3, where it is not Amazon's. */
  readonly endpoint?: string;
  /** Begin anew, whatever an earlier run that was interrupted left. */
  readonly restart?: boolean;
  /** Wait before a request is repeated first, in milliseconds. */
  readonly retryDelayMs?: number;
}

/** Works that were found and can be read. */
export interface OpenedWorks {
  readonly snapshot: Snapshot;
  /** Writes short rows of all parts, and says what the parts are. */
  read(context: ReadingContext): Promise<HashedPart[]>;
  /** Lists of works that are no more, which may lie elsewhere still. */
  gone(): Promise<Snapshot["gone"]>;
  /** Removes what was kept for going on, once it is published. */
  done(): Promise<void>;
}

/** Finds works wherever they are; those of the API are fetched at once. */
export async function openWorks(origin: WorksOrigin, reader: number, effects: Effects): Promise<OpenedWorks> {
  const {from, key, dataDir} = origin;
  if (isApiAddress(from)) {
    const query = readQuery(from, key);
    const {snapshot, folder} = await fetchWorks(
      {...origin, query, folder: pathsOf(dataDir).downloads},
      effects
    );
    return {...opened(snapshot), done: () => rm(folder, {recursive: true})};
  }
  if (isRemoteAddress(from)) return openRemote(origin, reader, effects);
  return opened(await findSnapshot(from));
}

function opened(snapshot: Snapshot): OpenedWorks {
  return {
    snapshot,
    read: (context) => readHere(snapshot.parts, context),
    gone: async () => snapshot.gone,
    done: async () => {}
  };
}

async function readHere(parts: readonly SnapshotPart[], context: ReadingContext): Promise<HashedPart[]> {
  await readParts(parts, context);
  context.effects.progress.step("Hashing");
  const hashed: HashedPart[] = [];
  for (const {name, path, bytes} of parts) hashed.push({name, bytes, sha256: await sha256File(path)});
  return hashed;
}

async function openRemote(origin: WorksOrigin, reader: number, effects: Effects): Promise<OpenedWorks> {
  const folder = join(pathsOf(origin.dataDir).downloads, `openalex-${sha256(origin.from).slice(0, 8)}`);
  if (origin.restart) await rm(folder, {recursive: true, force: true});
  const place: RemotePlace = {...origin, folder};
  const remote = await findRemote(place, effects);
  const parts = remote.parts.map((part) => ({...part, path: part.url}));
  return {
    snapshot: {address: remote.address, parts, missing: [], gone: []},
    read: (context) => readRemote(remote, place, {...context, reader}),
    gone: () => fetchDeleted(remote, place, effects),
    done: () => rm(folder, {recursive: true})
  };
}
