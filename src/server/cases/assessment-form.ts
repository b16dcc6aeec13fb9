import {firstDayOf} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import type {ToolkitMeasure} from "../../catalogue/toolkit.ts";
import {newId} from "../../safeguard/accounts/token.ts";
import {isMeasureState, type MeasureAnswer, type PlanAction} from "../../safeguard/self-assessment/event.ts";
import type {Form} from "../form.ts";

/** The name of a measure's field in the form. */
export function fieldOf(part: "state" | "evidence" | "next" | "owner" | "due" | "confirm", measure: string) {
  return `${part}-${measure}`;
}

/** Reads what a form says of some measures. One without a state is unanswered; words without a state are an error. */
export function measureAnswersOf(form: Form, measures: readonly ToolkitMeasure[]): MeasureAnswer[] {
  return measures.flatMap(({id, code}): MeasureAnswer[] => {
    const text = (part: Parameters<typeof fieldOf>[0]) => form.text(fieldOf(part, id));
    const [evidence, next, owner, due] = [text("evidence"), text("next"), text("owner"), text("due")];
    const state = text("state") === "" ? undefined : Number(text("state"));
    if (state === undefined) {
      if (evidence + next + owner + due === "") return [];
      throw new ApertureError("usage", `missing state of ${code}`, {
        hint: "Choose how far the measure is, or leave all its fields blank. What you wrote is still in the form."
      });
    }
    if (!isMeasureState(state)) {
      throw new ApertureError("usage", `invalid state of ${code}: ${text("state")}`, {
        hint: "Choose one from 0 to 4."
      });
    }
    if (due !== "" && (due.length !== 10 || firstDayOf(due) === undefined)) {
      throw new ApertureError("usage", `invalid day for ${code}: ${due}`, {hint: "Write it as 2026-11-28."});
    }
    return [{measure: id, state, evidence, next, owner, ...(due && {due})}];
  });
}

/** Reads an action of the plan; its day and state are checked when it is written. */
export function planActionOf(form: Form): PlanAction {
  const due = form.text("due");
  return {
    action: form.text("action") || newId("action"),
    what: form.text("what"),
    owner: form.text("owner"),
    state: (form.text("state") || "open") as PlanAction["state"],
    note: form.text("note"),
    ...(due && {due})
  };
}
