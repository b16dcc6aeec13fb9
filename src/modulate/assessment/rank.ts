import {countBelow} from "./normalise.ts";
import {sortInto} from "./sorted.ts";

/**
 * Ranks by score, the highest first, into `out`. Equal scores share the better rank (1, 2, 2, 4), and scores are
 * never rounded first. A score that is missing has no rank: NaN.
 */
export function rankInto(scores: Float64Array, out: Float64Array): void {
  const {sorted, count} = sortedScores(scores);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    out[i] = Number.isNaN(score) ? score : 1 + countAbove(sorted, count, score);
  }
}

/**
 * The best and the worst rank of each unit when every score may be anything between its low and its high: the best
 * with itself at its high and all others at their low, the worst the other way round.
 */
export function rankBounds(
  lows: Float64Array,
  highs: Float64Array,
  best: Float64Array,
  worst: Float64Array
): void {
  const low = sortedScores(lows);
  const high = sortedScores(highs);
  for (let i = 0; i < lows.length; i++) {
    const [from, to] = [lows[i] as number, highs[i] as number];
    best[i] = 1 + countAbove(low.sorted, low.count, to);
    worst[i] = 1 + countAbove(high.sorted, high.count, from) - (to > from ? 1 : 0);
  }
}

function sortedScores(scores: Float64Array): {sorted: Float64Array; count: number} {
  const sorted = new Float64Array(scores.length);
  return {sorted, count: sortInto(scores, sorted)};
}

/** How many of a sorted list are greater than x. */
function countAbove(sorted: Float64Array, count: number, x: number): number {
  let from = countBelow(sorted, count, x);
  while (from < count && sorted[from] === x) from++;
  return count - from;
}
