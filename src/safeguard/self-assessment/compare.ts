import type {ToolkitMeasure} from "../../catalogue/toolkit.ts";
import type {Assessment, KeptAction} from "./assessment.ts";
import type {MeasureState} from "./event.ts";

/** One measure in two assessments; undefined is unanswered. */
export interface MeasureChange {
  readonly measure: ToolkitMeasure;
  readonly before: MeasureState | undefined;
  readonly after: MeasureState | undefined;
}

/** What became of the measures since an earlier assessment. */
export interface Comparison {
  readonly rose: readonly MeasureChange[];
  readonly fell: readonly MeasureChange[];
  /** Answered now and not then. */
  readonly fresh: readonly MeasureChange[];
  /** Answered then and not now. */
  readonly dropped: readonly MeasureChange[];
  readonly same: number;
  /** Of those that are the same, how many were taken over and not looked at again. */
  readonly carried: number;
  /** Actions of the plan that were taken over, as they are now; and how many are new. */
  readonly actions: {readonly carried: readonly KeptAction[]; readonly fresh: number};
}

/** Compares two assessments measure by measure. */
export function compareAssessments(
  before: Assessment,
  after: Assessment,
  measures: readonly ToolkitMeasure[]
): Comparison {
  const changes = measures.map((measure) => ({
    measure,
    before: before.answers.get(measure.id)?.state,
    after: after.answers.get(measure.id)?.state
  }));
  const both = changes.flatMap(({measure, before: was, after: is}) =>
    was === undefined || is === undefined ? [] : [{measure, before: was, after: is}]
  );
  const same = both.filter((one) => one.before === one.after);
  return {
    rose: both.filter((one) => one.after > one.before),
    fell: both.filter((one) => one.after < one.before),
    fresh: changes.filter((one) => one.before === undefined && one.after !== undefined),
    dropped: changes.filter((one) => one.before !== undefined && one.after === undefined),
    same: same.length,
    carried: same.filter(({measure}) => after.answers.get(measure.id)?.isCarried).length,
    actions: {
      carried: [...after.actions.values()].filter(({action}) => before.actions.has(action)),
      fresh: [...after.actions.values()].filter(({action}) => !before.actions.has(action)).length
    }
  };
}
