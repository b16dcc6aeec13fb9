import type {Figure} from "../domain/figure.ts";
import type {Scale} from "./outline-schema.ts";

/** What a scale says of two figures, and the rule it says it by. */
export interface Verdict {
  readonly words: string;
  readonly rule: string;
}

/** Puts the change between two figures into the words of a scale. */
export function judge(scale: Scale, before: Figure | undefined, after: Figure | undefined): Verdict {
  const [a, b] = [before?.value ?? null, after?.value ?? null];
  if (a === null || b === null) return {words: scale.few, rule: `${scale.id}: a figure is blank`};
  if (Math.max(a, b) < scale.least || (scale.measure === "percent-change" && a === 0))
    return {words: scale.few, rule: `${scale.id}: too few to say`};
  const change = scale.measure === "percent-change" ? (100 * (b - a)) / a : b - a;
  const step = scale.steps.find(({from}) => from === undefined || change >= from);
  return {words: step?.words ?? scale.few, rule: `${scale.id}: ${describeStep(scale, step?.from)}`};
}

/** The span of a step, which ends where the step above it begins: "from −5 % to below +5 %". */
export function describeStep(scale: Scale, from: number | undefined): string {
  const at = scale.steps.findIndex((step) => step.from === from);
  const above = scale.steps[at - 1]?.from;
  const unit = scale.measure === "percent-change" ? "\u00a0%" : " points";
  const signed = (bound: number) => `${bound > 0 ? "+" : ""}${String(bound).replace("-", "−")}${unit}`;
  if (from === undefined) return above === undefined ? "any change" : `below ${signed(above)}`;
  return above === undefined ? `${signed(from)} or more` : `from ${signed(from)} to below ${signed(above)}`;
}
