import {mkdir, readFile, rename, rm} from "node:fs/promises";
import {join, resolve} from "node:path";
import {WORKS_COMMAND} from "../../base/commands.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {type Place, placeFor, type Staged} from "../../warehouse/place.ts";
import {
  buildPairsStore,
  buildWorksStore,
  openWorksStore,
  readWorksPin,
  type WorksPin,
  type WorksStore
} from "../../warehouse/works/works-store.ts";
import {pathsOf, withStaging} from "../data-folder.ts";
import type {PairsManifest} from "./ingest-pairs.ts";
import type {WorksManifest} from "./ingest-works.ts";
import {yearStandings} from "./standings.ts";
import {workThemeRules} from "./work-theme-rules.ts";

interface WorksVintage {
  /** Folder of its rows. */
  readonly folder: string;
  readonly manifest: WorksManifest | PairsManifest;
}

/** A store of sums that is ready where it will be read, and that nobody reads yet. */
export interface StagedWorks {
  show(): Promise<void>;
}

/** Sums a vintage up and brings the store to where it will be read. */
export async function stageWorks(
  {folder, manifest}: WorksVintage,
  {place, staging}: {readonly place: Place; readonly staging: string},
  effects: Effects
): Promise<StagedWorks> {
  const built = join(staging, "works.duckdb");
  const store = await sumUp(built, {folder, manifest}, staging, effects);
  const from = await openWorksStore(built);
  let staged: Staged;
  try {
    staged = await place.stageWorks({
      id: store.ref.sha256.slice(0, 12),
      from,
      folder: staging,
      signal: effects.signal,
      store
    });
  } finally {
    from.close();
  }
  return {show: () => staged.show(built)};
}

function sumUp(
  path: string,
  {folder, manifest}: WorksVintage,
  spillTo: string,
  {progress, signal}: Effects
): Promise<WorksStore> {
  const files = Object.keys(manifest.files).map((name) => join(folder, name));
  progress.step("Summing up", files.length, "parts");
  if ("holds" in manifest) return buildPairsStore(path, {files, pin: pinOf(manifest), spillTo});
  return buildWorksStore(path, {
    files,
    standings: yearStandings(),
    themes: workThemeRules(),
    pin: pinOf(manifest),
    spillTo,
    onFile: (done) => {
      signal.throwIfAborted();
      progress.at(done);
    }
  });
}

export function pinOf({id, ref, issues}: WorksPin): WorksPin {
  return {id, ref, issues};
}

/** Moves a vintage to where it stays. */
export async function keepVintage(written: string, vintages: string, id: string): Promise<void> {
  const target = join(resolve(vintages), id);
  await mkdir(vintages, {recursive: true});
  await rm(target, {recursive: true, force: true});
  await rename(written, target);
}

/**
 * Sums up the vintage in use once more, as today's catalogue and program do it: countries as they stood, subjects by
 * theme. Nothing is read from the publisher.
 */
export function sumWorksAgain(dataDir: string, effects: Effects): Promise<WorksPin> {
  return withStaging(dataDir, async (staging) => {
    const paths = pathsOf(dataDir);
    const place = await placeFor(paths);
    try {
      const pin = await place.worksPin();
      if (!pin)
        throw new ApertureError("not-found", "no works have been read", {hint: `Run: ${WORKS_COMMAND}`});
      const folder = join(resolve(paths.works), pin.id);
      const manifest = await readManifest(folder);
      const staged = await stageWorks({folder, manifest}, {place, staging}, effects);
      await staged.show();
      return pinOf(manifest);
    } finally {
      place.close();
    }
  });
}

/** The table of pairs in use, with the folder of its rows. */
export async function pairsInUse(dataDir: string): Promise<{folder: string; pin: WorksStore}> {
  const paths = pathsOf(dataDir);
  const pin = await readWorksPin(paths.worksStore);
  if (pin?.holds === "pairs") return {folder: join(resolve(paths.works), pin.id), pin};
  throw new ApertureError("not-found", `no table of pairs of countries is in use in ${dataDir}`, {
    hint: "Read it first: npx aperture ingest openalex --from PAIRS.csv, with the same --data."
  });
}

async function readManifest(folder: string): Promise<WorksVintage["manifest"]> {
  try {
    return JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as WorksVintage["manifest"];
  } catch (cause) {
    throw new ApertureError("not-found", `the vintage in use is not in ${folder}`, {
      hint: `Read the works again: ${WORKS_COMMAND}`,
      cause
    });
  }
}
