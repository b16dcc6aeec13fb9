import type {IsoDate} from "../../base/dates.ts";
import type {ToolkitMeasure} from "../../catalogue/toolkit.ts";
import type {AssessedMeasure, Assessment, KeptAction} from "./assessment.ts";
import {IN_PLACE} from "./event.ts";

/** A measure that is not in place. */
export interface Gap {
  readonly measure: ToolkitMeasure;
  readonly answer: AssessedMeasure;
}

/** One line of the plan: what, who, by when; for a measure, or an action that stands free. */
export interface PlanLine {
  readonly measure?: ToolkitMeasure;
  readonly action?: KeptAction;
  readonly what: string;
  readonly owner: string;
  readonly due: IsoDate | undefined;
  /** A review of what is in place, and no step towards it. */
  readonly isReview: boolean;
  readonly isLate: boolean;
}

/** Measures that were answered and are not in place, the least advanced first. What is unanswered is no gap yet. */
export function gapsOf(measures: readonly ToolkitMeasure[], {answers}: Assessment): readonly Gap[] {
  const gaps = measures.flatMap((measure) => {
    const answer = answers.get(measure.id);
    return answer && answer.state < IN_PLACE ? [{measure, answer}] : [];
  });
  return gaps.sort((a, b) => a.answer.state - b.answer.state);
}

/** What is to be done, by whom and until when, soonest first; lines without a day come last. */
export function planOf(
  measures: readonly ToolkitMeasure[],
  {answers, actions}: Assessment,
  today: IsoDate
): readonly PlanLine[] {
  const lines = measures.flatMap((measure): PlanLine[] => {
    const answer = answers.get(measure.id);
    if (!answer) return [];
    const {next, owner, due} = answer;
    const isReview = answer.state >= IN_PLACE;
    if (next === "" && due === undefined && (isReview || owner === "")) return [];
    const what = next || (isReview ? `Review: ${measure.title}` : measure.title);
    return [{measure, what, owner, due, isReview, isLate: isPast(due, today)}];
  });
  const free = [...actions.values()].filter(isToDo).map(
    (action): PlanLine => ({
      action,
      what: action.what,
      owner: action.owner,
      due: action.due,
      isReview: false,
      isLate: isPast(action.due, today)
    })
  );
  return [...lines, ...free].sort((a, b) => (a.due ?? "9").localeCompare(b.due ?? "9"));
}

/** Whether an action is still to be done. */
export function isToDo({state}: Pick<KeptAction, "state">): boolean {
  return state === "open" || state === "under-way";
}

function isPast(due: IsoDate | undefined, today: IsoDate): boolean {
  return due !== undefined && due < today;
}
