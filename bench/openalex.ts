/**
 * Reads generated works of OpenAlex: works a second of one core beside DuckDB's own reader on the same files and keys,
 * and peak memory of the whole ingest as the number of works grows. `npx tsx bench/openalex.ts [--memory] [WORKS...]`, by default
 * 100000 and 1000000, 0 for none; needs the built program and the real objects of the shared data.
 */
import {mkdirSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {defaultEffects} from "../src/base/effects.ts";
import {IssueLog} from "../src/ingest/series/issue-log.ts";
import {readParts} from "../src/ingest/works/read-parts.ts";
import {readWorks} from "../src/ingest/works/reduce.ts";
import {findSnapshot} from "../src/ingest/works/snapshot-parts.ts";
import type {Database} from "../src/warehouse/database.ts";
import {openDuckDb} from "../src/warehouse/duckdb.ts";
import {generateWorks} from "./generate-works.ts";
import {inFolder, quantile, runProgram, sharedFile} from "./measure.ts";

const SAMPLE = "bibliometrics/openalex_works_samples/openalexR_entity_list_samples.json";
const RUNS = 7;
const FOR_SPEED = 60_000;
/** Large works with authors and affiliations among many that name no country. */
const MIXED = [1, 1.5, 7.5];
/** For memory: mostly short works, so that ten million fit on a disk. */
const SHORT = [0.01, 0.02, 0.97];

const path = sharedFile(SAMPLE);
if (path === undefined) console.log("skipped: no shared data");
else await measure((JSON.parse(readFileSync(path, "utf8")) as {works: object[]}).works);

async function measure(samples: readonly object[]): Promise<void> {
  if (!process.argv.includes("--memory")) await inFolder((folder) => measureSpeed(folder, samples));
  const sizes = process.argv.slice(2).map(Number).filter(Number.isFinite);
  for (const works of (sizes.length ? sizes : [100_000, 1_000_000]).filter((size) => size > 0))
    await inFolder((folder) => measureMemory(folder, samples, works));
}

async function measureSpeed(folder: string, samples: readonly object[]): Promise<void> {
  await generateWorks(folder, samples, {works: FOR_SPEED, parts: 3, shares: MIXED});
  const {parts} = await findSnapshot(folder);
  const files = parts.map((part, i) => ({part: i, path: part.path, form: "gzip" as const}));
  const db = await openDuckDb(":memory:", {threads: 1});
  const took = {scan: [] as number[], table: [] as number[], ours: [] as number[]};
  for (let run = 0; run < RUNS; run++) {
    took.scan.push(await cpuSeconds(() => scan(db, files)));
    took.table.push(
      await cpuSeconds(() => db.run(`CREATE OR REPLACE TABLE x AS SELECT * FROM ${readWorks(files)}`))
    );
    took.ours.push(await cpuSeconds(() => reduce(db, folder, run)));
  }
  db.close();
  console.log(`works a second of one core by processor time, ${FOR_SPEED} works, ${RUNS} runs in turn:`);
  // Others on the machine only ever make a run slower, so the fastest says most.
  for (const [name, share] of [
    ["median", 0.5],
    ["fastest", 0]
  ] as const) {
    const [scan, table, ours] = [took.scan, took.table, took.ours].map(
      (seconds) => FOR_SPEED / quantile(seconds, share)
    );
    if (scan === undefined || table === undefined || ours === undefined) continue;
    console.log(
      `  ${name}: DuckDB reads and counts the keys ${Math.round(scan)}, reads them into a table ${Math.round(table)}; Aperture reduces them to a vintage ${Math.round(ours)}: ${percent(ours / scan)} and ${percent(ours / table)}`
    );
  }
}

/** Every key is touched, so that the reader cannot pass any over. */
async function scan(db: Database, files: Parameters<typeof readWorks>[0]): Promise<void> {
  await db.rows(`SELECT count(COLUMNS(*)) FROM ${readWorks(files)}`);
}

async function reduce(db: Database, folder: string, run: number): Promise<void> {
  const target = join(folder, `out-${run}`);
  mkdirSync(target);
  const {parts} = await findSnapshot(folder);
  const issues = new IssueLog("work");
  await readParts(parts, {db, staging: target, target, issues, effects: defaultEffects});
  if (issues.all().length > 0 || readdirSync(target).length === 0) throw new Error("not read in one go");
}

async function measureMemory(folder: string, samples: readonly object[], works: number): Promise<void> {
  const snapshot = join(folder, "snapshot");
  const parts = Math.max(4, Math.ceil(works / 25_000));
  await generateWorks(snapshot, samples, {works, parts, shares: SHORT, level: 1});
  const data = join(folder, "data");
  const {elapsedMs, peakMb} = runProgram(["ingest", "openalex", "--from", snapshot, "--data", data]);
  console.log(
    `${works} works: peak ${Math.round(peakMb)} MB, ${(elapsedMs / 1000).toFixed(1)} s by the clock`
  );
  rmSync(data, {recursive: true});
}

async function cpuSeconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
