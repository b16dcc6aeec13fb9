import {existsSync, statSync} from "node:fs";
import {rename} from "node:fs/promises";
import {parseClickHouseAddress} from "./clickhouse/address.ts";
import type {Database} from "./database.ts";
import {type BesidePaths, openWarehouse, readPins, type Warehouse, withBeside} from "./open.ts";
import type {Pin} from "./publish.ts";
import {readSeriesPins, type SeriesPin} from "./series/series-store.ts";
import {readWorksPin, type WorksHoldings, type WorksStore} from "./works/works-store.ts";

/** A warehouse, or a store of series or works, that was built and that nobody reads yet. */
export interface Build {
  readonly id: string;
  /** The connection that built it, with the new tables in reach. */
  readonly from: Database;
  /** Folder for files on the way. */
  readonly folder: string;
  readonly signal?: AbortSignal;
}

/** What is ready to be published. */
export interface Staged {
  /** Publishes it in one step, from the file it was built in. */
  show(file: string): Promise<void>;
  drop(): Promise<void>;
}

/** Where warehouses are published and read: a file of the data folder, or a ClickHouse server. */
export interface Place {
  /** Changes whenever something else is published. */
  stamp(): Promise<string>;
  /** Whether no participations are published. */
  isEmpty(): Promise<boolean>;
  /** Opens what is published, with the series and works beside it. */
  open(): Promise<Warehouse>;
  pins(): Promise<Pin[]>;
  seriesPins(): Promise<readonly SeriesPin[]>;
  /** The works that are published; nothing where none are. */
  worksPin(): Promise<WorksHoldings>;
  stage(build: Build): Promise<Staged>;
  stageSeries(build: Build & {readonly pins: readonly SeriesPin[]}): Promise<Staged>;
  stageWorks(build: Build & {readonly store: WorksStore}): Promise<Staged>;
  close(): void;
}

interface Paths extends BesidePaths {
  readonly warehouse: string;
}

/** Address of the server that warehouses are published to and read from; one for the whole program. */
let server: string | undefined;

/** Says once, at the start, where warehouses are; nothing means the data folder. */
export function keepWarehousesAt(address: string | undefined): void {
  server = address;
}

/** The address that was said, for a process started beside this one. */
export function warehousesKeptAt(): string | undefined {
  return server;
}

/** The place that the environment names; the data folder where it names none. */
export async function placeFor(paths: Paths): Promise<Place> {
  if (!server) return folderPlace(paths);
  const parsed = parseClickHouseAddress(server);
  // Without a server to talk to, its client is never loaded.
  return (await import("./clickhouse/clickhouse-place.ts")).clickHousePlace(parsed);
}

/** The vintages that the published warehouse pins; none where there is none yet. */
export async function publishedPins(paths: Paths): Promise<Pin[]> {
  const place = await placeFor(paths);
  try {
    return await place.pins();
  } finally {
    place.close();
  }
}

/** Opens what is published in the place that the environment names. */
export async function openPublished(paths: Paths): Promise<Warehouse> {
  const place = await placeFor(paths);
  try {
    return await place.open();
  } finally {
    place.close();
  }
}

/** Whether the environment names a server in place of the data folder. */
export function isOnServer(): boolean {
  return Boolean(server);
}

function folderPlace(paths: Paths): Place {
  const {warehouse, seriesStore, worksStore} = paths;
  const staged = (target: string): Staged => ({show: (file) => rename(file, target), drop: async () => {}});
  return {
    stamp: async () => [warehouse, seriesStore, worksStore].map(stampOf).join(" "),
    isEmpty: async () => !existsSync(warehouse),
    open: async () => withBeside(await openWarehouse(warehouse), paths),
    pins: () => readPins(warehouse),
    seriesPins: () => readSeriesPins(seriesStore),
    worksPin: () => readWorksPin(worksStore),
    stage: async () => staged(warehouse),
    stageSeries: async () => staged(seriesStore),
    stageWorks: async () => staged(worksStore),
    close: () => {}
  };
}

/** What tells one file at a path from the next. */
export function stampOf(path: string): string {
  const found = statSync(path, {throwIfNoEntry: false});
  return found ? `${found.ino}-${found.mtimeMs}` : "";
}
