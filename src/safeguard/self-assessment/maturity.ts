import type {ToolkitMeasure} from "../../catalogue/toolkit.ts";
import type {Assessment} from "./assessment.ts";
import {MEASURE_STATES, type MeasureState} from "./event.ts";

/** How far a group of measures is. What nobody answered is counted beside it, and never as zero. */
export interface Maturity {
  readonly measures: number;
  readonly answered: number;
  readonly unanswered: number;
  /** Mean of the states that were answered, 0 to 4; undefined where none was. */
  readonly mean: number | undefined;
  /** The state the mean has reached: 2.9 is “partly in place”, since not everything is in place. */
  readonly words: string;
  /** The least state among those answered: a chain holds as its weakest link does. */
  readonly lowest: MeasureState | undefined;
  /** How many measures are in each state. */
  readonly counts: readonly number[];
}

/** The maturity of some measures. A mean without its count of unanswered measures is not to be shown. */
export function maturityOf(
  measures: readonly ToolkitMeasure[],
  {answers}: Pick<Assessment, "answers">
): Maturity {
  const states = measures.flatMap(({id}) => answers.get(id)?.state ?? []);
  const mean =
    states.length > 0 ? states.reduce((sum: number, one) => sum + one, 0) / states.length : undefined;
  return {
    measures: measures.length,
    answered: states.length,
    unanswered: measures.length - states.length,
    mean,
    words: mean === undefined ? "Not assessed" : (MEASURE_STATES[Math.floor(mean)] ?? ""),
    lowest: states.length > 0 ? (Math.min(...states) as MeasureState) : undefined,
    counts: MEASURE_STATES.map((_, state) => states.filter((one) => one === state).length)
  };
}
