import {mkdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {sha256} from "../base/hash.ts";
import {PROGRAMMES} from "../domain/programme.ts";
import type {TableRule} from "../sources/source.ts";
import {parquetTables} from "../warehouse/build/core.ts";
import {type Database, quote} from "../warehouse/database.ts";
import {openDuckDb} from "../warehouse/duckdb.ts";
import {placeFor, publishedPins, type Staged} from "../warehouse/place.ts";
import {buildWarehouse, type Pin} from "../warehouse/publish.ts";
import type {Reference} from "../warehouse/reference.ts";
import {pathsOf, withStaging} from "./data-folder.ts";
import {type Dated, dateOf, describeVintage, pinOf, type ReadSource} from "./describe-vintage.ts";
import {type Input, openInput} from "./inputs.ts";
import {fileUnreadValues, loadFile, openTables} from "./load.ts";
import {openLoading} from "./loading.ts";
import {prepareTables} from "./prepare.ts";
import {checkReconciliation, type Reconciliation, reconcile} from "./reconcile.ts";
import type {IngestRequest} from "./request.ts";
import {type Issue, type StagedFile, totalBytes} from "./stage.ts";
import {stageInputs} from "./stage-inputs.ts";
import {hashTables, readManifest, sealVintage, type VintageManifest, vintageId} from "./vintage.ts";

export interface IngestResult {
  readonly vintage: VintageManifest;
  readonly warehouseId: string;
  readonly reconciliation: Reconciliation;
}

/**
 * Reads a source into an immutable vintage and publishes a warehouse that pins it. Either all of it happens or
 * nothing: the old warehouse answers until the new one is complete and reconciled.
 */
export function ingest(
  request: IngestRequest,
  readReference: () => Promise<Reference>,
  effects: Effects
): Promise<IngestResult> {
  return withStaging(request.dataDir, (staging) => ingestInto(staging, request, readReference, effects));
}

async function ingestInto(
  staging: string,
  request: IngestRequest,
  readReference: () => Promise<Reference>,
  effects: Effects
): Promise<IngestResult> {
  const inputs: Input[] = [];
  const db = await openDuckDb(":memory:", {memory: MEMORY, spillTo: join(staging, "spill")});
  try {
    for (const path of request.from) inputs.push(await openInput(path));
    const read = await readTables(db, inputs, staging, request, readReference, effects);
    effects.progress.step("Publishing");
    const manifest = describeVintage(request, await identify(read, inputs, request), effects);
    return await publish(db, staging, request, manifest, read.reference, effects);
  } finally {
    for (const input of inputs) input.close();
    db.close();
  }
}

async function identify(
  read: ReadTables,
  inputs: readonly Input[],
  request: IngestRequest
): Promise<ReadSource> {
  const hashes = await Promise.all(inputs.map((input) => input.sha256));
  const hash = hashes.length === 1 ? (hashes[0] ?? "") : sha256(hashes.join("\n"));
  const id = vintageId(request.source, request.programme, read.dated.day, hash);
  return {...read, id, hash, hashes, forms: read.staged.map((file) => file.name)};
}

/** Folder the vintage is written in before it is moved to its place. */
const VINTAGE = "vintage";

/** What the engine may hold in memory; the rest is spilled to disk. */
const MEMORY = "512MB";

async function readTables(
  db: Database,
  inputs: readonly Input[],
  staging: string,
  request: IngestRequest,
  readReference: () => Promise<Reference>,
  effects: Effects
): Promise<ReadTables> {
  const {source, programme} = request;
  const issues: Issue[] = [];
  effects.progress.step("Reading", totalBytes(inputs.flatMap((input) => input.files)));
  const folder = join(staging, VINTAGE);
  await mkdir(folder);
  const loading = await openLoading(db, (on, file) => loadFile(on, file, folder, programme, issues));
  try {
    const staged = await stageInputs(inputs, source, join(staging, "clean"), issues, effects, loading.add);
    refuseMissing(staged, request);
    effects.progress.step("Checking");
    const reference = await readReference();
    await loading.done();
    const checked = await checkTables(db, inputs, folder, reference, issues, request, effects);
    return {...checked, issues, staged, reference};
  } finally {
    await loading.close();
  }
}

async function checkTables(
  db: Database,
  inputs: readonly Input[],
  folder: string,
  reference: Reference,
  issues: Issue[],
  request: IngestRequest,
  effects: Effects
): Promise<Pick<ReadTables, "rows" | "dated">> {
  const {source, programme} = request;
  await openTables(db, source.tables, folder);
  for (const table of source.tables) await fileUnreadValues(db, table, issues);
  effects.signal.throwIfAborted();
  const known = reference.countries.map((country) => country.code);
  await prepareTables(db, folder, programme, known, issues);
  const dated = await dateOf(db, inputs[0] as Input, request);
  const rows = await countRows(db, source.tables);
  await refuseTooShort(rows, dated, request);
  return {rows, dated};
}

interface ReadTables {
  readonly issues: readonly Issue[];
  readonly rows: Readonly<Record<string, number>>;
  readonly staged: readonly StagedFile[];
  readonly dated: Dated;
  readonly reference: Reference;
}

async function countRows(db: Database, tables: readonly TableRule[]): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const {name} of tables) {
    const [count] = await db.rows<{n: number}>(`SELECT count(*)::INTEGER AS n FROM ${name}`);
    rows[name] = count?.n ?? 0;
  }
  return rows;
}

