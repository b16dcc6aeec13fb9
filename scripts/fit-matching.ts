/**
 * Fits src/safeguard/screening/compare/calibration.json. The threshold comes from pairs generated from list names: the
 * best balance with precision counted twice (F 0.5). The curve that turns cost into probability comes from labelled pairs,
 * and its figures from five folds that it was not fitted on.
 * Run: npx tsx scripts/fit-matching.ts LABELLED.csv
 */
import {readFileSync, writeFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {generatePairs} from "../bench/generated-pairs.ts";
import {readSharedLists} from "../bench/shared-lists.ts";
import {compareNames} from "../src/safeguard/screening/compare/compare-names.ts";
import {kindsOfSchema} from "../src/safeguard/screening/compare/schema.ts";
import {readName} from "../src/safeguard/screening/names/read-name.ts";

interface Point {
  readonly cost: number;
  readonly isMatch: boolean;
}

const VERSION = "1.3.0";
/** Beyond this cost a label of "match" is noise, and would bend the curve for pairs that are in doubt. */
const GREATEST_COST = 1.3;
const BETA = 0.5 ** 2;
/** The strictest threshold is taken of those that do as well as the best within this. */
const FLAT = 0.0005;

const generated: Point[] = generatePairs(readSharedLists(), 20_000, 7).map(
  ({kind, left, right, isMatch}) => ({
    cost: compareNames(readName(left, kind), readName(right, kind)).cost,
    isMatch
  })
);

function figuresAt(points: readonly Point[], threshold: number) {
  const count = (isMatch: boolean, under: boolean) =>
    points.filter((point) => point.isMatch === isMatch && point.cost <= threshold === under).length;
  const [hits, falseAlarms, misses] = [count(true, true), count(false, true), count(true, false)];
  return {
    precision: hits / (hits + falseAlarms),
    recall: hits / (hits + misses),
    fHalf: ((1 + BETA) * hits) / ((1 + BETA) * hits + BETA * misses + falseAlarms),
    f1: (2 * hits) / (2 * hits + falseAlarms + misses)
  };
}

const candidates = Array.from({length: 81}, (_, i) => Math.round((0.3 + i * 0.01) * 100) / 100);
const threshold = candidates
  .map((cost) => ({cost, ...figuresAt(generated, cost)}))
  .filter((one, _i, all) => one.fHalf >= Math.max(...all.map(({fHalf}) => fHalf)) - FLAT)
  .reduce((best, one) => (one.cost < best.cost ? one : best));

function fitCurve(all: readonly Point[]): {intercept: number; slope: number} {
  const points = all.filter(({cost}) => cost <= GREATEST_COST);
  let [intercept, slope] = [3, 3];
  for (let step = 0; step < 20_000; step++) {
    let [a, b] = [0, 0];
    for (const {cost, isMatch} of points) {
      const error = predict(cost, {intercept, slope}) - (isMatch ? 1 : 0);
      a += error;
      b -= error * cost;
    }
    intercept -= (2 * a) / points.length;
    slope -= (2 * b) / points.length;
  }
  return {intercept, slope};
}

function predict(cost: number, {intercept, slope}: {intercept: number; slope: number}): number {
  return 1 / (1 + Math.exp(slope * cost - intercept));
}

const rows = parse(readFileSync(process.argv[2] ?? ""), {columns: true}) as Record<string, string>[];
const labelled: Point[] = rows.map((row) => ({
  cost: Math.min(
    ...kindsOfSchema(row["schema"] ?? "").map(
      (kind) => compareNames(readName(row["name1"] ?? "", kind), readName(row["name2"] ?? "", kind)).cost
    )
  ),
  isMatch: row["is_match"] === "true"
}));
const FOLDS = 5;
const held = Array.from({length: FOLDS}, (_, fold) => {
  const curve = fitCurve(labelled.filter((_point, i) => i % FOLDS !== fold));
  return labelled
    .filter((_point, i) => i % FOLDS === fold)
    .map((point) => ({...point, probability: predict(point.cost, curve)}));
}).flat();
const brier =
  held.reduce((sum, {probability, isMatch}) => sum + (probability - (isMatch ? 1 : 0)) ** 2, 0) / held.length;
const BANDS = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.01];
const reliability = BANDS.slice(0, -1).map((from, i) => {
  const band = held.filter(({probability}) => probability >= from && probability < (BANDS[i + 1] ?? 2));
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  return {
    from,
    pairs: band.length,
    predicted: round(mean(band.map(({probability}) => probability))),
    observed: round(mean(band.map(({isMatch}) => (isMatch ? 1 : 0))))
  };
});
function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

const curve = fitCurve(labelled);
const result = {
  version: VERSION,
  threshold: threshold.cost,
  intercept: round(curve.intercept, 4),
  slope: round(curve.slope, 4),
  fit: {
    threshold: {
      pairs: generated.length,
      kind: "generated from names of lists, seed 7",
      precision: round(threshold.precision),
      recall: round(threshold.recall),
      f1: round(threshold.f1)
    },
    curve: {pairs: labelled.length, folds: FOLDS, brier: round(brier, 4), reliability}
  }
};
const file = new URL("../src/safeguard/screening/compare/calibration.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
console.log(
  JSON.stringify(result, null, 1),
  candidates.filter((_, i) => i % 5 === 0).map((cost) => [cost, figuresAt(generated, cost)]),
  figuresAt(labelled, threshold.cost)
);
