import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {groupBy} from "../../../src/base/collections.ts";
import {matrixOf} from "../../../src/modulate/assessment/matrix.ts";
import {blankOutcome, modelOf} from "../../../src/modulate/assessment/model.ts";
import {planOf} from "../../../src/modulate/assessment/plan.ts";
import {rankInto} from "../../../src/modulate/assessment/rank.ts";
import type {Aggregation, Normalisation, Treatment} from "../../../src/modulate/assessment/scheme.ts";
import {indicatorOf, schemeOf} from "../../support/assessment.ts";

const rowsOf = (name: string) =>
  readFileSync(new URL(`../../fixtures/coinr/${name}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

const values = rowsOf("values.csv");
const groups = new Map(values.map(([unit = "", group]) => [unit, group || undefined]));
const matrix = matrixOf(
  values.map(([unit = "", , indicator = "", value]) => ({
    unit,
    indicator,
    value: value ? Number(value) : Number.NaN
  })),
  (unit) => groups.get(unit)
);

const WEIGHTS = [1, 2, 1, 1, 3, 2, 1, 1];
const own = WEIGHTS.map((weight, j) =>
  indicatorOf(`i${j + 1}`, {weight, direction: j === 1 || j === 5 ? "lower" : "higher"})
);

test("scores and ranks are those of COINr, for every imputation, normalisation and pair of means", () => {
  const expected = groupBy(rowsOf("scores.csv"), (row) => row.slice(0, 4).join(" "));
  expect(expected.size).toBe(81);
  for (const [key, rows] of expected) {
    const [missing, normalisation, indicators, criteria] = key.split(" ") as [
      Treatment,
      Normalisation,
      Aggregation,
      Aggregation
    ];
    const scheme = schemeOf(
      [
        ["a", 2, own.slice(0, 3)],
        ["b", 1, own.slice(3, 5)],
        ["c", 1.5, own.slice(5)]
      ],
      {scale: [100, 400], missing, normalisation, aggregation: {indicators, criteria}}
    );
    const model = modelOf(planOf(scheme, matrix));
    const out = blankOutcome(model.plan);
    model.evaluate(out);
    const ranks = new Float64Array(matrix.units.length);
    rankInto(out.central, ranks);
    expect(rows.map((row) => row[4])).toEqual(matrix.units);
    for (const [i, row] of rows.entries()) {
      expect(Math.abs((out.central[i] ?? 0) - Number(row[5])), `${key} ${row[4]}`).toBeLessThan(1e-9);
      // Percentile ranks tie by arithmetic; the last bit of a sum then decides, here as in R.
      const isTied = rows.some(
        (other) => other !== row && Math.abs(Number(other[5]) - Number(row[5])) < 1e-9
      );
      if (!isTied) expect(ranks[i], `${key} ${row[4]}`).toBe(Number(row[6]));
    }
  }
});
