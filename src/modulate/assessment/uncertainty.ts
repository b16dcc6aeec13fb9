import {draw, keyOf, stateOf} from "../../base/random.ts";
import {type Interval, intervalOf, rankInterval} from "./interval.ts";
import {blankOutcome, type Model, type Scores} from "./model.ts";
import {rankBounds, rankInto} from "./rank.ts";

/** What the runs say of one unit. Intervals hold 90 % of the runs; undefined where a unit has no data at all. */
export interface UnitUncertainty {
  readonly unit: string;
  readonly rank: Interval;
  readonly score: Interval;
  /** Scores by criterion, in the order of the plan. */
  readonly criteria: readonly Interval[];
}

export interface Uncertainty {
  readonly runs: number;
  readonly seed: number;
  readonly units: readonly UnitUncertainty[];
  /** Every score of every run, `unit * runs + run`. */
  readonly scores: Scores;
}

/** Runs kept for the intervals by criterion, to bound memory; they are the first, so the same seed gives the same. */
const PROFILE_RUNS = 2_000;

/**
 * Monte Carlo over all open choices at once (OECD/JRC Handbook 2008, step 7; Saisana, Saltelli and Tarantola 2005).
 * The same plan, seed and number of runs give the same result, in whatever order the units come.
 */
export function uncertaintyOf(model: Model, {runs, seed}: {runs: number; seed: number}): Uncertainty {
  const {units, factors, criteria} = model.plan;
  const n = units.length;
  const ranks = rankCounts(n);
  const scores = blankScores(n * runs);
  const profileRuns = Math.min(runs, PROFILE_RUNS);
  const profile = blankScores(n * criteria.length * profileRuns);
  const out = blankOutcome(model.plan);
  const keys = factors.map(({id}) => keyOf(id));
  const point = new Float64Array(factors.length);
  for (let run = 0; run < runs; run++) {
    const state = stateOf(seed, run);
    for (let f = 0; f < point.length; f++) point[f] = draw(state, keys[f] as number);
    model.evaluate(out, point);
    record(scores, out, run, runs);
    if (run < profileRuns) record(profile, out.criteria, run, profileRuns);
    ranks.count(out);
  }
  return {
    runs,
    seed,
    scores,
    units: units.map((unit, i) => ({
      unit,
      rank: ranks.interval(i),
      score: intervalIn(scores, i, runs),
      criteria: criteria.map((_, c) => intervalIn(profile, c * n + i, profileRuns))
    }))
  };
}

function blankScores(length: number): Scores {
  return {
    central: new Float64Array(length),
    low: new Float64Array(length),
    high: new Float64Array(length)
  };
}

function record(into: Scores, from: Scores, run: number, runs: number): void {
  for (let i = 0; i < from.central.length; i++) {
    const at = i * runs + run;
    into.central[at] = from.central[i] as number;
    into.low[at] = from.low[i] as number;
    into.high[at] = from.high[i] as number;
  }
}

function intervalIn({central, low, high}: Scores, row: number, runs: number): Interval {
  const of = (list: Float64Array) => list.subarray(row * runs, (row + 1) * runs);
  return intervalOf(of(low), of(central), of(high));
}

/** Counts how often each unit has each rank: the best it could have, the central one, the worst. */
function rankCounts(n: number) {
  const counts = () => new Uint32Array(n * (n + 1));
  const [best, middle, worst] = [counts(), counts(), counts()];
  const [bestNow, now, worstNow] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const add = (to: Uint32Array, unit: number, rank: number) => {
    const at = unit * (n + 1) + rank;
    to[at] = (to[at] as number) + 1;
  };
  return {
    count({central, low, high}: Scores): void {
      rankInto(central, now);
      rankBounds(low, high, bestNow, worstNow);
      for (let i = 0; i < n; i++) {
        const rank = now[i] as number;
        // A unit without any score has no rank of its own; its bounds still say where it could be.
        if (!Number.isNaN(rank)) add(middle, i, rank);
        add(best, i, bestNow[i] as number);
        add(worst, i, worstNow[i] as number);
      }
    },
    interval(unit: number): Interval {
      const of = (list: Uint32Array) => list.subarray(unit * (n + 1), (unit + 1) * (n + 1));
      return rankInterval(of(best), of(middle), of(worst));
    }
  };
}

/** How likely one unit scores above another. Missing data open the bounds: at least, at most. */
export interface Likelihood {
  readonly probability: number;
  readonly atLeast: number;
  readonly atMost: number;
}

/** The share of runs in which unit `a` scores above unit `b`; equal scores count half. */
export function probabilityAbove({scores, runs}: Uncertainty, a: number, b: number): Likelihood {
  const {central, low, high} = scores;
  let above = 0;
  let surely = 0;
  let perhaps = 0;
  for (let run = 0; run < runs; run++) {
    const [i, j] = [a * runs + run, b * runs + run];
    above += half(central[i] as number, central[j] as number);
    surely += half(low[i] as number, high[j] as number);
    perhaps += half(high[i] as number, low[j] as number);
  }
  return {probability: above / runs, atLeast: surely / runs, atMost: perhaps / runs};
}

function half(one: number, other: number): number {
  if (one === other) return 0.5;
  return one > other ? 1 : 0;
}
