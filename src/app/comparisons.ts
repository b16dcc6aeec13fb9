import type {Effects} from "../base/effects.ts";
import type {VintageManifest} from "../ingest/vintage.ts";
import {compareVintages, type VintageComparison} from "./vintage-comparison.ts";
import {listVintages} from "./vintages.ts";

/** The vintages of a data folder, and comparisons of any two of them. */
export interface Comparisons {
  vintages(): Promise<VintageManifest[]>;
  compare(from: string, to: string): Promise<VintageComparison>;
}

const MOST_KEPT = 8;

/** Vintages never change, so a comparison is made once; one at a time, since it reads all records of both. */
export function openComparisons(dataDir: string, effects: Effects): Comparisons {
  const made = new Map<string, Promise<VintageComparison>>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    vintages: () => listVintages(dataDir),
    compare(from, to) {
      const key = `${from}\n${to}`;
      const known = made.get(key);
      if (known) return known;
      if (made.size >= MOST_KEPT) made.clear();
      const work = () => compareVintages(dataDir, {from, to}, effects);
      const comparison = last.then(work, work);
      last = comparison;
      made.set(key, comparison);
      comparison.catch(() => made.delete(key));
      return comparison;
    }
  };
}
