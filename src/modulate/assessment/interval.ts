import {select} from "./sorted.ts";

/** Where 90 % of the runs lie, and their middle. The median is NaN where no run has a value. */
export interface Interval {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** The share of runs left out at each end. */
export const TAIL = 0.05;

/**
 * The 5 % quantile of what could be least, the median, and the 95 % quantile of what could be most. Quantiles
 * interpolate between neighbours (type 7 of Hyndman and Fan 1996, the default of R).
 */
export function intervalOf(least: Float64Array, centre: Float64Array, most: Float64Array): Interval {
  return {low: quantile(least, TAIL), median: quantile(centre, 0.5), high: quantile(most, 1 - TAIL)};
}

function quantile(values: Float64Array, share: number): number {
  const known = values.filter((x) => !Number.isNaN(x));
  if (known.length === 0) return Number.NaN;
  const at = share * (known.length - 1);
  const below = select(known, Math.floor(at));
  if (Math.floor(at) === at) return below;
  return below + (at - Math.floor(at)) * (select(known, Math.ceil(at)) - below);
}

/**
 * The same for ranks, from how often each occurs (`counts[rank]`). A rank is a whole number: ends are rounded
 * outwards, so that the interval is never too narrow.
 */
export function rankInterval(best: Uint32Array, centre: Uint32Array, worst: Uint32Array): Interval {
  return {
    low: rankAt(best, TAIL, Math.floor),
    median: rankAt(centre, 0.5, Math.floor),
    high: rankAt(worst, 1 - TAIL, Math.ceil)
  };
}

function rankAt(counts: Uint32Array, share: number, round: (x: number) => number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return Number.NaN;
  const at = round(share * (total - 1));
  let seen = 0;
  for (let rank = 0; rank < counts.length; rank++) {
    seen += counts[rank] as number;
    if (seen > at) return rank;
  }
  return Number.NaN;
}
