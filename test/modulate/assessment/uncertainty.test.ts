import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {draw, keyOf, stateOf} from "../../../src/base/random.ts";
import {normalQuantile} from "../../../src/modulate/assessment/normal-quantile.ts";
import type {Scheme} from "../../../src/modulate/assessment/scheme.ts";
import {sensitivityOf} from "../../../src/modulate/assessment/sensitivity.ts";
import {probabilityAbove, uncertaintyOf} from "../../../src/modulate/assessment/uncertainty.ts";
import {indicatorOf, modelFrom, schemeOf, type Values} from "../../support/assessment.ts";

const CRITERIA = [
  ["openness", 1, ["a", "b"]],
  ["values", 2, ["c", indicatorOf("d", {direction: "lower"})]],
  ["capacity", 1, ["e"]]
] as const;

const open: Scheme["uncertainty"] = {
  weights: {criteria: 0.5, indicators: 0.25},
  normalisation: ["min-max", "z-score", "percentile-rank"],
  aggregation: {indicators: ["arithmetic", "geometric"], criteria: ["arithmetic", "geometric", "harmonic"]},
  missing: ["widen", "none", "mean"],
  measurement: true
};

const openScheme = (parts: Partial<Scheme> = {}) =>
  schemeOf(CRITERIA, {missing: "widen", uncertainty: open, ...parts});

const number = fc.double({min: 0.01, max: 1000, noNaN: true});
const value = fc.oneof(
  {weight: 4, arbitrary: number},
  {weight: 1, arbitrary: fc.constant(null)},
  {weight: 1, arbitrary: number.map((x) => [x, x * 0.9, x * 1.2] as const)}
);
const table = fc.array(fc.tuple(value, value, value, value, value), {minLength: 4, maxLength: 10});
const NAMES = ["KR", "JP", "CN", "US", "BR", "EG", "TN", "XK", "TW", "PS"];
const toValues = (rows: readonly (readonly Values[string][string][])[]): Values =>
  Object.fromEntries(
    rows.map((row, i) => [
      NAMES[i] ?? "",
      Object.fromEntries(["a", "b", "c", "d", "e"].map((id, j) => [id, row[j] ?? null]))
    ])
  );

const options = {runs: 60, seed: 7};

describe("the runs", () => {
  test("are the same for the same seed and number, and others for another seed", () => {
    const values = toValues([
      [1, 2, 3, 4, 5],
      [2, 3, 1, 5, 4],
      [3, 1, 2, 6, 1]
    ]);
    const ranks = (seed: number) =>
      uncertaintyOf(modelFrom(openScheme(), values), {runs: 200, seed}).scores.central;
    expect(ranks(7)).toEqual(ranks(7));
    expect(ranks(7)).not.toEqual(ranks(8));
  });

  test("do not depend on the order in which countries and indicators come", () => {
    fc.assert(
      fc.property(table, fc.integer({min: 1, max: 1e6}), (rows, seed) => {
        const values = toValues(rows);
        const turned = Object.fromEntries(
          Object.entries(values)
            .reverse()
            .map(([unit, row]) => [unit, Object.fromEntries(Object.entries(row).reverse())])
        );
        fc.pre(modelFrom(openScheme(), values).plan.columns.length > 0);
        const of = (input: Values) =>
          new Map(
            uncertaintyOf(modelFrom(openScheme(), input), {runs: 20, seed}).units.map(({unit, rank}) => [
              unit,
              rank
            ])
          );
        const [one, other] = [of(values), of(turned)];
        for (const [unit, rank] of one) expect(other.get(unit)).toEqual(rank);
      }),
      {numRuns: 60}
    );
  });

  test("do not depend on the unit an indicator is measured in, under min-max", () => {
    fc.assert(
      fc.property(table, fc.constantFrom(0.125, 4, 1024), (rows, factor) => {
        const scaled = rows.map((row) => row.map((x) => scale(x, factor)));
        fc.pre(modelFrom(openScheme(), toValues(rows)).plan.columns.length > 0);
        const scheme = openScheme({uncertainty: {...open, normalisation: ["min-max"]}});
        const of = (input: Values) => uncertaintyOf(modelFrom(scheme, input), options).units;
        expect(of(toValues(scaled))).toEqual(of(toValues(rows)));
      }),
      {numRuns: 60}
    );
  });

  test("draw measurements so that their bounds hold the share the publisher states", () => {
    const bounded = indicatorOf("a", {coverage: 0.68, goalposts: [-1000, 1000]});
    const scheme = schemeOf([["openness", 1, [bounded]]], {
      normalisation: "goalposts",
      scale: [-1000, 1000],
      uncertainty: {...schemeOf(CRITERIA).uncertainty, normalisation: ["goalposts"], measurement: true}
    });
    const {scores, runs} = uncertaintyOf(modelFrom(scheme, {KR: {a: [10, 8, 13]}, JP: {a: 5}}), {
      runs: 20_000,
      seed: 3
    });
    const drawn = scores.central.subarray(0, runs);
    const share = (test: (x: number) => boolean) => drawn.filter(test).length / runs;
    expect(share((x) => x < 8)).toBeCloseTo(0.16, 1.7);
    expect(share((x) => x > 13)).toBeCloseTo(0.16, 1.7);
    expect(share((x) => x < 10)).toBeCloseTo(0.5, 1.7);
  });
});

