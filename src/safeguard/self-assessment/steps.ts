import type {IsoDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import type {Account} from "../accounts/account.ts";
import {mayDo} from "../accounts/roles.ts";
import type {EventOf} from "../ledger/stream.ts";
import type {Assessment, KeptAction} from "./assessment.ts";
import type {ASSESSMENT_EVENTS, AssessmentEvent, MeasureAnswer, PlanAction} from "./event.ts";
import {isToDo} from "./plan.ts";

type Of<Type extends keyof typeof ASSESSMENT_EVENTS> = EventOf<typeof ASSESSMENT_EVENTS, Type>;

export function maySeeAssessment({institution}: Assessment, account: Account): boolean {
  return institution === account.institution && mayDo(account.role, "read-assessment");
}

export function mayAssess(one: Assessment, account: Account): boolean {
  return maySeeAssessment(one, account) && mayDo(account.role, "work-on-assessment");
}

/** Assessments of an institution, the newest first; of one day, the one that was opened last. */
export function byNewest(assessments: Iterable<Assessment>): readonly Assessment[] {
  return [...assessments].sort((a, b) => b.on.localeCompare(a.on) || b.sequence - a.sequence);
}

/** The assessment before this one by its day. */
export function assessmentBefore(one: Assessment, all: Iterable<Assessment>): Assessment | undefined {
  return byNewest(all).find(({on}) => on < one.on);
}

/** A new assessment, which starts from what the last one before it said. */
export function openAssessment(
  {edition, on}: {readonly edition: string; readonly on: IsoDate},
  all: Iterable<Assessment>,
  catalogue: string,
  today: IsoDate
): Of<"assessment-opened"> {
  const known = byNewest(all);
  if (on > today) {
    throw new ApertureError("usage", `the day is still to come: ${on}`, {
      hint: "Give the day on which it is made; the newest possible is today."
    });
  }
  if (known.some((other) => other.on === on || other.edition === edition)) {
    throw new ApertureError("usage", `there is an assessment of ${on} or with the name ${edition}`, {
      hint: "Go on with that one, or choose another day and name."
    });
  }
  const last = known.find((other) => other.on < on);
  const carried = [...(last?.answers.values() ?? [])].map(
    ({by: _by, at: _at, isCarried: _carried, ...answer}) => answer
  );
  const actions = [...(last?.actions.values() ?? [])]
    .filter(isToDo)
    .map(({by: _by, at: _at, isCarried: _carried, ...action}) => action);
  return {type: "assessment-opened", content: {edition, on, catalogue, from: last?.id, carried, actions}};
}

/** The answers that differ from those kept, and those taken over that somebody looked at again and found to hold. */
export function assess(
  one: Assessment,
  answers: readonly MeasureAnswer[],
  confirmed: ReadonlySet<string>
): AssessmentEvent[] {
  needsOpen(one);
  return answers
    .filter((answer) => {
      const kept = one.answers.get(answer.measure);
      return !kept || !isSame(kept, answer) || (kept.isCarried && confirmed.has(answer.measure));
    })
    .map((content) => ({type: "measure-assessed", content}));
}

function isSame(kept: MeasureAnswer, {state, evidence, next, owner, due}: MeasureAnswer): boolean {
  return (
    kept.state === state &&
    kept.evidence === evidence &&
    kept.next === next &&
    kept.owner === owner &&
    kept.due === due
  );
}

/**
 * Writes an action into the plan, or what became of it. The plan lives on in the newest assessment, also when it is
 * closed: what was planned is done after the answers were given.
 */
export function keepAction(
  one: Assessment,
  content: PlanAction,
  all: Iterable<Assessment>
): Of<"action-kept">[] {
  const newest = byNewest(all)[0] ?? one;
  if (newest.id !== one.id) {
    throw new ApertureError("conflict", `the plan is carried on in the assessment ${newest.edition}`, {
      hint: "Change it there."
    });
  }
  const kept = one.actions.get(content.action);
  return kept && isSameAction(kept, content) ? [] : [{type: "action-kept", content}];
}

function isSameAction(kept: PlanAction, {what, owner, due, state, note}: PlanAction): boolean {
  return (
    kept.what === what &&
    kept.owner === owner &&
    kept.due === due &&
    kept.state === state &&
    kept.note === note
  );
}

/** An action of the plan; one that is not there is an error. */
export function actionIn({actions}: Assessment, id: string): KeptAction {
  const found = actions.get(id);
  if (found) return found;
  throw new ApertureError("not-found", "no such action in this plan", {hint: "Choose one of its page."});
}

/** Ends an assessment, so that the next year is compared with what was said and not with what was mended later. */
export function closeAssessment(one: Assessment, conclusion: string): Of<"assessment-closed"> {
  needsOpen(one);
  return {type: "assessment-closed", content: {conclusion}};
}

export function reopenAssessment(one: Assessment, reasons: string): Of<"assessment-reopened"> {
  if (!one.closed)
    throw new ApertureError("conflict", "the assessment is open", {hint: "It can be changed as it is."});
  return {type: "assessment-reopened", content: {reasons}};
}

function needsOpen({closed}: Assessment): void {
  if (!closed) return;
  throw new ApertureError("conflict", "the assessment is closed", {
    hint: "Start a new one, or open this one again with a reason."
  });
}
