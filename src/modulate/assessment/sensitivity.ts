import {blankOutcome, type Model} from "./model.ts";
import type {Factor} from "./plan.ts";
import {rankInto} from "./rank.ts";
import {type Estimate, runsOf, type SobolIndices, sobolIndices} from "./sobol-indices.ts";

/** How much of the variance of a result one choice accounts for, alone and with its interactions. */
export interface Driver {
  readonly factor: Factor;
  readonly first: Estimate;
  readonly total: Estimate;
}

/** Drivers by size of their total effect. */
export interface Sensitivity {
  readonly points: number;
  readonly runs: number;
  /** Of the ranking as a whole: by how many places countries move on average from the scheme's own ranking. */
  readonly ranking: readonly Driver[];
  /** Of the rank of each unit; empty where its rank never changes. */
  readonly units: readonly (readonly Driver[])[];
}

/**
 * Says which choice drives the result. The output for the ranking as a whole is the mean absolute shift in rank
 * (Saisana, Saltelli and Tarantola, J. R. Stat. Soc. A 168, 2005), as in COINr.
 */
export function sensitivityOf(model: Model, {points, seed}: {points: number; seed: number}): Sensitivity {
  const {units, factors} = model.plan;
  const n = units.length;
  const out = blankOutcome(model.plan);
  const nominal = new Float64Array(n);
  const ranks = new Float64Array(n);
  model.evaluate(out);
  ranksOf(out.central, nominal);
  const design = {points, factors: factors.length, outputs: n + 1, seed};
  const indices = sobolIndices((point, outputs) => {
    model.evaluate(out, point);
    ranksOf(out.central, ranks);
    outputs.set(ranks);
    let shift = 0;
    for (let i = 0; i < n; i++) shift += Math.abs((ranks[i] as number) - (nominal[i] as number));
    outputs[n] = shift / n;
  }, design);
  const drivers = indices.map((one) => driversOf(factors, one));
  return {
    points,
    runs: runsOf(design),
    ranking: drivers[n] ?? [],
    units: drivers.slice(0, n)
  };
}

/** A unit without a score stands in the middle, so that it adds nothing to the variance. */
function ranksOf(scores: Float64Array, out: Float64Array): void {
  rankInto(scores, out);
  for (let i = 0; i < out.length; i++) if (Number.isNaN(out[i])) out[i] = (out.length + 1) / 2;
}

function driversOf(factors: readonly Factor[], {variance, first, total}: SobolIndices): Driver[] {
  if (variance === 0) return [];
  const drivers = factors.map((factor, f) => ({
    factor,
    first: first[f] as Estimate,
    total: total[f] as Estimate
  }));
  return drivers.sort((one, other) => other.total.value - one.total.value);
}