function refuseMissing(staged: readonly StagedFile[], {source, programme, from}: IngestRequest): void {
  const required = source.tables.filter((table) => table.required);
  const missing = required.find((table) => !staged.some((file) => file.table === table));
  if (!missing) return;
  throw new ApertureError("source-changed", `no ${missing.name} table in ${from.join(", ")}`, {
    hint: `Give the archive of projects of ${PROGRAMMES[programme].title}; it holds ${required
      .map((table) => `${table.name}.csv`)
      .join(" and ")}.`
  });
}

/** A file much smaller than the one in use is more likely cut short than right; an older one may well be smaller. */
async function refuseTooShort(
  rows: Readonly<Record<string, number>>,
  dated: Dated,
  request: IngestRequest
): Promise<void> {
  const pins = await publishedPins(pathsOf(request.dataDir));
  const pinned = pins.find((pin) => pin.ref.programme === request.programme);
  if (!pinned || request.allowSmaller) return;
  const {floorPercent, olderFloorPercent} = request.source;
  // A file cut short looks older by its own rows.
  const isOlder = dated.by !== "rows" && dated.day < pinned.ref.dated;
  const percent = isOlder ? olderFloorPercent : floorPercent;
  for (const table of ["project", "organization"]) {
    const before = pinned.ref.rows[table] ?? 0;
    const floor = Math.floor((before * percent) / 100);
    if ((rows[table] ?? 0) >= floor) continue;
    throw new ApertureError("source-changed", `too few rows in ${table}: ${rows[table] ?? 0} < ${floor}`, {
      hint: `The vintage in use has ${before}. If the smaller file is right, run it again with --allow-smaller.`
    });
  }
}

async function publish(
  db: Database,
  staging: string,
  request: IngestRequest,
  manifest: Omit<VintageManifest, "files">,
  reference: Reference,
  effects: Effects
): Promise<IngestResult> {
  const paths = pathsOf(request.dataDir);
  const tables = request.source.tables.map((table) => table.name);
  const place = await placeFor(paths);
  const others = (await place.pins()).filter((pin) => pin.ref.programme !== request.programme);
  const target = join(paths.vintages, manifest.id);
  const own: Pin = {
    ...pinOf(manifest, target, request.source),
    ...parquetTables(request.programme, join(staging, VINTAGE))
  };
  const pins = [...others, own].sort((a, b) => (a.programme < b.programme ? 1 : -1));
  const built = join(staging, "warehouse.duckdb");
  const builder = await db.fork();
  let staged: Staged | undefined;
  try {
    const published = await build(builder, built, pins, reference, request);
    effects.signal.throwIfAborted();
    const {warehouseId: id} = published;
    staged = await place.stage({id, from: builder, folder: staging, signal: effects.signal});
    // The engine writes the warehouse out on one thread; the vintage is hashed meanwhile.
    const [files] = await Promise.all([hashTables(join(staging, VINTAGE), tables), complete(builder)]);
    const vintage = await keepVintage(staging, target, {...manifest, files});
    const ready = staged;
    staged = undefined;
    await ready.show(built);
    return {vintage, ...published};
  } catch (error) {
    // Once it may have been shown nothing is dropped: an answer that was lost does not say which.
    await staged?.drop().catch(() => {});
    throw error;
  } finally {
    builder.close();
    place.close();
  }
}

async function build(
  builder: Database,
  path: string,
  pins: readonly Pin[],
  reference: Reference,
  {source, programme}: IngestRequest
): Promise<{warehouseId: string; reconciliation: Reconciliation}> {
  // Zstd is tried on every text and hardly ever chosen: the file is as small without, and written in less time.
  await builder.run("SET disabled_compression_methods = 'zstd'");
  // Nobody reads the file before it is complete, so it needs no log to recover from.
  const options = `STORAGE_VERSION 'latest', RECOVERY_MODE NO_WAL_WRITES, ROW_GROUP_SIZE ${ROW_GROUP}`;
  await builder.run(`ATTACH ${quote(path)} AS warehouse (${options})`);
  await builder.run("USE warehouse");
  const {id} = await buildWarehouse(builder, pins, reference);
  const reconciliation = await reconcile(builder, source.tolerancePercent);
  checkReconciliation(reconciliation, programme);
  return {warehouseId: id, reconciliation};
}

/** Rows the engine stores and reads at a time: half its own choice, so that a table of one programme is several. */
const ROW_GROUP = 61_440;

/** Writes what has been built to its file and lets go of it. */
async function complete(builder: Database): Promise<void> {
  await builder.run("USE memory");
  await builder.run("DETACH warehouse");
}

async function keepVintage(
  staging: string,
  target: string,
  manifest: VintageManifest
): Promise<VintageManifest> {
  const held = await readManifest(target);
  if (held && held.sha256 === manifest.sha256 && held.reader === manifest.reader) return held;
  const unread = manifest.issues.filter((issue) => issue.kind === "unreadable-record");
  if (unread.length)
    await writeFile(join(staging, VINTAGE, "unreadable.txt"), unread.map((issue) => issue.value).join(""));
  await rm(target, {recursive: true, force: true});
  return sealVintage(join(staging, VINTAGE), target, manifest);
}
