import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import type {ListedEntity} from "../src/domain/listed-entity.ts";
import type {ScreeningIndex} from "../src/safeguard/screening/index/screening-index.ts";
import {search} from "../src/safeguard/screening/index/search.ts";
import type {NameKind} from "../src/safeguard/screening/names/name.ts";
import {generatePairs} from "./generated-pairs.ts";
import {quantile, sharedFile} from "./measure.ts";

export interface Query {
  readonly name: string;
  readonly kind: NameKind;
}

/** Processor time of this process so far, in milliseconds. */
export function cpuMs(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Synthetic persons that match nobody, and as many altered names of the lists; for warming up, other names of both
 * kinds, so that the engine has compiled what is measured and no name was asked before.
 */
export function queriesFor(lists: ListedEntity[]): {
  readonly negatives: readonly Query[];
  readonly mixed: readonly Query[];
  readonly warmUp: readonly Query[];
} {
  const text = readFileSync(sharedFile("matching/negatives_us.csv") ?? "");
  const rows = parse(text, {columns: true}) as Record<string, string>[];
  const negatives = rows.map((row): Query => ({name: row["full_name"] ?? "", kind: "person"}));
  const altered = (count: number, seed: number) =>
    generatePairs(lists, count, seed).map(({right, kind}): Query => ({name: right, kind}));
  return {
    negatives,
    mixed: [...negatives.slice(1000, 5000), ...altered(4000, 23)],
    warmUp: [...negatives.slice(5000, 6000), ...altered(1000, 99)]
  };
}

/** Searches a second of processor time, and how long the clock says that one takes. */
export function timed(index: ScreeningIndex, queries: readonly Query[], warmUp: readonly Query[]) {
  for (const query of warmUp) search(index, query);
  const start = cpuMs();
  const walls = queries.map((query) => {
    const from = performance.now();
    search(index, query);
    return performance.now() - from;
  });
  return {
    queriesPerSecond: Math.round((queries.length / (cpuMs() - start)) * 1000),
    p50Ms: Number(quantile(walls, 0.5).toFixed(2)),
    p99Ms: Number(quantile(walls, 0.99).toFixed(2))
  };
}
