import {existsSync} from "node:fs";
import {ApertureError} from "../base/errors.ts";
import type {Programme} from "../domain/programme.ts";
import type {Database} from "./database.ts";
import {openDuckDb} from "./duckdb.ts";
import type {WarehouseManifest} from "./manifest.ts";
import type {Pin} from "./publish.ts";

/** A warehouse or snapshot open for reading. */
export interface Warehouse {
  readonly db: Database;
  readonly manifest: WarehouseManifest;
  /** Whether single projects and participations are held, and not only aggregates. */
  readonly hasRecords: boolean;
}

/** Opens a published warehouse read-only. */
export async function openWarehouse(path: string): Promise<Warehouse> {
  if (!existsSync(path)) {
    throw new ApertureError("not-found", `no warehouse at ${path}`, {
      hint: "Run: aperture ingest cordis --programme HORIZON, or leave --data out to use the shipped snapshot."
    });
  }
  const db = await openDuckDb(path, {readOnly: true});
  return {db, manifest: await readWarehouseManifest(db), hasRecords: true};
}

/** What a warehouse says of itself. */
export async function readWarehouseManifest(db: Database): Promise<WarehouseManifest> {
  const [row] = await db.rows<{json: string}>("SELECT json FROM meta.manifest");
  if (!row) throw new ApertureError("source-damaged", "warehouse without a manifest", {hint: "Ingest the source again."});
  return JSON.parse(row.json) as WarehouseManifest;
}

/** The vintages a warehouse pins; none where there is no warehouse yet. */
export async function readPins(path: string): Promise<Pin[]> {
  if (!existsSync(path)) return [];
  const {db, manifest} = await openWarehouse(path);
  db.close();
  return manifest.vintages.map((pinned) => ({...pinned, programme: pinned.ref.programme as Programme}));
}