function scale(x: Values[string][string] | undefined, factor: number): Values[string][string] {
  if (x === null || x === undefined) return null;
  return typeof x === "number" ? x * factor : [x[0] * factor, x[1] * factor, x[2] * factor];
}

describe("missing data", () => {
  const fixed = (id: string) => indicatorOf(id, {goalposts: [0, 1000]});
  const scheme = (missing: Scheme["missing"]) =>
    schemeOf(
      [
        ["openness", 1, [fixed("a"), fixed("b")]],
        ["values", 2, [fixed("c"), fixed("d")]],
        ["capacity", 1, [fixed("e")]]
      ],
      {
        normalisation: "goalposts",
        missing,
        uncertainty: {...open, normalisation: ["goalposts"], missing: [missing]}
      }
    );

  test.each(["widen", "none", "mean", "group-mean"] as const)(
    "never narrow an interval, whatever stands in for them (%s)",
    (missing) => {
      fc.assert(
        fc.property(table, fc.nat({max: 9}), fc.nat({max: 4}), (rows, i, j) => {
          fc.pre(i < rows.length);
          const less = rows.map((row, at) => row.map((x, k) => (at === i && k === j ? null : x)));
          const before = uncertaintyOf(modelFrom(scheme(missing), toValues(rows)), options);
          const after = uncertaintyOf(modelFrom(scheme(missing), toValues(less)), options);
          fc.pre(before.units[0]?.criteria.length === after.units[0]?.criteria.length);
          fc.pre(sameColumns(rows, less));
          const [one, other] = [before.units[i], after.units[i]];
          expect(other?.rank.low).toBeLessThanOrEqual(one?.rank.low ?? 0);
          expect(other?.rank.high).toBeGreaterThanOrEqual(one?.rank.high ?? 0);
          expect(other?.score.low).toBeLessThanOrEqual((one?.score.low ?? 0) + 1e-9);
          expect(other?.score.high).toBeGreaterThanOrEqual((one?.score.high ?? 0) - 1e-9);
        }),
        {numRuns: 60}
      );
    }
  );

  test("never narrow the score of a country under min-max and percentile ranks either", () => {
    const relative = openScheme({
      uncertainty: {...open, normalisation: ["min-max", "percentile-rank"], measurement: false}
    });
    fc.assert(
      fc.property(table, fc.nat({max: 9}), fc.nat({max: 4}), (rows, i, j) => {
        fc.pre(i < rows.length);
        const less = rows.map((row, at) => row.map((x, k) => (at === i && k === j ? null : x)));
        const [was, is] = [modelFrom(relative, toValues(rows)), modelFrom(relative, toValues(less))];
        fc.pre(
          was.plan.columns.length === is.plan.columns.length &&
            was.plan.factors.length === is.plan.factors.length
        );
        const [one, other] = [uncertaintyOf(was, options).units[i], uncertaintyOf(is, options).units[i]];
        expect(other?.score.low).toBeLessThanOrEqual((one?.score.low ?? 0) + 1e-9);
        expect(other?.score.high).toBeGreaterThanOrEqual((one?.score.high ?? 0) - 1e-9);
      }),
      {numRuns: 100}
    );
  });

  test("of a whole country leave it everywhere, not out", () => {
    const values = {KR: {a: 1, c: 1, e: 1}, JP: {a: 2, c: 2, e: 2}, BR: {a: 3, c: 3, e: 3}, EG: {a: null}};
    const {units} = uncertaintyOf(modelFrom(scheme("none"), values), options);
    expect(units[3]).toMatchObject({
      rank: {low: 1, median: Number.NaN, high: 4},
      score: {low: expect.closeTo(1, 9), high: expect.closeTo(100, 9)}
    });
  });

  test("open the likelihood that one country scores above another", () => {
    const values = {KR: {a: 900, c: 900, e: 900}, JP: {a: 100, c: null, e: 100}, BR: {a: 5, c: 5, e: 5}};
    const result = uncertaintyOf(modelFrom(scheme("mean"), values), options);
    const {probability, atLeast, atMost} = probabilityAbove(result, 1, 2);
    expect(atLeast).toBeLessThanOrEqual(probability);
    expect(atMost).toBe(1);
    expect(probabilityAbove(result, 0, 2)).toEqual({probability: 1, atLeast: 1, atMost: 1});
    expect(probabilityAbove(result, 0, 0).probability).toBe(0.5);
  });
});

