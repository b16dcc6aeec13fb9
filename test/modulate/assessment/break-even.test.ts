import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {type BreakEven, breakEvensOf} from "../../../src/modulate/assessment/break-even.ts";
import {breakEvenWords} from "../../../src/modulate/assessment/break-even-words.ts";
import {blankOutcome} from "../../../src/modulate/assessment/model.ts";
import type {Aggregation, Scheme} from "../../../src/modulate/assessment/scheme.ts";
import {indicatorOf, modelFrom, schemeOf, type Values} from "../../support/assessment.ts";

const MEANS = ["arithmetic", "geometric", "harmonic"] as const;
const fixed = (id: string) => indicatorOf(id, {goalposts: [1, 100]});

function schemeWith(criteria: Aggregation, weights: readonly number[]): Scheme {
  const names = ["reciprocity", "values", "capacity"];
  return schemeOf(
    weights.map((weight, c) => [names[c] ?? "", weight, [fixed(`i${c}`)]] as const),
    {normalisation: "goalposts", aggregation: {indicators: "arithmetic", criteria}}
  );
}

/** Scores of the first two units, computed by the whole model with a criterion at a share of all weight. */
function scoresAt(scheme: Scheme, values: Values, criterion: string, share: number): [number, number] {
  const rest = scheme.criteria.reduce((sum, {id, weight}) => (id === criterion ? sum : sum + weight), 0);
  const criteria = scheme.criteria.map((one) => ({
    ...one,
    weight: one.id === criterion ? share : ((1 - share) * one.weight) / rest
  }));
  const model = modelFrom({...scheme, criteria}, values);
  const out = blankOutcome(model.plan);
  model.evaluate(out);
  return [out.central[0] ?? 0, out.central[1] ?? 0];
}

const say = (scheme: Scheme, values: Values) =>
  breakEvenWords(breakEvensOf(modelFrom(scheme, values), 0, 1), (row) => ["A", "B"][row] ?? "");

describe("in words", () => {
  test("the smallest change comes first, rounded to the side on which it is true", () => {
    const values = {A: {i0: 30, i1: 60}, B: {i0: 70, i1: 45}};
    // B is ahead by reciprocity: 0.4 · s − 0.15 · (1 − s) = 0 at s = 3/11.
    expect(say(schemeWith("arithmetic", [1, 3]), values)).toEqual([
      "B passes A if values weighs 72 % or less (75 % now).",
      "B passes A if reciprocity weighs 28 % or more (25 % now)."
    ]);
  });

  test("where one country is ahead everywhere, no weight swaps them", () => {
    const values = {A: {i0: 30, i1: 60}, B: {i0: 20, i1: 45}};
    expect(say(schemeWith("geometric", [1, 1]), values)).toEqual([
      "No weight of one criterion swaps B and A."
    ]);
  });

  test("equal scores are said to be equal", () => {
    const values = {A: {i0: 30, i1: 60}, B: {i0: 30, i1: 60}, C: {i0: 1, i1: 2}};
    expect(say(schemeWith("arithmetic", [1, 1]), values)).toEqual(["B and A score the same by this scheme."]);
  });

  test("a single criterion has no other weight to trade with", () => {
    expect(say(schemeWith("arithmetic", [1]), {A: {i0: 30}, B: {i0: 20}})).toEqual([
      "No weight of one criterion swaps B and A."
    ]);
  });
});

/** Holds a break-even against the lead as the whole model computes it. */
function expectSwap({share, swap}: BreakEven, lead: (share: number) => number): void {
  if (!swap) {
    for (const at of [1e-6, 0.25, 0.5, 0.75, 1 - 1e-6]) expect(lead(at)).toBeLessThan(1e-3);
    return;
  }
  const isInside = swap.from > 1e-9 && swap.from < 1 - 1e-9;
  if (isInside) expect(Math.abs(lead(swap.from))).toBeLessThan(1e-9);
  const beyond = swap.from + Math.sign(swap.to - swap.from) * 5e-7;
  if (Math.abs(swap.to - swap.from) > 1e-6) expect(lead(beyond)).toBeGreaterThan(0);
  if (Math.abs(swap.from - share) < 1e-6) return;
  for (const part of [0.1, 0.5, 0.9]) expect(lead(share + part * (swap.from - share))).toBeLessThan(0);
}

const score = fc.integer({min: 2, max: 99});
const profile = fc.record({i0: score, i1: score, i2: score});
const weight = fc.integer({min: 1, max: 9});

describe.each(MEANS)("under the %s mean", (mean) => {
  test("each break-even is where the whole model swaps the two, and nothing nearer does", () => {
    fc.assert(
      fc.property(profile, profile, weight, weight, weight, (a, b, ...weights) => {
        const scheme = schemeWith(mean, weights);
        const values = {A: a, B: b, C: {i0: 50, i1: 1, i2: 7}};
        const found = breakEvensOf(modelFrom(scheme, values), 0, 1);
        fc.pre(!found.areLevel);
        for (const one of found.criteria) {
          expect(one.isExact).toBe(true);
          expectSwap(one, (at) => {
            const scores = scoresAt(scheme, values, one.criterion.id, at);
            return (scores[found.behind] ?? 0) - (scores[found.ahead] ?? 0);
          });
        }
      }),
      {numRuns: 200}
    );
  });

  test("where a criterion is missing for one of the two, bisection finds what the whole model confirms", () => {
    fc.assert(
      fc.property(profile, profile, fc.constantFrom("i0", "i1", "i2"), (a, b, gap) => {
        const scheme = schemeWith(mean, [1, 2, 3]);
        const values: Values = {
          A: a,
          B: {...b, [gap]: null},
          C: {i0: 50, i1: 1, i2: 7},
          D: {i0: 1, i1: 90, i2: 60}
        };
        const found = breakEvensOf(modelFrom(scheme, values), 0, 1);
        fc.pre(!found.areLevel);
        for (const {criterion, swap, isExact} of found.criteria) {
          expect(isExact).toBe(false);
          if (!swap || Math.abs(swap.to - swap.from) < 1e-4) continue;
          const at = (share: number) => {
            const scores = scoresAt(scheme, values, criterion.id, share);
            return (scores[found.behind] ?? 0) - (scores[found.ahead] ?? 0);
          };
          const step = Math.sign(swap.to - swap.from) * 1e-7;
          expect(at(swap.from + step)).toBeGreaterThan(0);
          expect(at(swap.from - step)).toBeLessThanOrEqual(1e-9);
        }
      }),
      {numRuns: 200}
    );
  });
});
