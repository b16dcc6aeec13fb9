import {existsSync} from "node:fs";
import {FETCH_COMMAND} from "../base/commands.ts";
import {ApertureError} from "../base/errors.ts";
import {parquetTables} from "./build/core.ts";
import type {Holdings} from "./choose-relation.ts";
import type {Database} from "./database.ts";
import {openDuckDb} from "./duckdb.ts";
import type {WarehouseManifest} from "./manifest.ts";
import {type Pin, TABLES_VERSION} from "./publish.ts";
import {attachSeries, NO_SERIES, type SeriesHoldings} from "./series/series-store.ts";
import {attachShippedPairs} from "./works/shipped-pairs.ts";
import {attachWorks, type WorksHoldings} from "./works/works-store.ts";

/** What a source lacks as a whole, so that figures can say it. */
export interface SourceGap {
  readonly programme: string;
  readonly isNetMissing: boolean;
  readonly isUndated: boolean;
}

/** A warehouse or snapshot open for reading. */
export interface Warehouse {
  readonly db: Database;
  readonly manifest: WarehouseManifest;
  readonly holdings: Holdings;
  readonly gaps: readonly SourceGap[];
  /** Series about countries that stand beside it. */
  readonly series: SeriesHoldings;
  /** Sums of scholarly works that stand beside it. */
  readonly works: WorksHoldings;
}

/** Opens a published warehouse read-only. */
export async function openWarehouse(path: string): Promise<Warehouse> {
  if (!existsSync(path)) {
    throw new ApertureError("not-found", `no warehouse at ${path}`, {
      hint: `Run: ${FETCH_COMMAND}, or leave --data out to use the shipped snapshot.`
    });
  }
  return describeWarehouse(await openDuckDb(path, {readOnly: true}));
}

/** Reads from an open database what can be asked of it. */
export async function describeWarehouse(db: Database): Promise<Warehouse> {
  const manifest = await readWarehouseManifest(db);
  refuseOtherTables(manifest);
  const tables = await db.tables();
  const parts = await db.rows<{part: string}>("SELECT DISTINCT part FROM mart.project");
  const listed = await db.rows<{code: string}>("SELECT code FROM ref.part");
  const fields = await db.rows<{code: string}>("SELECT code FROM ref.field");
  return {
    db,
    manifest,
    series: NO_SERIES,
    works: undefined,
    holdings: {
      dialect: db.dialect,
      tables,
      hasRecords: tables.has("core.participation"),
      mainParts: new Set(parts.map((row) => row.part)),
      parts: new Set(listed.map((row) => row.code)),
      fields: new Set(fields.map((row) => row.code))
    },
    gaps: await db.rows<SourceGap>(
      "SELECT programme, is_net_missing AS isNetMissing, is_undated AS isUndated FROM meta.gap"
    )
  };
}

function refuseOtherTables({kind, tables, vintages}: WarehouseManifest): void {
  if (kind === "snapshot" || tables === TABLES_VERSION) return;
  const programme = vintages[0]?.ref.programme ?? "HORIZON";
  throw new ApertureError("source-changed", "the warehouse was published by another version of the program", {
    hint: `Publish it again, from the file it was read from or from the publisher: npx aperture ingest cordis --programme ${programme}. The vintages read before are kept.`
  });
}

/** Files of a data folder that stand beside its warehouse. */
export interface BesidePaths {
  readonly seriesStore: string;
  readonly worksStore: string;
}

/**
 * An open warehouse or snapshot with the series and works of a data folder beside it, where the folder has any. Where it
 * has no works, the sums of pairs of countries that ship with the program stand in their place.
 */
export async function withBeside(
  warehouse: Warehouse,
  {seriesStore, worksStore}: BesidePaths
): Promise<Warehouse> {
  const series = await attachSeries(warehouse.db, seriesStore);
  const works = (await attachWorks(warehouse.db, worksStore)) ?? (await attachShippedPairs(warehouse.db));
  return {...warehouse, series, works};
}

/** What a warehouse says of itself. */
export async function readWarehouseManifest(db: Database): Promise<WarehouseManifest> {
  const [row] = await db.rows<{json: string}>("SELECT json FROM meta.manifest");
  if (!row)
    throw new ApertureError("source-damaged", "warehouse without a manifest", {
      hint: "Ingest the source again."
    });
  return JSON.parse(row.json) as WarehouseManifest;
}

/** The vintages a warehouse pins; none where there is no warehouse yet. */
export async function readPins(path: string): Promise<Pin[]> {
  if (!existsSync(path)) return [];
  const db = await openDuckDb(path, {readOnly: true});
  const manifest = await readWarehouseManifest(db);
  db.close();
  return pinsOf(manifest);
}

/** The vintages a manifest names, with the place of their tables. */
export function pinsOf(manifest: WarehouseManifest): Pin[] {
  return manifest.vintages.map((pinned) => ({
    ...pinned,
    ...parquetTables(pinned.ref.programme, pinned.path)
  }));
}
