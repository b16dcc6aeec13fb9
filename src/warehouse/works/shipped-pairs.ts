import {existsSync} from "node:fs";
import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {sha256File} from "../../base/hash.ts";
import {type Database, inTurn, quote} from "../database.ts";
import {openDuckDb} from "../duckdb.ts";
import {pairViews} from "./aggregate.ts";
import type {Period, WorksPin, WorksStore} from "./works-store.ts";

/** Sums of the table of pairs that ship with the program: works that two countries share, by periods of five years. */
export const SHIPPED_WORKS = fileURLToPath(new URL("../../../snapshot/works/", import.meta.url));

const ROWS = "pair.parquet";
const MANIFEST = "manifest.json";

/** Years of a period. */
const YEARS = 5;

/** What a folder of shipped sums says of itself. */
interface ShippedManifest extends Pick<WorksStore, "id" | "ref" | "issues" | "tables"> {
  readonly periods: readonly Period[];
  /** SHA-256 of its rows. */
  readonly files: Readonly<Record<string, string>>;
  /** The command that made it. */
  readonly command: string;
}

export interface ShippedSource {
  /** Rows of the vintage of pairs: year, country, partner and works, each pair once. */
  readonly file: string;
  readonly pin: WorksPin & Pick<WorksStore, "tables">;
  readonly command: string;
}

/**
 * Sums pairs of countries over whole periods that end with the last year held, and writes them with what they were
 * made of. A work has one year, so the sum over years is exact; years before the first whole period are left out.
 */
export async function writeShippedPairs(source: ShippedSource, folder = SHIPPED_WORKS): Promise<number> {
  const db = await openDuckDb(":memory:");
  try {
    const read = `read_parquet(${quote(source.file)})`;
    const [held] = await db.rows<{first: number; last: number}>(
      `SELECT min(year) AS first, max(year) AS last FROM ${read}`
    );
    const periods = wholePeriods(held?.first ?? 0, held?.last ?? 0);
    const ended = `(year + (${held?.last ?? 0} - year) % ${YEARS})::SMALLINT`;
    await rm(folder, {recursive: true, force: true});
    await mkdir(folder, {recursive: true});
    await db.run(
      `COPY (SELECT ${ended} AS year, country, partner, sum(works)::INTEGER AS works FROM ${read}
         WHERE year >= ${periods[0]?.[0] ?? 0} GROUP BY ALL ORDER BY ALL)
       TO ${quote(join(folder, ROWS))} (FORMAT parquet, COMPRESSION zstd)`
    );
    const {id, issues, tables} = source.pin;
    // Where the file lay on the machine that summed it says nothing to anybody else.
    const ref = {...source.pin.ref, address: basename(source.pin.ref.address)};
    const files = {[ROWS]: await sha256File(join(folder, ROWS))};
    const {command} = source;
    const manifest: ShippedManifest = {id: `${id}-periods`, ref, issues, tables, periods, files, command};
    await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    return periods.length;
  } finally {
    db.close();
  }
}

/** Periods of five years that end with the last year, the earliest first. */
function wholePeriods(first: number, last: number): Period[] {
  const count = Math.floor((last - first + 1) / YEARS);
  return Array.from({length: count}, (_, i) => {
    const end = last - YEARS * (count - 1 - i);
    return [end - YEARS + 1, end] as const;
  });
}

/** Sets the shipped sums beside an open warehouse as `works`, and says what they hold; nothing where none ship. */
export async function attachShippedPairs(
  db: Database,
  folder = SHIPPED_WORKS
): Promise<WorksStore | undefined> {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return undefined;
  const {id, ref, issues, tables, periods} = JSON.parse(await readFile(path, "utf8")) as ShippedManifest;
  // A warehouse is open to be read only; what stands beside it is made here.
  await db.run("ATTACH ':memory:' AS works (READ_WRITE)");
  await inTurn(db, pairViews("works", join(folder, ROWS)));
  return {id, ref, issues, tables, periods, holds: "pairs", mapping: {version: "", untold: []}};
}
