import {draw} from "../../base/random.ts";
import {forward, needsPositive} from "./aggregate.ts";
import type {Choice} from "./choice.ts";
import {imputeGroupMean, imputeMean} from "./impute.ts";
import {normalQuantile} from "./normal-quantile.ts";
import {normalise} from "./normalise.ts";
import type {Column, Plan} from "./plan.ts";
import type {Aggregation, Normalisation, Treatment} from "./scheme.ts";

/** A column on the scale and under the f of the mean, ready to be added up. */
export interface ColumnScores {
  /** NaN where the value is missing. */
  readonly observed: Float64Array;
  /** What stands in for each missing value, in their order, then nothing of meaning; NaN where nothing does. */
  readonly imputed: Float64Array;
}

/**
 * Computes columns under a choice. A column without measurement bounds has few forms, one for each normalisation,
 * imputation and mean; each is computed once. Of a column that has them, the answer holds until the next is asked for.
 */
export function columnScorer(plan: Plan): (at: number, choice: Choice) => ColumnScores {
  const fixed = new Map<string, ColumnScores[]>();
  const room = () => new Float64Array(plan.units.length);
  const drawn = room();
  const passing: ColumnScores = {observed: room(), imputed: room()};
  const orders = plan.columns.map(({value}) => Uint32Array.from(value, (_, row) => row));
  return (at, choice) => {
    const column = plan.columns[at] as Column;
    if (choice.measurementState !== undefined && column.isMeasured) {
      drawInto(column, choice.measurementState, drawn);
      fillScores(plan, column, drawn, choice, passing, orders[at]);
      return passing;
    }
    const form = formOf(choice);
    const forms = fixed.get(form) ?? [];
    if (forms.length === 0) fixed.set(form, forms);
    const known = forms[at];
    if (known) return known;
    drawn.set(column.value);
    const scores = {observed: room(), imputed: room()};
    fillScores(plan, column, drawn, choice, scores);
    forms[at] = scores;
    return scores;
  };
}

const FORMS = new Map<Normalisation, Map<Treatment, Map<Aggregation, string>>>();

/** One text for each combination, made once: joining strings in every run would cost more than the run. */
function formOf({normalisation, missing, indicators}: Choice): string {
  const treatments = entry(FORMS, normalisation, () => new Map<Treatment, Map<Aggregation, string>>());
  const means = entry(treatments, missing, () => new Map<Aggregation, string>());
  return entry(means, indicators, () => `${normalisation} ${missing} ${indicators}`);
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/**
 * Draws each value from two halves of a normal distribution that meet at the published value: the publisher's low
 * and high are quantiles of it, and need not lie equally far.
 */
function drawInto(column: Column, state: number, out: Float64Array): void {
  const {value, down, up, cellKeys} = column;
  for (let i = 0; i < value.length; i++) {
    const x = value[i] as number;
    const below = down[i] as number;
    const above = up[i] as number;
    if (below === 0 && above === 0) {
      out[i] = x;
      continue;
    }
    const z = normalQuantile(draw(state, cellKeys[i] as number));
    out[i] = x + z * (z < 0 ? below : above);
  }
}

function fillScores(
  plan: Plan,
  column: Column,
  values: Float64Array,
  choice: Choice,
  {observed, imputed}: ColumnScores,
  order?: Uint32Array
): void {
  if (choice.missing === "mean") imputeMean(values);
  if (choice.missing === "group-mean") imputeGroupMean(values, plan.groups);
  const {scale} = plan.scheme;
  normalise(choice.normalisation, values, {scale, goalposts: column.goalposts, order}, observed);
  transform(choice.indicators, scale[0], observed);
  for (let m = 0; m < column.missing.length; m++) {
    const unit = column.missing[m] as number;
    imputed[m] = observed[unit] as number;
    observed[unit] = Number.NaN;
  }
}

/** Z-scores below the scale are raised to its low end where the mean needs positive values. */
function transform(kind: Aggregation, floor: number, scores: Float64Array): void {
  if (!needsPositive(kind)) return;
  for (let i = 0; i < scores.length; i++) {
    scores[i] = forward(kind, Math.max(scores[i] as number, floor));
  }
}
