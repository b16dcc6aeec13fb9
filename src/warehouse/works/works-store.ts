import {existsSync} from "node:fs";
import {WORKS_AGAIN_COMMAND} from "../../base/commands.ts";
import {ApertureError} from "../../base/errors.ts";
import type {VintageRef} from "../../domain/figure.ts";
import type {Group} from "../../domain/group.ts";
import {type Database, inTurn, quote} from "../database.ts";
import {openDuckDb} from "../duckdb.ts";
import type {StoredIssue} from "../manifest.ts";
import {FINAL_TABLES, PARTIAL_TABLES, pairRows, partialRows, START, type WorkThemeRule} from "./aggregate.ts";

/** Raise when a table or column of the store changes, so that an older one is not asked what it cannot answer. */
export const TABLES_VERSION = 3;

/** First and last year. */
export type Period = readonly [first: number, last: number];

/** The vintage of works that a store answers from. */
export interface WorksPin {
  readonly id: string;
  readonly ref: VintageRef;
  readonly issues: readonly StoredIssue[];
}

/** How works were put into themes: by which version of the mapping, and which themes no subject tells of. */
export interface ThemeMapping {
  readonly version: string;
  readonly untold: readonly {readonly theme: string; readonly title: string; readonly reason: string}[];
}

/** A store of sums: the vintage it answers from, and how works were put into themes when it was summed. */
export interface WorksStore extends WorksPin {
  readonly mapping: ThemeMapping;
  readonly tables: number;
  /** Works, or where none were read the table of pairs of countries: sums by year and country alone. */
  readonly holds: "works" | "pairs";
  /** Where sums are of whole periods and not of years: which, the earliest first. A row's year is the last of its period. */
  readonly periods?: readonly Period[];
}

/** What stands beside a warehouse of works; nothing where none were read. */
export type WorksHoldings = WorksStore | undefined;

/** The group of a country in a year. */
export interface YearStanding {
  readonly country: string;
  readonly year: number;
  readonly group: Group;
}

export interface WorksStoreSource {
  /** Files of the vintage, summed one after another. */
  readonly files: readonly string[];
  readonly standings: readonly YearStanding[];
  readonly themes: ThemeMapping & {readonly rules: readonly WorkThemeRule[]};
  readonly pin: WorksPin;
  /** What does not fit in memory goes here on the way. */
  readonly spillTo: string;
  readonly onFile: (done: number) => void;
}

/** Memory the engine may take while it sums; what does not fit is spilled. */
const MEMORY = "500MB";

/** Writes a store of sums by country, pair, group, year, field, themes and type. */
export async function buildWorksStore(path: string, source: WorksStoreSource): Promise<WorksStore> {
  const {rules, ...mapping} = source.themes;
  const store: WorksStore = {
    ...source.pin,
    mapping,
    tables: TABLES_VERSION,
    holds: "works"
  };
  await writeStore(path, store, source.spillTo, async (db) => {
    await insertStandings(db, source.standings);
    for (const [i, file] of source.files.entries()) {
      await inTurn(db, partialRows(file, rules));
      source.onFile(i + 1);
    }
  });
  return store;
}

/** Writes a store of sums by year, country and pair from files of pairs; everything else in it is blank or empty. */
export async function buildPairsStore(
  path: string,
  {files, pin, spillTo}: Pick<WorksStoreSource, "files" | "pin" | "spillTo">
): Promise<WorksStore> {
  const store: WorksStore = {
    ...pin,
    mapping: {version: "", untold: []},
    tables: TABLES_VERSION,
    holds: "pairs"
  };
  await writeStore(path, store, spillTo, (db) => inTurn(db, files.flatMap(pairRows)));
  return store;
}

/** A store with the tables that all have, filled as it is told. */
async function writeStore(
  path: string,
  store: WorksStore,
  spillTo: string,
  fill: (db: Database) => Promise<void>
): Promise<void> {
  const db = await openDuckDb(path, {memory: MEMORY, spillTo});
  try {
    await inTurn(db, [...START, ...PARTIAL_TABLES]);
    await fill(db);
    await inTurn(db, FINAL_TABLES);
    await db.run("CREATE TABLE manifest (json VARCHAR)");
    await db.run("INSERT INTO manifest VALUES ($1)", [JSON.stringify(store)]);
  } finally {
    db.close();
  }
}

/** Opens a store by itself, its tables at `works.…`. */
export async function openWorksStore(path: string): Promise<Database> {
  const db = await openDuckDb(":memory:");
  await db.run(`ATTACH ${quote(path)} AS works (READ_ONLY)`);
  return db;
}

async function insertStandings(db: Database, standings: readonly YearStanding[]): Promise<void> {
  await db.run(
    `INSERT INTO standing
     SELECT unnest(from_json($1, '[{"country": "VARCHAR", "year": "SMALLINT", "group": "VARCHAR"}]'), recursive := true)`,
    [JSON.stringify(standings)]
  );
}

/** The vintage a store answers from; nothing where there is no store yet. */
export async function readWorksPin(path: string): Promise<WorksHoldings> {
  if (!existsSync(path)) return undefined;
  const db = await openDuckDb(path, {readOnly: true});
  try {
    return await pinIn(db, "manifest");
  } finally {
    db.close();
  }
}

/** Sets the store beside an open warehouse as `works`, and says what it holds. */
export async function attachWorks(db: Database, path: string): Promise<WorksHoldings> {
  if (!existsSync(path)) return undefined;
  await db.run(`ATTACH ${quote(path)} AS works (READ_ONLY)`);
  const store = await pinIn(db, "works.manifest");
  if (store) refuseOtherTables(store);
  return store;
}

/** Refuses a store whose tables another version of the program wrote. */
export function refuseOtherTables({tables}: WorksStore): void {
  if (tables === TABLES_VERSION) return;
  throw new ApertureError("source-changed", "works were summed up by another version of the program", {
    hint: `Sum them up again from the vintage that is kept: ${WORKS_AGAIN_COMMAND}`
  });
}

async function pinIn(db: Database, table: string): Promise<WorksHoldings> {
  const [row] = await db.rows<{json: string}>(`SELECT json FROM ${table}`);
  return row && (JSON.parse(row.json) as WorksStore);
}
