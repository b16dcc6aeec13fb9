import {existsSync} from "node:fs";
import {sha256} from "../../base/hash.ts";
import type {VintageRef} from "../../domain/figure.ts";
import {type Database, quote} from "../database.ts";
import {openDuckDb} from "../duckdb.ts";
import type {StoredIssue} from "../manifest.ts";

/** A pinned vintage of series about countries. */
export interface SeriesPin {
  readonly id: string;
  /** Its file of values. */
  readonly path: string;
  readonly ref: VintageRef;
  /** Place of its form among those of the source: an earlier one says more. */
  readonly form: number;
  /** Values of each series it holds. */
  readonly series: Readonly<Record<string, number>>;
  /** Parts of a country that the source judges apart, by the country. */
  readonly apart: Readonly<Record<string, readonly string[]>>;
  readonly issues: readonly StoredIssue[];
}

/** What the series store holds, and which vintage each series is read from. */
export interface SeriesHoldings {
  readonly id: string;
  readonly pins: readonly SeriesPin[];
  readonly pinOf: ReadonlyMap<string, SeriesPin>;
}

/** Rows stored and skipped at a time: a question is about one series, and a series is a few thousand rows. */
const ROW_GROUP = 2048;

/** Raise when the store would answer otherwise from the same vintages. */
const METHOD = 1;

/** Where no series were imported. */
export const NO_SERIES: SeriesHoldings = {id: "none", pins: [], pinOf: new Map()};

/** Each series is read from one vintage alone: the newest edition, and of one day the form that says most. */
export function describeSeries(pins: readonly SeriesPin[]): SeriesHoldings {
  const ordered = [...pins].sort(byPreference);
  const pinOf = new Map<string, SeriesPin>();
  for (const pin of ordered) for (const id of Object.keys(pin.series)) if (!pinOf.has(id)) pinOf.set(id, pin);
  const used = ordered.filter((pin) => [...pinOf.values()].includes(pin));
  const id = sha256([METHOD, ...used.map((pin) => pin.id)].join("\n")).slice(0, 12);
  return {id, pins: used, pinOf};
}

function byPreference(a: SeriesPin, b: SeriesPin): number {
  if (a.ref.dated !== b.ref.dated) return a.ref.dated < b.ref.dated ? 1 : -1;
  return a.form - b.form || (a.id < b.id ? -1 : 1);
}

/** Writes a store that answers from the pinned vintages. */
export async function buildSeriesStore(path: string, holdings: SeriesHoldings): Promise<void> {
  const db = await openDuckDb(":memory:");
  try {
    await db.run(`ATTACH ${quote(path)} AS series (STORAGE_VERSION 'latest', ROW_GROUP_SIZE ${ROW_GROUP})`);
    await db.run("USE series");
    await db.run(
      "CREATE TABLE value (indicator VARCHAR, country VARCHAR, year INTEGER, value DOUBLE, low DOUBLE, high DOUBLE)"
    );
    const parts = holdings.pins.map((pin) => {
      const own = [...holdings.pinOf].filter(([, one]) => one === pin).map(([id]) => quote(id));
      return `SELECT * FROM read_parquet(${quote(pin.path)}) WHERE indicator IN (${own.join(", ")})`;
    });
    await db.run(`INSERT INTO value ${parts.join(" UNION ALL ")} ORDER BY indicator, country, year`);
    await db.run("CREATE TABLE manifest (json VARCHAR)");
    await db.run("INSERT INTO manifest VALUES ($1)", [JSON.stringify(holdings.pins)]);
    await db.run("USE memory");
    await db.run("DETACH series");
  } finally {
    db.close();
  }
}

/** Opens a store by itself, its values at `series.value`. */
export async function openSeriesStore(path: string): Promise<Database> {
  const db = await openDuckDb(":memory:");
  await db.run(`ATTACH ${quote(path)} AS series (READ_ONLY)`);
  return db;
}

/** The vintages a store pins; none where there is no store yet. */
export async function readSeriesPins(path: string): Promise<readonly SeriesPin[]> {
  if (!existsSync(path)) return [];
  const db = await openDuckDb(path, {readOnly: true});
  try {
    return await pinsIn(db, "manifest");
  } finally {
    db.close();
  }
}

/** Sets the store beside an open warehouse as `series`, and says what it holds. */
export async function attachSeries(db: Database, path: string): Promise<SeriesHoldings> {
  if (!existsSync(path)) return NO_SERIES;
  await db.run(`ATTACH ${quote(path)} AS series (READ_ONLY)`);
  return describeSeries(await pinsIn(db, "series.manifest"));
}

async function pinsIn(db: Database, table: string): Promise<readonly SeriesPin[]> {
  const [row] = await db.rows<{json: string}>(`SELECT json FROM ${table}`);
  return row ? (JSON.parse(row.json) as SeriesPin[]) : [];
}
