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

/** "a change of at least 5 %", "a change below the others". */
export function describeStep(scale: Scale, from: number | undefined): string {
  if (from === undefined) return "anything less";
  const unit = scale.measure === "percent-change" ? "\u00a0%" : " points";
  return `a change of at least ${String(from).replace("-", "−")}${unit}`;
}
