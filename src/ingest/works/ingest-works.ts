import {mkdir, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {sha256, sha256File} from "../../base/hash.ts";
import {openAlex} from "../../sources/openalex.ts";
import {quote} from "../../warehouse/database.ts";
import {openDuckDb} from "../../warehouse/duckdb.ts";
import {type Place, placeFor} from "../../warehouse/place.ts";
import type {WorksPin} from "../../warehouse/works/works-store.ts";
import {pathsOf, withStaging} from "../data-folder.ts";
import {IssueLog} from "../series/issue-log.ts";
import type {VintageManifest} from "../vintage.ts";
import {countWorks, reportCounts, reportMissing, type WorkCounts} from "./count-works.ts";
import {type OpenedWorks, openWorks, type WorksOrigin} from "./open-works.ts";
import {keepVintage, pinOf, stageWorks} from "./publish-works.ts";
import {settleWorks} from "./settle.ts";
import type {HashedPart, Snapshot} from "./snapshot-parts.ts";

export interface WorksRequest extends WorksOrigin {
  /** Day of the snapshot, where a person knows it better than the newest work says. */
  readonly dated?: string;
  /** Accept a snapshot much smaller than the one it replaces. */
  readonly allowSmaller?: boolean;
}

export interface WorksResult {
  readonly pin: WorksPin;
  readonly counts: WorkCounts;
}

/** What is written beside the rows of a vintage of works; neither is ever changed afterwards. */
export interface WorksManifest extends WorksPin {
  readonly counts: WorkCounts;
  readonly datedBy: VintageManifest["datedBy"];
  readonly parts: readonly HashedPart[];
  readonly files: Readonly<Record<string, string>>;
  readonly reader: number;
}

/** Raise when the reader would read the same file differently. */
const READER = 2;

/** Memory the engine may take while it reads; what does not fit is spilled. */
const MEMORY = "1GB";

/** The same while works are compared: identifiers of all works are grouped then, and spilled beyond this. */
const COMPARING_MEMORY = "256MB";

/** Smallest share, in percent, of the works in use that a newer snapshot may have. */
const FLOOR_PERCENT = 90;

/**
 * Reads works of OpenAlex into an immutable vintage of short rows, and publishes a store of sums over them. Either all
 * of it happens or nothing.
 */
export function ingestWorks(request: WorksRequest, effects: Effects): Promise<WorksResult> {
  return withStaging(request.dataDir, async (staging) => {
    const place = await placeFor(pathsOf(request.dataDir));
    try {
      return await ingestInto(staging, place, request, effects);
    } finally {
      place.close();
    }
  });
}

async function ingestInto(
  staging: string,
  place: Place,
  request: WorksRequest,
  effects: Effects
): Promise<WorksResult> {
  const {works} = pathsOf(request.dataDir);
  const opened = await openWorks(request, READER, effects);
  const written = join(staging, "vintage");
  await mkdir(written);
  const manifest = await readVintage(opened, {staging, written, request}, effects);
  refuseSmaller(manifest.counts, await place.worksPin(), request);
  await writeFile(join(written, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const staged = await stageWorks({folder: written, manifest}, {place, staging}, effects);
  effects.signal.throwIfAborted();
  await keepVintage(written, works, manifest.id);
  await staged.show();
  await opened.done();
  return {pin: pinOf(manifest), counts: manifest.counts};
}

async function readVintage(
  {snapshot, ...opened}: OpenedWorks,
  {staging, written, request}: {staging: string; written: string; request: WorksRequest},
  effects: Effects
): Promise<WorksManifest> {
  const issues = new IssueLog("work");
  const db = await openDuckDb(":memory:", {memory: MEMORY, spillTo: staging});
  try {
    const parts = await opened.read({db, staging, target: written, issues, effects});
    if ((await readdir(written)).length === 0) throw nothingRead(snapshot);
    effects.progress.step("Comparing works");
    await db.run(`SET memory_limit = ${quote(COMPARING_MEMORY)}`);
    await reportCounts(db, written, snapshot.parts, issues);
    await settleWorks(db, written, {parts, gone: await opened.gone()}, issues);
    reportMissing(snapshot, issues);
    const counts = await countWorks(db, written, issues);
    if (counts.works === 0) throw nothingRead(snapshot);
    return await describe(snapshot, {parts, counts, issues, written, request}, effects);
  } finally {
    db.close();
  }
}

function nothingRead({address}: Snapshot): ApertureError {
  return new ApertureError("source-changed", `no work could be read from ${address}`, {
    hint: "Expected one JSON object a line, each with an id such as https://openalex.org/W2741809807."
  });
}

async function describe(
  {address, selection}: Snapshot,
  read: {
    parts: readonly HashedPart[];
    counts: WorkCounts;
    issues: IssueLog;
    written: string;
    request: WorksRequest;
  },
  effects: Effects
): Promise<WorksManifest> {
  const {parts, counts, issues, written, request} = read;
  const hash = sha256(parts.map((part) => `${part.sha256}  ${part.name}`).join("\n"));
  const dated = request.dated ?? counts.latest ?? isoDay(effects.now());
  return {
    id: `${openAlex.id}-works-${dated}-${hash.slice(0, 8)}`,
    ref: {
      source: openAlex.id,
      title: selection === undefined ? openAlex.title : `${openAlex.title} (${selection})`,
      programme: "",
      address,
      dated,
      retrieved: isoDay(effects.now()),
      sha256: hash,
      rows: {works: counts.works, placed: counts.placed, international: counts.international},
      licence: openAlex.licence.id,
      attribution: openAlex.attribution
    },
    issues: issues.all(),
    counts,
    datedBy: request.dated ? "person" : counts.latest ? "rows" : "file-date",
    parts,
    files: await hashFiles(written),
    reader: READER
  };
}

async function hashFiles(folder: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) hashes[name] = await sha256File(join(folder, name));
  return hashes;
}

/** A snapshot with much fewer works than the one in use is more likely cut short than right. */
function refuseSmaller({works}: WorkCounts, inUse: WorksPin | undefined, {allowSmaller}: WorksRequest): void {
  const held = inUse?.ref.rows["works"] ?? 0;
  const floor = Math.floor((held * FLOOR_PERCENT) / 100);
  if (allowSmaller || works >= floor) return;
  throw new ApertureError("source-changed", `too few works: ${works} < ${floor}`, {
    hint: `The vintage in use has ${held}. If the smaller one is right, run it again with --allow-smaller.`
  });
}
