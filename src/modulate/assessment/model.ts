import {draw} from "../../base/random.ts";
import {backward, forward} from "./aggregate.ts";
import {type Choice, chooser} from "./choice.ts";
import {columnScorer} from "./column-scores.ts";
import type {Column, Plan} from "./plan.ts";

/** Scores, and the lowest and highest they could be with every missing value at the worst and at the best end. */
export interface Scores {
  readonly central: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Scores of units, and of units by criterion (`criterion * units + unit`). NaN: nothing is known. */
export interface Outcome extends Scores {
  readonly criteria: Scores;
}

/** The composite indicator as a function of its open choices. */
export interface Model {
  readonly plan: Plan;
  /** Computes all scores at a point of the unit cube, one axis a factor; without a point, by the scheme's own choices. */
  evaluate(out: Outcome, point?: ArrayLike<number>): void;
}

/** Room for the scores of a plan. */
export function blankOutcome({units, criteria}: Plan): Outcome {
  const scores = (length: number): Scores => ({
    central: new Float64Array(length),
    low: new Float64Array(length),
    high: new Float64Array(length)
  });
  return {...scores(units.length), criteria: scores(units.length * criteria.length)};
}

/** Sums of a weighted mean under way. Missing values are summed apart, in three versions. */
interface Sums {
  readonly sum: Float64Array;
  readonly weight: Float64Array;
  readonly gapSum: Float64Array;
  readonly gapWeight: Float64Array;
  readonly gapLow: Float64Array;
  readonly gapHigh: Float64Array;
  /** Weight of all missing values, stood in for or not. */
  readonly gapWhole: Float64Array;
}

/** The model of a plan. Its working memory is its own: one evaluation at a time. */
export function modelOf(plan: Plan): Model {
  const choose = chooser(plan);
  const scoreColumn = columnScorer(plan);
  const n = plan.units.length;
  const sums = blankSums(n);
  return {
    plan,
    evaluate(out, point) {
      const choice = choose(point);
      for (let c = 0, j = 0; c < plan.criteria.length; c++) {
        for (const list of Object.values(sums)) list.fill(0);
        for (; j < plan.columns.length && plan.columns[j]?.criterion === c; j++) {
          const weight = choice.indicatorWeights[j] as number;
          const {observed, imputed} = scoreColumn(j, choice);
          addObserved(observed, weight, sums);
          addMissing(plan, plan.columns[j] as Column, imputed, weight, choice, sums);
        }
        finishCriterion(choice, sums, out.criteria, c * n);
      }
      joinCriteria(plan, choice, out);
    }
  };
}

function blankSums(n: number): Sums {
  const list = () => new Float64Array(n);
  return {
    sum: list(),
    weight: list(),
    gapSum: list(),
    gapWeight: list(),
    gapLow: list(),
    gapHigh: list(),
    gapWhole: list()
  };
}

function addObserved(observed: Float64Array, share: number, {sum, weight}: Sums): void {
  for (let i = 0; i < observed.length; i++) {
    const x = observed[i] as number;
    if (Number.isNaN(x)) continue;
    sum[i] = (sum[i] as number) + share * x;
    weight[i] = (weight[i] as number) + share;
  }
}

function addMissing(
  {scheme}: Plan,
  {missing, cellKeys}: Column,
  imputed: Float64Array,
  share: number,
  choice: Choice,
  sums: Sums
): void {
  const [low, high] = scheme.scale;
  const kind = choice.indicators;
  for (let m = 0; m < missing.length; m++) {
    const i = missing[m] as number;
    sums.gapLow[i] = (sums.gapLow[i] as number) + share * forward(kind, low);
    sums.gapHigh[i] = (sums.gapHigh[i] as number) + share * forward(kind, high);
    sums.gapWhole[i] = (sums.gapWhole[i] as number) + share;
    const state = choice.missingState;
    const at = state === undefined ? 0.5 : draw(state, cellKeys[i] as number);
    const x = choice.missing === "widen" ? forward(kind, low + at * (high - low)) : (imputed[m] as number);
    if (Number.isNaN(x)) continue;
    sums.gapSum[i] = (sums.gapSum[i] as number) + share * x;
    sums.gapWeight[i] = (sums.gapWeight[i] as number) + share;
  }
}

function finishCriterion({indicators}: Choice, sums: Sums, out: Scores, from: number): void {
  const {sum, weight, gapSum, gapWeight, gapLow, gapHigh, gapWhole} = sums;
  for (let i = 0; i < sum.length; i++) {
    const s = sum[i] as number;
    const w = weight[i] as number;
    const whole = gapWhole[i] as number;
    const central = backward(indicators, (s + (gapSum[i] as number)) / (w + (gapWeight[i] as number)));
    const hasGap = whole > 0;
    const low = hasGap ? backward(indicators, (s + (gapLow[i] as number)) / (w + whole)) : central;
    const high = hasGap ? backward(indicators, (s + (gapHigh[i] as number)) / (w + whole)) : central;
    set(out, from + i, central, low, high);
  }
}

function joinCriteria({units, criteria, scheme}: Plan, choice: Choice, out: Outcome): void {
  const n = units.length;
  const floor = scheme.scale[0];
  const mean = (scores: Float64Array, unit: number) => {
    let sum = 0;
    let weight = 0;
    for (let c = 0; c < criteria.length; c++) {
      const x = scores[c * n + unit] as number;
      if (Number.isNaN(x)) continue;
      const w = choice.criterionWeights[c] as number;
      sum += w * (choice.criteria === "arithmetic" ? x : forward(choice.criteria, Math.max(x, floor)));
      weight += w;
    }
    return backward(choice.criteria, sum / weight);
  };
  for (let unit = 0; unit < n; unit++) {
    const central = mean(out.criteria.central, unit);
    const isSure = !hasGap(out.criteria, unit, n, criteria.length);
    const low = isSure ? central : mean(out.criteria.low, unit);
    set(out, unit, central, low, isSure ? central : mean(out.criteria.high, unit));
  }
}

function hasGap({low, high}: Scores, unit: number, n: number, criteria: number): boolean {
  for (let c = 0; c < criteria; c++) if (low[c * n + unit] !== high[c * n + unit]) return true;
  return false;
}

/** Writes one score; a z-score may lie beyond the scale, so the bounds always take in the centre. */
function set(out: Scores, at: number, central: number, low: number, high: number): void {
  out.central[at] = central;
  out.low[at] = Number.isNaN(central) ? low : Math.min(central, low);
  out.high[at] = Number.isNaN(central) ? high : Math.max(central, high);
}
