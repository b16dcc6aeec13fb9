import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {type IngestCordisRequest, ingestCordis} from "../../src/app/ingest-cordis.ts";
import type {Effects} from "../../src/base/effects.ts";
import {pathsOf} from "../../src/ingest/data-folder.ts";
import type {IngestResult} from "../../src/ingest/ingest.ts";
import {openWarehouse, type Warehouse} from "../../src/warehouse/open.ts";
import {filesOf, fixtureTables, type SourceTables} from "./cordis-csv.ts";
import {recordingEffects} from "./recording-effects.ts";
import {temporaryFolder} from "./temporary-folder.ts";
import {zipOf} from "./zip-of.ts";

export const FIXTURE_NAME = "cordis-HORIZONprojects-2025-12-06-csv.zip";
export const AS_OF = "2026-01-15";

export interface Ingested extends IngestResult {
  readonly dataDir: string;
  readonly warehouse: Warehouse;
}

/** Writes tables as the publisher's zip into a folder, and gives its path. */
export async function writeArchive(
  files: Readonly<Record<string, string | Buffer>>,
  name = FIXTURE_NAME
): Promise<string> {
  const folder = temporaryFolder();
  const path = join(folder, name);
  await writeFile(path, await zipOf(files));
  return path;
}

/** Reads what is given through the whole of the ingest, and opens the warehouse it published. */
export async function ingestFrom(
  from: string | readonly string[],
  options: Partial<IngestCordisRequest> = {},
  effects: Effects = recordingEffects().effects
): Promise<Ingested> {
  const dataDir = options.dataDir ?? join(temporaryFolder(), "data");
  await mkdir(dataDir, {recursive: true});
  const request = {programme: "HORIZON", asOf: AS_OF, ...options, dataDir} as const;
  const result = await ingestCordis({...request, from: typeof from === "string" ? [from] : from}, effects);
  if (!result) throw new TypeError("nothing was ingested");
  return {...result, dataDir, warehouse: await openWarehouse(pathsOf(dataDir).warehouse)};
}

export async function ingestTables(
  tables: SourceTables,
  options: Partial<IngestCordisRequest> = {}
): Promise<Ingested> {
  return ingestFrom(await writeArchive(filesOf(tables)), options);
}

/** The tiny programme of the fixtures, ingested. */
export function ingestFixture(): Promise<Ingested> {
  return ingestTables(fixtureTables());
}
