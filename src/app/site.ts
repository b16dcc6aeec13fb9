import {defaultEffects, type Effects} from "../base/effects.ts";
import type {Dimension} from "../domain/dimension.ts";
import type {FigureRequest, FigureTable} from "../domain/figure.ts";
import {addressOf} from "../domain/request.ts";
import {pathsOf} from "../ingest/data-folder.ts";
import {computeFigures} from "../monitor/compute.ts";
import {type BesidePaths, type Warehouse, withBeside} from "../warehouse/open.ts";
import {type Place, placeFor} from "../warehouse/place.ts";
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
/** One report states some two thousand figures, and a check of it asks for many of them again. */
const MOST_REMEMBERED = 4000;

/** Opens the site over a data folder, or over the shipped snapshot while the folder has no warehouse. */
export function openSite(dataDir: string, effects: Effects = defaultEffects): Site {
  const paths = pathsOf(dataDir);
  const place = placeFor(paths);
  // An address that cannot be read is said to whoever asks first.
  place.catch(() => {});
  let opened: {stamp: string; edition: Promise<Edition>} | undefined;
  return {
    dataDir,
    comparisons: openComparisons(dataDir, effects),
    async edition() {
      const published = await place;
      const stamp = await published.stamp();
      if (opened?.stamp !== stamp) {
        const previous = opened;
        const next = {stamp, edition: openEdition(published, paths)};
        next.edition.catch(() => {
          if (opened === next) opened = undefined;
        });
        opened = next;
        if (previous) retire(previous.edition);
      }
      return opened.edition;
    },
    close() {
      place.then((published) => published.close()).catch(() => {});
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

async function openEdition(place: Place, paths: BesidePaths): Promise<Edition> {
  const isEmpty = await place.isEmpty();
  return editionOf(isEmpty ? await withBeside(await openSnapshot(), paths) : await place.open());
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
