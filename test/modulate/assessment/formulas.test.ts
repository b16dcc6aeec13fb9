import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {aggregate} from "../../../src/modulate/assessment/aggregate.ts";
import {matrixOf} from "../../../src/modulate/assessment/matrix.ts";
import {blankOutcome, modelOf} from "../../../src/modulate/assessment/model.ts";
import {normalise} from "../../../src/modulate/assessment/normalise.ts";
import {planOf} from "../../../src/modulate/assessment/plan.ts";
import {rankBounds, rankInto} from "../../../src/modulate/assessment/rank.ts";
import type {Normalisation, Scheme} from "../../../src/modulate/assessment/scheme.ts";
import {indicatorOf, schemeOf} from "../../support/assessment.ts";
import {
  type PlainScheme,
  plainMean,
  plainNormalise,
  plainRanks,
  plainScores,
  type Row
} from "../../support/plain-composite.ts";

const NORMALISATIONS = ["min-max", "z-score", "percentile-rank"] as const;
const MEANS = ["arithmetic", "geometric", "harmonic"] as const;
const NEAR = 1e-9;

const numbers = (row: Row) => Float64Array.from(row, (x) => x ?? Number.NaN);

function near(actual: Float64Array, expected: Row): void {
  for (const [i, x] of expected.entries()) {
    if (x === null || Number.isNaN(x)) expect(actual[i]).toBeNaN();
    else expect(Math.abs((actual[i] ?? 0) - x)).toBeLessThan(NEAR);
  }
}

function normalised(kind: Normalisation, column: Row, goalposts?: [number, number]): Float64Array {
  const out = new Float64Array(column.length);
  normalise(kind, numbers(column), {scale: [0, 100], goalposts}, out);
  return out;
}

describe("the formulas COINr documents", () => {
  // Computed with the n_minmax, 100 · n_prank and n_goalposts of COINr under R 4.2.2.
  const column = [3, 1, null, 4, 1, 5, 9, 2, 6];
  test.each([
    ["min-max", [25, 0, null, 37.5, 0, 50, 100, 12.5, 62.5]],
    ["percentile-rank", [300 / 7, 0, null, 400 / 7, 0, 500 / 7, 100, 200 / 7, 600 / 7]]
  ] as const)("%s of a column with a tie and a gap", (kind, expected) => {
    near(normalised(kind, column), expected);
  });

  test("goalposts cut off at both ends", () => {
    near(normalised("goalposts", column, [2, 6]), [25, 0, null, 50, 0, 75, 100, 0, 100]);
  });

  test("means leave out what is missing and scale the other weights up", () => {
    const [values, weights] = [numbers([2, null, 8]), Float64Array.of(1, 5, 3)];
    expect(aggregate("arithmetic", values, weights)).toBeCloseTo(6.5, 12);
    expect(aggregate("geometric", values, weights)).toBeCloseTo(2 ** (10 / 4), 12);
    expect(aggregate("harmonic", values, weights)).toBeCloseTo(4 / (1 / 2 + 3 / 8), 12);
    expect(aggregate("arithmetic", numbers([null]), Float64Array.of(1))).toBeNaN();
  });

  test("means that need positive values refuse others", () => {
    const values = Float64Array.of(1, 0);
    expect(() => aggregate("geometric", values, Float64Array.of(1, 1))).toThrow("not positive: 0");
    expect(aggregate("arithmetic", values, Float64Array.of(1, 1))).toBe(0.5);
  });
});

const cell = fc.option(fc.double({min: -1e6, max: 1e6, noNaN: true}), {freq: 6});

test.each(NORMALISATIONS)("%s agrees with the plain computation on random columns", (kind) => {
  fc.assert(
    fc.property(fc.array(cell, {minLength: 3, maxLength: 60}), (column) => {
      const spread = new Set(column.filter((x) => x !== null));
      fc.pre(
        spread.size > 2 && Math.max(...(spread as Set<number>)) - Math.min(...(spread as Set<number>)) > 1e-3
      );
      near(normalised(kind, column), plainNormalise(column, {scale: [0, 100], normalisation: kind}));
    })
  );
});

test.each(MEANS)("the %s mean agrees with the plain computation", (kind) => {
  const pair = fc.tuple(
    fc.option(fc.double({min: 0.01, max: 1000, noNaN: true}), {freq: 5}),
    fc.double({min: 0.01, max: 10, noNaN: true})
  );
  fc.assert(
    fc.property(fc.array(pair, {minLength: 1, maxLength: 50}), (pairs) => {
      const [values, weights] = [pairs.map(([x]) => x), pairs.map(([, w]) => w)];
      const score = aggregate(kind, numbers(values), Float64Array.from(weights));
      near(Float64Array.of(score), [plainMean(kind, values, weights)]);
    })
  );
});

