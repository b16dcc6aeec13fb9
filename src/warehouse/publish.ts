import {sha256} from "../base/hash.ts";
import type {VintageRef} from "../domain/figure.ts";
import {buildCore, type VintageTables} from "./build/core.ts";
import {buildMarts} from "./build/marts.ts";
import {buildReference} from "./build/reference-tables.ts";
import type {Database} from "./database.ts";
import type {StoredIssue, WarehouseManifest} from "./manifest.ts";
import type {Reference} from "./reference.ts";

/** Raise when the warehouse would compute another figure from the same vintages and catalogue. */
export const METHOD_VERSION = 1;

/** Raise when a published table or column changes, so that an older warehouse is not asked what it cannot answer. */
export const TABLES_VERSION = 2;

/** A pinned vintage: its folder, what is said of it to readers, and what was not understood in it. */
export interface Pin extends VintageTables {
  readonly id: string;
  /** Folder the vintage is kept in. */
  readonly path: string;
  readonly ref: VintageRef;
  readonly issues: readonly StoredIssue[];
  readonly size: {readonly projects: number; readonly participations: number; readonly note: string} | null;
}

/** Builds core tables, status and aggregates from pinned vintages into an empty database. */
export async function buildWarehouse(
  db: Database,
  pins: readonly Pin[],
  reference: Reference
): Promise<WarehouseManifest> {
  await openScratch(db);
  const other = await db.fork();
  await shareNames(db, other);
  await buildReference(db, reference);
  await buildCore(db, other, pins, reference);
  await buildMarts(db, other, reference.asOf);
  other.close();
  const manifest = describe(pins, reference);
  await db.run("CREATE SCHEMA meta");
  await db.run(GAPS);
  await db.run("CREATE TABLE meta.manifest (json VARCHAR)");
  await db.run("INSERT INTO meta.manifest VALUES ($1)", [JSON.stringify(manifest)]);
  return manifest;
}

/** A place in memory for steps on the way, gone when the database is closed. */
async function openScratch(db: Database): Promise<void> {
  await db.run("ATTACH ':memory:' AS scratch");
  const [current] = await db.rows<{name: string}>("SELECT current_database() AS name");
  await db.run(`SET search_path = '${current?.name}.main,scratch.main'`);
}

async function shareNames(db: Database, other: Database): Promise<void> {
  const [path] = await db.rows<{value: string}>("SELECT current_setting('search_path') AS value");
  await other.run(`SET search_path = '${path?.value}'`);
}

function describe(pins: readonly Pin[], reference: Reference): WarehouseManifest {
  const vintages = pins.map((pin) => ({
    id: pin.id,
    path: pin.path,
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
    tables: TABLES_VERSION,
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
