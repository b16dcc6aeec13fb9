import {closeSync, openSync, readFileSync, rmSync, writeSync} from "node:fs";
import {mkdir, mkdtemp, readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {ApertureError, isExistingFile} from "../base/errors.ts";

/** Where things lie in a data folder. */
export function pathsOf(dataDir: string) {
  return {
    warehouse: join(dataDir, "warehouse.duckdb"),
    vintages: join(dataDir, "vintages"),
    /** Vintages of series about countries, and the store that reads from them. */
    series: join(dataDir, "series"),
    seriesStore: join(dataDir, "series.duckdb"),
    /** Vintages of scholarly works, and the store of sums over the one in use. */
    works: join(dataDir, "works"),
    worksStore: join(dataDir, "works.duckdb"),
    /** Schemes of assessment of the reader's own. */
    assessmentSchemes: join(dataDir, "assessment-schemes"),
    downloads: join(dataDir, "downloads"),
    lock: join(dataDir, "ingest.lock")
  };
}

const STAGING = "staging-";

/**
 * Runs work that writes into a data folder: one writer at a time, with a staging folder that is gone afterwards
 * whatever happens. What an interrupted run left behind is cleared first.
 */
export async function withStaging<T>(dataDir: string, work: (staging: string) => Promise<T>): Promise<T> {
  await mkdir(dataDir, {recursive: true});
  const {lock} = pathsOf(dataDir);
  takeLock(lock);
  const release = () => rmSync(lock, {force: true});
  process.once("exit", release);
  try {
    await clearStaging(dataDir);
    const staging = await mkdtemp(join(dataDir, STAGING));
    try {
      return await work(staging);
    } finally {
      await rm(staging, {recursive: true, force: true});
    }
  } finally {
    release();
    process.off("exit", release);
  }
}

async function clearStaging(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(STAGING)) await rm(join(dataDir, name), {recursive: true, force: true});
  }
}

function takeLock(lock: string): void {
  try {
    const file = openSync(lock, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
  } catch (error) {
    if (!isExistingFile(error)) throw error;
    const owner = Number(readFileSync(lock, "utf8"));
    if (isRunning(owner)) {
      throw new ApertureError(
        "interrupted",
        `another ingest is running in this data folder: process ${owner}`,
        {
          hint: "Wait until it is done, or choose another folder with --data."
        }
      );
    }
    rmSync(lock, {force: true});
    takeLock(lock);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}
