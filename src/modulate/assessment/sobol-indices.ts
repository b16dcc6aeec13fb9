import {draw, stateOf} from "../../base/random.ts";
import {MOST_DIMENSIONS, sobolPoints} from "./sobol-sequence.ts";

/** Shares of the variance of one output: what a factor does alone, and with all its interactions. */
export interface SobolIndices {
  readonly variance: number;
  readonly first: readonly Estimate[];
  readonly total: readonly Estimate[];
}

/** An estimate and where 90 % of its bootstrap replicates lie. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Fills `out` with the outputs of a model at a point of the unit cube. */
export type VectorFunction = (point: Float64Array, out: Float64Array) => void;

export interface Design {
  /** Points of the base sample, best a power of two; the model is run `runsOf` times. */
  readonly points: number;
  readonly factors: number;
  readonly outputs: number;
  /** For the bootstrap only; the sample itself has no chance in it. */
  readonly seed: number;
}

/** How often the model is run. */
export function runsOf({points, factors}: Pick<Design, "points" | "factors">): number {
  return points * (2 * factors + 2);
}

/** Outputs of all runs by block: A, B, then for each factor A with its column from B, and B with its column from A. */
type Blocks = readonly Float64Array[];

/**
 * Variance-based sensitivity, A and B being the two halves of one Sobol' sequence. Total order: Jansen (Comput. Phys.
 * Commun. 117, 1999; table 2 f of Saltelli et al., ibid. 181, 2010), over both mixed samples. First order: the
 * estimator of Saltelli et al. (table 2 b) made symmetric in A and B as by Azzini, Mara and Rosati (Environ. Model.
 * Softw. 144, 2021). It costs twice the runs and keeps small indices exact, where the plain one drowns them in noise.
 */
export function sobolIndices(evaluate: VectorFunction, design: Design): SobolIndices[] {
  if (design.factors * 2 > MOST_DIMENSIONS)
    throw new RangeError(`more than ${MOST_DIMENSIONS / 2} factors: ${design.factors}`);
  const blocks = runDesign(evaluate, design);
  return Array.from({length: design.outputs}, (_, output) =>
    indicesOf(
      blocks.map((block) => block.subarray(output * design.points, (output + 1) * design.points)),
      design.seed
    )
  );
}

function runDesign(evaluate: VectorFunction, {points, factors, outputs}: Design): Blocks {
  const sample = sobolPoints(points, factors * 2);
  const blocks = Array.from({length: 2 * factors + 2}, () => new Float64Array(points * outputs));
  const point = new Float64Array(factors);
  const out = new Float64Array(outputs);
  for (let p = 0; p < points; p++) {
    const row = sample.subarray(p * factors * 2, (p + 1) * factors * 2);
    for (let block = 0; block < blocks.length; block++) {
      const isB = block % 2;
      const mixed = (block >> 1) - 1;
      for (let f = 0; f < factors; f++) {
        const fromB = f === mixed ? 1 - isB : isB;
        point[f] = row[fromB * factors + f] as number;
      }
      evaluate(point, out);
      for (let o = 0; o < outputs; o++) (blocks[block] as Float64Array)[o * points + p] = out[o] as number;
    }
  }
  return blocks;
}

const REPLICATES = 100;

function indicesOf(blocks: Blocks, seed: number): SobolIndices {
  const points = blocks[0]?.length ?? 0;
  const factors = blocks.length / 2 - 1;
  const whole = estimate(
    blocks,
    Uint32Array.from({length: points}, (_, p) => p)
  );
  const replicates = Array.from({length: REPLICATES}, (_, r) => {
    const state = stateOf(seed, r);
    return estimate(
      blocks,
      Uint32Array.from({length: points}, (_, p) => Math.floor(draw(state, p) * points))
    );
  });
  const spread = (of: (one: Raw) => Float64Array) =>
    Array.from({length: factors}, (_, f): Estimate => {
      const values = Float64Array.from(replicates, (one) => of(one)[f] as number).sort();
      return {
        value: of(whole)[f] as number,
        low: values[Math.floor(REPLICATES * 0.05)] ?? Number.NaN,
        high: values[Math.ceil(REPLICATES * 0.95) - 1] ?? Number.NaN
      };
    });
  return {variance: whole.variance, first: spread((one) => one.first), total: spread((one) => one.total)};
}

interface Raw {
  readonly variance: number;
  readonly first: Float64Array;
  readonly total: Float64Array;
}

/** Both estimators over the given rows of the base sample. An output that never changes has indices of zero. */
function estimate(blocks: Blocks, rows: Uint32Array): Raw {
  const [a, b] = blocks as [Float64Array, Float64Array];
  const pair = estimatePair(a, b, rows);
  const factors = blocks.length / 2 - 1;
  const first = new Float64Array(factors);
  const total = new Float64Array(factors);
  for (let f = 0; f < factors; f++) {
    const ab = blocks[2 * f + 2] as Float64Array;
    const ba = blocks[2 * f + 3] as Float64Array;
    let main = 0;
    let all = 0;
    for (const p of rows) {
      const moveA = (ab[p] as number) - (a[p] as number);
      const moveB = (ba[p] as number) - (b[p] as number);
      main -= moveA * moveB;
      all += moveA * moveA + moveB * moveB;
    }
    const whole = pair + estimatePair(ab, ba, rows);
    first[f] = whole === 0 ? 0 : (2 * main) / whole;
    total[f] = whole === 0 ? 0 : all / whole;
  }
  return {variance: pair / (2 * rows.length), first, total};
}

/** Sum of squared differences of two independent samples: twice their variance, times the rows. */
function estimatePair(one: Float64Array, other: Float64Array, rows: Uint32Array): number {
  let sum = 0;
  for (const p of rows) sum += ((one[p] as number) - (other[p] as number)) ** 2;
  return sum;
}
