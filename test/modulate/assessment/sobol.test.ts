import {describe, expect, test} from "vitest";
import {runsOf, sobolIndices} from "../../../src/modulate/assessment/sobol-indices.ts";
import {MOST_DIMENSIONS, sobolPoints} from "../../../src/modulate/assessment/sobol-sequence.ts";

const POINTS = 16_384;

/** Within 2 % of the analytic value; where that is zero, within 0.2 % of the variance. */
function expectNear(estimates: readonly {readonly value: number}[], analytic: readonly number[]): void {
  for (const [i, exact] of analytic.entries())
    expect(Math.abs((estimates[i]?.value ?? Number.NaN) - exact)).toBeLessThanOrEqual(
      exact === 0 ? 0.002 : 0.02 * exact
    );
}

test("the Ishigami function has its analytic indices", () => {
  const [a, b] = [7, 0.1];
  const [indices] = sobolIndices(
    (point, out) => {
      const [x = 0, y = 0, z = 0] = point.map((u) => Math.PI * (2 * u - 1));
      out[0] = Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x);
    },
    {points: POINTS, factors: 3, outputs: 1, seed: 1}
  );
  const first = 0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2;
  const second = a ** 2 / 8;
  const both = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const variance = first + second + both;
  expectNear(indices?.first ?? [], [first / variance, second / variance, 0]);
  expectNear(indices?.total ?? [], [(first + both) / variance, second / variance, both / variance]);
  expect(Math.abs((indices?.variance ?? 0) / variance - 1)).toBeLessThan(0.02);
});

describe("Sobol's G function has its analytic indices", () => {
  test.each([[[0, 1, 4.5, 9, 99, 99, 99, 99]], [[0, 0.5, 3, 9, 99]], [[1, 2, 5, 10, 20, 50]]])(
    "a = %j",
    (a) => {
      const [indices] = sobolIndices(
        (point, out) => {
          out[0] = a.reduce((y, ai, i) => (y * (Math.abs(4 * (point[i] ?? 0) - 2) + ai)) / (1 + ai), 1);
        },
        {points: POINTS, factors: a.length, outputs: 1, seed: 1}
      );
      const partial = a.map((ai) => 1 / 3 / (1 + ai) ** 2);
      const product = partial.reduce((p, v) => p * (1 + v), 1);
      const variance = product - 1;
      expectNear(
        indices?.first ?? [],
        partial.map((v) => v / variance)
      );
      expectNear(
        indices?.total ?? [],
        partial.map((v) => (v * product) / (1 + v) / variance)
      );
    }
  );
});

test("a bootstrap interval holds its estimate, and a function that never changes has no indices", () => {
  const [linear, constant] = sobolIndices(
    (point, out) => {
      out[0] = (point[0] ?? 0) + 2 * (point[1] ?? 0);
      out[1] = 3;
    },
    {points: 512, factors: 2, outputs: 2, seed: 7}
  );
  for (const {value, low, high} of [...(linear?.first ?? []), ...(linear?.total ?? [])]) {
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
  }
  expect(linear?.first.map(({value}) => value)).toEqual([expect.closeTo(0.2, 2), expect.closeTo(0.8, 2)]);
  expect(constant).toMatchObject({variance: 0, first: [{value: 0}, {value: 0}]});
  expect(runsOf({points: 512, factors: 2})).toBe(3072);
});

describe("the Sobol' sequence", () => {
  test("is that of SciPy's qmc.Sobol without scrambling, in all its dimensions", () => {
    const points = sobolPoints(1024, MOST_DIMENSIONS);
    const row = (at: number, from: number, to: number) => [
      ...points.subarray(at * MOST_DIMENSIONS + from, at * MOST_DIMENSIONS + to)
    ];
    expect(row(0, 0, 3)).toEqual([0, 0, 0]);
    expect(row(1000, 0, 4)).toEqual([0.2197265625, 0.0966796875, 0.5185546875, 0.6767578125]);
    expect(row(1000, 36, 40)).toEqual([0.8486328125, 0.8310546875, 0.3076171875, 0.4794921875]);
  });

  test("fills every axis evenly: 1,024 points, one in each of 1,024 cells", () => {
    const points = sobolPoints(1024, MOST_DIMENSIONS);
    for (let axis = 0; axis < MOST_DIMENSIONS; axis++) {
      const cells = new Set(
        Array.from({length: 1024}, (_, i) => Math.floor((points[i * MOST_DIMENSIONS + axis] ?? 0) * 1024))
      );
      expect(cells.size).toBe(1024);
    }
  });

  test("refuses more axes than it has", () => {
    expect(() => sobolPoints(2, MOST_DIMENSIONS + 1)).toThrow(RangeError);
  });
});
