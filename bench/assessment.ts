/**
 * Uncertainty and sensitivity of an assessment of 50 countries by 49 indicators, on one core, beside a plain
 * implementation of the same runs.
 * Run: npx tsx bench/assessment.ts [runs]
 */

import {draw, keyOf, stateOf} from "../src/base/random.ts";
import {matrixOf} from "../src/modulate/assessment/matrix.ts";
import {modelOf} from "../src/modulate/assessment/model.ts";
import {planOf} from "../src/modulate/assessment/plan.ts";
import type {Scheme} from "../src/modulate/assessment/scheme.ts";
import {sensitivityOf} from "../src/modulate/assessment/sensitivity.ts";
import {uncertaintyOf} from "../src/modulate/assessment/uncertainty.ts";
import {indicatorOf, schemeOf} from "../test/support/assessment.ts";
import {type PlainScheme, plainRanks, plainScores} from "../test/support/plain-composite.ts";
import {quantile} from "./measure.ts";

const COUNTRIES = 50;
const INDICATORS = 49;
const CRITERIA = 4;
/** Measured for the same size: 600 runs of its sensitivity analysis in 74.1 s, 51 units by 49 indicators. */
const COINR_SECONDS_A_RUN = 0.12;

const open: Scheme["uncertainty"] = {
  weights: {criteria: 0.5, indicators: 0.25},
  normalisation: ["min-max", "z-score", "percentile-rank"],
  aggregation: {
    indicators: ["arithmetic", "geometric"],
    criteria: ["arithmetic", "geometric", "harmonic"]
  },
  missing: ["widen", "none", "mean", "group-mean"],
  measurement: true
};

/** Median of the processor time that work takes, in seconds: other programs on the machine do not count. */
function cpuSeconds(times: number, work: () => void): number {
  const took = Array.from({length: times}, () => {
    const start = process.cpuUsage();
    work();
    const {user, system} = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return quantile(took, 0.5);
}

/** Every `bounded`-th indicator has measurement bounds; about one value in twenty is missing. */
function matrixWith(bounded: number) {
  const noise = (i: number, j: number) => draw(stateOf(1, i), keyOf(`i${j}`));
  const cells = Array.from({length: COUNTRIES * INDICATORS}, (_, at) => {
    const [i, j] = [at % COUNTRIES, Math.floor(at / COUNTRIES)];
    const value = noise(i + 1000, j) < 0.05 ? Number.NaN : 100 * noise(i, j);
    const cell = {unit: `u${i}`, indicator: `i${j}`, value};
    return bounded > 0 && j % bounded === 0 ? {...cell, low: value - 5, high: value + 5} : cell;
  });
  return matrixOf(cells, (unit) => (Number(unit.slice(1)) % 2 ? "a" : "b"));
}

const scheme = schemeOf(
  Array.from({length: CRITERIA}, (_, c) => [
    `c${c}`,
    1,
    Array.from({length: INDICATORS}, (_, j) => j).flatMap((j) =>
      j % CRITERIA === c ? [indicatorOf(`i${j}`)] : []
    )
  ]),
  {missing: "widen", uncertainty: open}
);

/** The same choices as plain code makes them: everything computed anew in each run, in lists of numbers. */
function plainRuns(runs: number): void {
  const {value, groups} = matrixWith(0);
  const rows = Array.from({length: COUNTRIES}, (_, i) =>
    Array.from({length: INDICATORS}, (_, j) => {
      const x = value[j * COUNTRIES + i] ?? Number.NaN;
      return Number.isNaN(x) ? null : x;
    })
  );
  const one = <T>(list: readonly T[], run: number, key: string): T =>
    list[Math.floor(draw(stateOf(1, run), keyOf(key)) * list.length)] as T;
  for (let run = 0; run < runs; run++) {
    const noisy = (weight: number, most: number, key: string) =>
      weight * (1 + most * (2 * draw(stateOf(1, run), keyOf(key)) - 1));
    const plain: PlainScheme = {
      scale: [100, 400],
      normalisation: one(["min-max", "z-score", "percentile-rank"] as const, run, "normalisation"),
      inner: one(["arithmetic", "geometric"] as const, run, "inner"),
      outer: one(["arithmetic", "geometric", "harmonic"] as const, run, "outer"),
      missing: one(["none", "mean", "group-mean"] as const, run, "missing"),
      criteria: Array.from({length: CRITERIA}, (_, c) => noisy(1, 0.5, `c${c}`)),
      indicators: Array.from({length: INDICATORS}, (_, j) => ({
        criterion: j % CRITERIA,
        weight: noisy(1, 0.25, `i${j}`),
        higher: true
      })),
      groups: groups.map((group) => group ?? "")
    };
    plainRanks(plainScores(rows, plain));
  }
}

const runs = Number(process.argv[2] ?? 10_000);
const secondsOf = (bounded: number) => {
  const matrix = matrixWith(bounded);
  return cpuSeconds(3, () => void uncertaintyOf(modelOf(planOf(scheme, matrix)), {runs, seed: 1}));
};

const published = secondsOf(0);
const someBounded = secondsOf(4);
const allBounded = secondsOf(1);
const model = modelOf(planOf(scheme, matrixWith(4)));
const sensitivity = cpuSeconds(3, () => void sensitivityOf(model, {points: 512, seed: 1}));
const PLAIN_RUNS = Math.max(1, Math.round(runs / 20));
const plain = (cpuSeconds(3, () => plainRuns(PLAIN_RUNS)) / PLAIN_RUNS) * runs;

console.table({
  [`${runs} runs, no measurement bounds, s`]: published,
  [`${runs} runs, bounds on a quarter of the indicators, s`]: someBounded,
  [`${runs} runs, bounds on every value, s`]: allBounded,
  [`sensitivity, ${sensitivityOf(model, {points: 512, seed: 1}).runs} runs, s`]: sensitivity,
  "plain implementation (no bounds, no intervals for missing data), scaled to as many runs, s": plain,
  "plain / engine": plain / published,
  "COINr, by its seconds a run, s": runs * COINR_SECONDS_A_RUN,
  "COINr / engine": (runs * COINR_SECONDS_A_RUN) / published
});
