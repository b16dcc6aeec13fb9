import type {Aggregation} from "./scheme.ts";

/**
 * A weighted mean is a sum in disguise: f⁻¹(Σ w f(x) / Σ w), with f the identity, the logarithm or the reciprocal.
 * The engine adds up f(x); this is f.
 */
export function forward(kind: Aggregation, x: number): number {
  if (kind === "arithmetic") return x;
  return kind === "geometric" ? Math.log(x) : 1 / x;
}

/** And this is f⁻¹. */
export function backward(kind: Aggregation, sum: number): number {
  if (kind === "arithmetic") return sum;
  return kind === "geometric" ? Math.exp(sum) : 1 / sum;
}

/** Whether a mean exists for positive values only. */
export function needsPositive(kind: Aggregation): boolean {
  return kind !== "arithmetic";
}

/**
 * Weighted mean of the values that are there, weights relative (COINr `a_amean`, `a_gmean`, `a_hmean`); NaN where no
 * value is. Refuses values that are not positive where the mean needs them to be.
 */
export function aggregate(kind: Aggregation, values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (Number.isNaN(x)) continue;
    if (needsPositive(kind) && x <= 0)
      throw new RangeError(`${kind} mean of a value that is not positive: ${x}`);
    sum += (weights[i] as number) * forward(kind, x);
    weight += weights[i] as number;
  }
  return weight === 0 ? Number.NaN : backward(kind, sum / weight);
}
