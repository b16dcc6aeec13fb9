/** Places on a line are kept to half a percent, a fortnight in seven years. */
const STEPS_A_PERCENT = 2;
const STEPS = 100 * STEPS_A_PERCENT;

/**
 * Classes that put something on a line, by percent from the left. A page carries no style of its own: the policy for
 * its content forbids it.
 */
export function placeClass({left, width}: {readonly left: number; readonly width: number}): string {
  const step = (percent: number) => Math.min(STEPS, Math.max(0, Math.round(percent * STEPS_A_PERCENT)));
  return `from-${step(left)} wide-${Math.max(1, step(width))}`;
}

/** The rules for those classes, part of the stylesheet. */
export function placeRules(): string {
  const steps = Array.from({length: STEPS + 1}, (_, step) => step);
  return steps
    .map(
      (step) =>
        `.from-${step}{left:${step / STEPS_A_PERCENT}%}.wide-${step}{width:${step / STEPS_A_PERCENT}%}`
    )
    .join("\n");
}
