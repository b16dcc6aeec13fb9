import type {Normalisation} from "./scheme.ts";
import {sortRows} from "./sorted.ts";

/** The ends of the scale that a column is brought to, and the fixed values of `goalposts`. */
export interface Scaling {
  readonly scale: readonly [number, number];
  readonly goalposts?: readonly [number, number] | undefined;
  /** Every row of the column once, in the order of an earlier draw: ranking starts from it and leaves its own. */
  readonly order?: Uint32Array | undefined;
}

/**
 * Brings one column to a scale from `low` to `high`, into `out`; missing values stay missing. Higher is better:
 * the column comes with its sign turned where less is better.
 *
 * min-max: `low + (x − min) / (max − min) · (high − low)` (COINr `n_minmax`).
 * z-score: mean at the middle of the scale, one standard deviation (n − 1) a sixth of it, so that the scale spans
 * three to each side; not cut off (COINr `n_zscore`).
 * percentile-rank: `(rank − 1) / (n − 1)`, ties take the lowest rank (COINr `n_prank`), stretched to the scale.
 * goalposts: as min-max between two fixed values, cut off at both (COINr `n_goalposts`).
 *
 * A column without variation has no min-max or z-score: NaN, as in COINr.
 */
export function normalise(
  kind: Normalisation,
  column: Float64Array,
  {scale, goalposts, order}: Scaling,
  out: Float64Array
): void {
  const [low, high] = scale;
  switch (kind) {
    case "min-max":
      minMax(column, low, high, out);
      break;
    case "z-score":
      zScore(column, (low + high) / 2, (high - low) / 6, out);
      break;
    case "percentile-rank":
      percentileRank(column, order ?? rowsOf(column), scale, out);
      break;
    case "goalposts":
      if (!goalposts) throw new RangeError("no goalposts given");
      stretch(column, goalposts[0], goalposts[1], scale, out);
  }
}

function minMax(column: Float64Array, low: number, high: number, out: Float64Array): void {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  const range = max - min;
  for (let i = 0; i < column.length; i++) {
    out[i] = (((column[i] as number) - min) / range) * (high - low) + low;
  }
}

function zScore(column: Float64Array, mean: number, deviation: number, out: Float64Array): void {
  const centre = meanOf(column);
  let squares = 0;
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    if (Number.isNaN(x)) continue;
    squares += (x - centre) * (x - centre);
    count++;
  }
  const spread = Math.sqrt(squares / (count - 1));
  for (let i = 0; i < column.length; i++) {
    out[i] = (((column[i] as number) - centre) / spread) * deviation + mean;
  }
}

function rowsOf(column: Float64Array): Uint32Array {
  return Uint32Array.from(column, (_, row) => row);
}

function percentileRank(
  column: Float64Array,
  order: Uint32Array,
  [low, high]: readonly [number, number],
  out: Float64Array
): void {
  const count = sortRows(column, order);
  let first = 0;
  for (let at = 0; at < count; at++) {
    const row = order[at] as number;
    const x = column[row] as number;
    if (x !== column[order[first] as number]) first = at;
    out[row] = (first / (count - 1)) * (high - low) + low;
  }
  for (let at = count; at < order.length; at++) out[order[at] as number] = Number.NaN;
}

function stretch(
  column: Float64Array,
  worst: number,
  best: number,
  [low, high]: readonly [number, number],
  out: Float64Array
): void {
  for (let i = 0; i < column.length; i++) {
    const share = ((column[i] as number) - worst) / (best - worst);
    out[i] = Math.min(1, Math.max(0, share)) * (high - low) + low;
  }
}

/** Mean of the values that are there; NaN where none is. */
export function meanOf(column: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    if (Number.isNaN(x)) continue;
    sum += x;
    count++;
  }
  return sum / count;
}

/** How many of the first `count` of a sorted list are less than x. */
export function countBelow(sorted: Float64Array, count: number, x: number): number {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < x) from = middle + 1;
    else to = middle;
  }
  return from;
}
