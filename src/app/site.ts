import {statSync} from "node:fs";
import {defaultEffects, type Effects} from "../base/effects.ts";
import type {Dimension} from "../domain/dimension.ts";
import type {FigureRequest, FigureTable} from "../domain/figure.ts";
import {addressOf} from "../domain/request.ts";
import {pathsOf} from "../ingest/data-folder.ts";
import {computeFigures} from "../monitor/compute.ts";
import {openWarehouse, type Warehouse, withSeries} from "../warehouse/open.ts";
import {openSnapshot} from "../warehouse/snapshot.ts";
import {type Comparisons, openComparisons} from "./comparisons.ts";
import {type Names, readNames} from "./names.ts";

/** What is open at one moment: the data, their names, and the figures computed from them so far. */
export interface Edition {
  readonly warehouse: Warehouse;
  readonly names: Names;
  /** Codes that occur in the data, for the dimensions a reader chooses from a list. */
  readonly choices: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  /** Computes a request, or answers with what was computed before. */
  figures(request: FigureRequest): Promise<FigureTable>;
}

/** Keeps the newest warehouse open: a new one is taken up as soon as it is published. */
export interface Site {
  readonly dataDir: string;
  edition(): Promise<Edition>;
  readonly comparisons: Comparisons;
  close(): void;
}

/** How long an edition answers its last readers after a newer one was opened. */
const GRACE_MS = 30_000;
const MOST_REMEMBERED = 2000;

/** Opens the site over a data folder, or over the shipped snapshot while the folder has no warehouse. */
export function openSite(dataDir: string, effects: Effects = defaultEffects): Site {
  const {warehouse: path, seriesStore} = pathsOf(dataDir);
  let opened: {stamp: string; edition: Promise<Edition>} | undefined;
  return {
    dataDir,
    comparisons: openComparisons(dataDir, effects),
    edition() {
      const stamp = stampOf(path);
      const stamps = `${stamp} ${stampOf(seriesStore)}`;
      if (opened?.stamp !== stamps) {
        const previous = opened;
        opened = {stamp: stamps, edition: openEdition(stamp === "" ? undefined : path, seriesStore)};
        if (previous) retire(previous.edition);
      }
      return opened.edition;
    },
    close() {
      opened?.edition.then((edition) => edition.warehouse.db.close()).catch(() => {});
    }
  };
}

function retire(edition: Promise<Edition>): void {
  const timer = setTimeout(
    () => void edition.then(({warehouse}) => warehouse.db.close()).catch(() => {}),
    GRACE_MS
  );
  timer.unref();
}

function stampOf(path: string): string {
  const found = statSync(path, {throwIfNoEntry: false});
  return found ? `${found.ino}-${found.mtimeMs}` : "";
}

async function openEdition(path: string | undefined, seriesStore: string): Promise<Edition> {
  const records = path === undefined ? await openSnapshot() : await openWarehouse(path);
  return editionOf(await withSeries(records, seriesStore));
}

/** A warehouse ready to be asked, with its names and a memory of what was asked. */
export async function editionOf(warehouse: Warehouse): Promise<Edition> {
  const remembered = new Map<string, Promise<FigureTable>>();
  return {
    warehouse,
    names: await readNames(warehouse),
    choices: await readChoices(warehouse),
    figures(request) {
      const address = addressOf(request);
      const known = remembered.get(address);
      if (known) return known;
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      const table = computeFigures(warehouse, request);
      remembered.set(address, table);
      table.catch(() => remembered.delete(address));
      return table;
    }
  };
}

async function readChoices({db}: Warehouse): Promise<Edition["choices"]> {
  const choices: Partial<Record<Dimension, readonly string[]>> = {};
  for (const dimension of ["programme", "pillar", "part", "year", "role", "activity", "scheme"] as const) {
    const rows = await db.rows<{code: string | number}>(
      `SELECT DISTINCT ${dimension} AS code FROM mart.participation WHERE ${dimension} IS NOT NULL ORDER BY 1`
    );
    choices[dimension] = rows.map((row) => String(row.code));
  }
  return choices;
}