/** Whether an indicator counts in both or in neither: the last value of a column takes its column with it. */
function sameColumns(one: readonly (readonly unknown[])[], other: readonly (readonly unknown[])[]): boolean {
  const filled = (rows: readonly (readonly unknown[])[]) =>
    [0, 1, 2, 3, 4].map((j) => rows.some((row) => row[j] !== null));
  return JSON.stringify(filled(one)) === JSON.stringify(filled(other));
}

test("the choice that decides is named as the driver", () => {
  const values = {KR: {a: 10, c: 1, e: 5}, JP: {a: 1, c: 10, e: 5.1}, BR: {a: 4, c: 4, e: 4}};
  const closed = schemeOf([
    ["openness", 1, ["a"]],
    ["values", 1, ["c"]]
  ]);
  const scheme = {
    ...closed,
    uncertainty: {
      ...closed.uncertainty,
      aggregation: {indicators: ["arithmetic"], criteria: ["arithmetic", "harmonic"]}
    }
  } as Scheme;
  const {ranking, units} = sensitivityOf(modelFrom(scheme, values), {points: 256, seed: 1});
  expect(ranking).toHaveLength(1);
  expect(ranking[0]).toMatchObject({
    factor: {id: "aggregation:criteria"},
    first: {value: 1},
    total: {value: 1}
  });
  expect(units[2]?.[0]?.total.value).toBe(1);
});

describe("random numbers", () => {
  test("are even, and independent from key to key and run to run", () => {
    const [a, b] = [keyOf("a"), keyOf("b")];
    const draws = Array.from(
      {length: 20_000},
      (_, run) => [draw(stateOf(1, run), a), draw(stateOf(1, run), b)] as const
    );
    const mean = (f: (pair: readonly [number, number]) => number) =>
      draws.reduce((sum, pair) => sum + f(pair), 0) / draws.length;
    expect(mean(([x]) => x)).toBeCloseTo(0.5, 2);
    expect(mean(([x]) => (x - 0.5) ** 2)).toBeCloseTo(1 / 12, 2);
    expect(Math.abs(mean(([x, y]) => (x - 0.5) * (y - 0.5)))).toBeLessThan(0.003);
    const lagged = draws.slice(1).reduce((sum, [x], i) => sum + (x - 0.5) * ((draws[i]?.[0] ?? 0) - 0.5), 0);
    expect(Math.abs(lagged / draws.length)).toBeLessThan(0.003);
  });

  test("become normal by quantiles that agree with tables", () => {
    for (const [p, z] of [
      [0.975, 1.959963985],
      [0.84, 0.9944578832],
      [0.5, 0],
      [1e-4, -3.719016485],
      [1.2e-10, -6.333282208]
    ] as const)
      expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-6);
  });
});