const shapes = fc.record({
  units: fc.integer({min: 4, max: 25}),
  indicators: fc.array(
    fc.record({
      criterion: fc.integer({min: 0, max: 3}),
      weight: fc.double({min: 0.1, max: 3, noNaN: true}),
      higher: fc.boolean()
    }),
    {minLength: 2, maxLength: 12}
  ),
  criteria: fc.array(fc.double({min: 0.1, max: 3, noNaN: true}), {minLength: 4, maxLength: 4}),
  missing: fc.constantFrom("none", "mean", "group-mean"),
  normalisation: fc.constantFrom(...NORMALISATIONS),
  inner: fc.constantFrom(...MEANS),
  outer: fc.constantFrom(...MEANS),
  seed: fc.integer({min: 1, max: 1e6})
});

test("a whole tree agrees with the plain computation, for every normalisation, mean and imputation", () => {
  fc.assert(
    fc.property(shapes, ({units, seed, ...shape}) => {
      // A value for every cell from the seed, so that no column is constant; about one in eight is missing.
      const at = (i: number, j: number) => Math.abs(Math.sin(seed + 13.7 * i + 7.3 * j)) * 100;
      const rows = Array.from({length: units}, (_, i) =>
        shape.indicators.map((_, j) => ((i * 5 + j * 3 + seed) % 8 === 0 && i > 2 ? null : at(i, j)))
      );
      const groups = rows.map((_, i) => (i % 3 === 0 ? "a" : "b"));
      const used = shape.criteria.flatMap((weight, c) =>
        shape.indicators.some(({criterion}) => criterion === c) ? [{weight, c}] : []
      );
      const plain: PlainScheme = {
        ...shape,
        groups,
        // A wide low end keeps three standard deviations above zero, where every mean is defined.
        scale: [100, 400],
        criteria: used.map(({weight}) => weight),
        indicators: shape.indicators.map((one) => ({
          ...one,
          criterion: used.findIndex(({c}) => c === one.criterion)
        }))
      };
      const expected = plainScores(rows, plain);
      fc.pre(isDefined(rows, plain));
      const model = modelOf(planOf(engineScheme(plain), engineMatrix(rows, groups)));
      const out = blankOutcome(model.plan);
      model.evaluate(out);
      near(out.central, expected);
      const ranks = new Float64Array(units);
      rankInto(
        Float64Array.from(expected, (x) => x ?? Number.NaN),
        ranks
      );
      near(ranks, plainRanks(expected));
    }),
    {numRuns: 300}
  );
});

/** Whether no z-score falls below the scale, where the engine raises it and the plain computation does not. */
function isDefined(rows: readonly Row[], plain: PlainScheme): boolean {
  return plain.indicators.every(({higher}, j) =>
    plainNormalise(
      rows.map((row) => row[j] ?? null).map((x) => (x === null || higher ? x : -x)),
      plain
    ).every((x) => x === null || x >= plain.scale[0])
  );
}

function engineScheme({criteria, indicators, ...plain}: PlainScheme): Scheme {
  const own = indicators.map(({weight, higher}, j) =>
    indicatorOf(`i${j}`, {weight, direction: higher ? "higher" : "lower"})
  );
  return schemeOf(
    criteria.map(
      (weight, c) => [`c${c}`, weight, own.filter((_, j) => indicators[j]?.criterion === c)] as const
    ),
    {
      scale: plain.scale,
      normalisation: plain.normalisation,
      missing: plain.missing,
      aggregation: {indicators: plain.inner, criteria: plain.outer}
    }
  );
}

function engineMatrix(rows: readonly Row[], groups: readonly string[]) {
  const cells = rows.flatMap((row, i) =>
    row.map((x, j) => ({unit: `u${i}`, indicator: `i${j}`, value: x ?? Number.NaN}))
  );
  return matrixOf(cells, (unit) => groups[Number(unit.slice(1))]);
}

describe("ranks", () => {
  const ranksOf = (scores: Row) => {
    const out = new Float64Array(scores.length);
    rankInto(numbers(scores), out);
    return [...out];
  };

  test("equal scores share the better rank, and no score has no rank", () => {
    expect(ranksOf([5, 9, null, 5, 1])).toEqual([2, 1, Number.NaN, 2, 4]);
  });

  test("scores are not rounded before they are ranked", () => {
    expect(ranksOf([1, 1 + 1e-12])).toEqual([2, 1]);
  });

  test("bounds put each unit at its best against the others at their worst", () => {
    const [best, worst] = [new Float64Array(3), new Float64Array(3)];
    rankBounds(Float64Array.of(1, 4, 5), Float64Array.of(6, 4, 7), best, worst);
    expect([[...best], [...worst]]).toEqual([
      [1, 2, 1],
      [3, 3, 2]
    ]);
  });
});
