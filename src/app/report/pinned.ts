import {existsSync} from "node:fs";
import type {Effects} from "../../base/effects.ts";
import {pathsOf} from "../../ingest/data-folder.ts";
import {readReference} from "../../ingest/reference.ts";
import type {ReportManifest} from "../../report/manifest.ts";
import {withBeside} from "../../warehouse/open.ts";
import {openSnapshot, SNAPSHOT_FOLDER} from "../../warehouse/snapshot.ts";
import {type Edition, editionOf} from "../site.ts";
import {listVintages, withVintages} from "../vintages.ts";

interface Place {
  readonly dataDir: string;
  /** The data open now. */
  readonly edition: Edition;
}

/**
 * Works on the files a report was built from: the data open now where they are the same, else its vintages if the
 * folder keeps them, else the shipped snapshot if it is of them. Where none is, the data open now have to do.
 */
export async function withPinned<T>(
  {vintages, asOf}: Pick<ReportManifest, "vintages" | "asOf">,
  {dataDir, edition}: Place,
  work: (edition: Edition) => Promise<T>,
  effects: Effects
): Promise<T> {
  const wanted = vintages.map(({sha256}) => sha256);
  if (isSame(wanted, hashesOf(edition))) return work(edition);
  const paths = pathsOf(dataDir);
  const kept = (await listVintages(dataDir)).filter(({sha256}) => wanted.includes(sha256));
  if (
    isSame(
      wanted,
      kept.map(({sha256}) => sha256)
    )
  ) {
    effects.progress.step("Reading the files it was built from");
    return withVintages(
      {dataDir, vintages: kept, reference: readReference(effects, asOf)},
      async (warehouse) => work(await editionOf(await withBeside(warehouse, paths)))
    );
  }
  if (!existsSync(SNAPSHOT_FOLDER)) return work(edition);
  const shipped = await editionOf(await withBeside(await openSnapshot(), paths));
  try {
    return await work(isSame(wanted, hashesOf(shipped)) ? shipped : edition);
  } finally {
    shipped.warehouse.db.close();
  }
}

function hashesOf({warehouse}: Edition): string[] {
  return warehouse.manifest.vintages.map(({ref}) => ref.sha256);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}
