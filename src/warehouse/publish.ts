import {sha256} from "../base/hash.ts";
import type {VintageRef} from "../domain/figure.ts";
import {buildCore, type VintageFolder} from "./build/core.ts";
import {buildMarts} from "./build/marts.ts";
import {buildReference} from "./build/reference-tables.ts";
import {buildStatus} from "./build/status.ts";
import type {Database} from "./database.ts";
import type {StoredIssue, WarehouseManifest} from "./manifest.ts";
import type {Reference} from "./reference.ts";

/** Raise when the warehouse would compute another figure from the same vintages and catalogue. */
export const METHOD_VERSION = 1;

/** A pinned vintage: its folder, what is said of it to readers, and what was not understood in it. */
export interface Pin extends VintageFolder {
  readonly id: string;
  readonly ref: VintageRef;
  readonly issues: readonly StoredIssue[];
  readonly size: {readonly projects: number; readonly participations: number; readonly note: string} | null;
}

/** Builds core tables, status and aggregates from pinned vintages into an empty database. */
export async function buildWarehouse(
  db: Database,
  pins: readonly Pin[],
  reference: Reference,
  /** Where the folder of a pin will stand when the warehouse is in use. */
  finalPath: (pin: Pin) => string = (pin) => pin.path
): Promise<WarehouseManifest> {
  await buildReference(db, reference);
  await buildCore(db, pins, reference);
  await buildStatus(db, reference.asOf);
  await buildMarts(db);
  const manifest = describe(pins, reference, finalPath);
  await db.run("CREATE SCHEMA meta");
  await db.run(GAPS);
  await db.run("CREATE TABLE meta.manifest (json VARCHAR)");
  await db.run("INSERT INTO meta.manifest VALUES ($1)", [JSON.stringify(manifest)]);
  return manifest;
}

function describe(
  pins: readonly Pin[],
  reference: Reference,
  finalPath: (pin: Pin) => string
): WarehouseManifest {
  const vintages = pins.map((pin) => ({
    id: pin.id,
    path: finalPath(pin),
    ref: pin.ref,
    issues: pin.issues,
    size: pin.size
  }));
  const identity = [
    METHOD_VERSION,
    reference.revision,
    reference.asOf,
    ...pins.map((pin) => pin.ref.sha256)
  ].join("\n");
  return {
    id: sha256(identity).slice(0, 12),
    kind: "warehouse",
    method: METHOD_VERSION,
    catalogue: {revision: reference.revision, asOf: reference.asOf},
    vintages
  };
}

/** What the source of a programme lacks as a whole. */
const GAPS = `
  CREATE TABLE meta.gap AS
  SELECT programme, NOT net AS is_net_missing,
    (SELECT count(signature_date) = 0 FROM core.project WHERE project.programme = source_has.programme) AS is_undated
  FROM source_has ORDER BY programme`;
