import {aggregate, forward} from "./aggregate.ts";
import {blankOutcome, type Model, type Scores} from "./model.ts";
import type {Criterion} from "./scheme.ts";

/** Shares of weight, as parts of one, between which the unit behind is ahead. `from` is the end nearer to today's. */
export interface Swap {
  readonly from: number;
  readonly to: number;
}

/** What the weight of one criterion can do, all others keeping their proportions to each other. */
export interface BreakEven {
  readonly criterion: Criterion;
  /** Its share of all weight by the scheme. */
  readonly share: number;
  /** The nearest change that puts the unit behind ahead; undefined where no weight does. */
  readonly swap: Swap | undefined;
  /** Solved in closed form, or by bisection. */
  readonly isExact: boolean;
  /** By how much the unit behind is ahead at a share of weight; negative where it is behind. */
  readonly lead: (share: number) => number;
}

export interface BreakEvens {
  /** Row of the unit ahead by the scheme's own choices, and of the unit behind. */
  readonly ahead: number;
  readonly behind: number;
  readonly areLevel: boolean;
  /** One for each criterion, the smallest change first; those without a swap last. */
  readonly criteria: readonly BreakEven[];
}

/**
 * The smallest change of one criterion's weight that swaps two units, by the scheme's own choices. Every mean is
 * linear in its weights under its f, so the break-even is the root of a straight line: exact. Only where one of the
 * two has no score in a criterion that the other has is it searched for, by bisection.
 */
export function breakEvensOf(model: Model, a: number, b: number): BreakEvens {
  const out = blankOutcome(model.plan);
  model.evaluate(out);
  const [scoreA, scoreB] = [out.central[a] as number, out.central[b] as number];
  const [ahead, behind] = scoreA >= scoreB ? [a, b] : [b, a];
  const rows = {ahead: profileOf(model, out.criteria, ahead), behind: profileOf(model, out.criteria, behind)};
  const criteria = model.plan.criteria.map((_, at) => breakEvenOf(model, rows, at));
  const change = ({swap, share}: BreakEven) =>
    swap ? Math.abs(swap.from - share) : Number.POSITIVE_INFINITY;
  criteria.sort((one, other) => (change(one) < change(other) ? -1 : Number(change(one) > change(other))));
  return {ahead, behind, areLevel: scoreA === scoreB, criteria};
}

interface Rows {
  readonly ahead: Float64Array;
  readonly behind: Float64Array;
}

function profileOf({plan}: Model, {central}: Scores, unit: number): Float64Array {
  const n = plan.units.length;
  const floor =
    plan.scheme.aggregation.criteria === "arithmetic" ? Number.NEGATIVE_INFINITY : plan.scheme.scale[0];
  return Float64Array.from(plan.criteria, (_, c) => Math.max(central[c * n + unit] as number, floor));
}

function breakEvenOf({plan}: Model, rows: Rows, at: number): BreakEven {
  const kind = plan.scheme.aggregation.criteria;
  const whole = plan.criteria.reduce((sum, {weight}) => sum + weight, 0);
  const criterion = plan.criteria[at] as Criterion;
  const share = criterion.weight / whole;
  const weights = (of: number) =>
    Float64Array.from(plan.criteria, ({weight}, c) =>
      c === at ? of : ((1 - of) * weight) / (whole - criterion.weight)
    );
  const lead = (of: number) =>
    aggregate(kind, rows.behind, weights(of)) - aggregate(kind, rows.ahead, weights(of));
  const isExact = rows.ahead.every((x, c) => Number.isNaN(x) === Number.isNaN(rows.behind[c]));
  if (plan.criteria.length < 2) return {criterion, share, swap: undefined, isExact: true, lead};
  const gaps = rows.behind.map((x, c) => forward(kind, x) - forward(kind, rows.ahead[c] as number));
  const swap = isExact ? lineSwap(gaps, weights(0), at, share) : searchedSwap(lead, share);
  return {criterion, share, swap, isExact, lead};
}

/** The root of share · gap + (1 − share) · rest, where it lies within 0 and 1 and away from today's share. */
function lineSwap(gaps: Float64Array, others: Float64Array, at: number, share: number): Swap | undefined {
  const gap = gaps[at] as number;
  const rest = gaps.reduce(
    (sum, x, c) => (c === at || Number.isNaN(x) ? sum : sum + x * (others[c] as number)),
    0
  );
  const root = rest / (rest - gap);
  if (!(root >= 0 && root <= 1) || root === share) return undefined;
  const to = root > share ? 1 : 0;
  return to === root ? undefined : {from: root, to};
}

const STEPS = 1_000;
const HALVINGS = 60;

/** Walks from today's share both ways until the lead turns, and halves the step in which it does. */
function searchedSwap(lead: (share: number) => number, share: number): Swap | undefined {
  const found = [0, 1].flatMap((end): Swap[] => {
    const from = turn(lead, share, end, false);
    return from === undefined ? [] : [{from, to: turn(lead, from, end, true) ?? end}];
  });
  const distance = ({from}: Swap) => Math.abs(from - share);
  return found.sort((one, other) => distance(one) - distance(other))[0];
}

/** Where the lead next becomes positive on the way to an end, or with `isAhead` stops being so. */
function turn(
  lead: (share: number) => number,
  start: number,
  end: number,
  isAhead: boolean
): number | undefined {
  const holds = (share: number) => lead(share) > 0 === isAhead;
  let near = start;
  for (let step = 1; step <= STEPS; step++) {
    let far = start + ((end - start) * step) / STEPS;
    if (holds(far) || (isAhead && step === 1)) {
      near = far;
      continue;
    }
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (near + far) / 2;
      if (holds(middle)) near = middle;
      else far = middle;
    }
    return isAhead ? near : far;
  }
  return undefined;
}
