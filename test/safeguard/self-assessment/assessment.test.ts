import {describe, expect, test} from "vitest";
import {toolkitMeasures} from "../../../src/catalogue/toolkit.ts";
import type {OpenEntry} from "../../../src/safeguard/ledger/ledger.ts";
import {type Assessment, SELF_ASSESSMENT} from "../../../src/safeguard/self-assessment/assessment.ts";
import {compareAssessments} from "../../../src/safeguard/self-assessment/compare.ts";
import type {
  AssessmentEvent,
  MeasureAnswer,
  PlanAction
} from "../../../src/safeguard/self-assessment/event.ts";
import {maturityOf} from "../../../src/safeguard/self-assessment/maturity.ts";
import {gapsOf, planOf} from "../../../src/safeguard/self-assessment/plan.ts";
import {
  actionIn,
  assess,
  assessmentBefore,
  closeAssessment,
  keepAction,
  openAssessment,
  reopenAssessment
} from "../../../src/safeguard/self-assessment/steps.ts";

const MEASURES = toolkitMeasures();
const [FIRST = "", SECOND = "", THIRD = ""] = MEASURES.map(({id}) => id);
const TODAY = "2026-11-28";

let sequence = 0;

function entry(stream: string, {type, content}: AssessmentEvent): OpenEntry {
  sequence++;
  return {
    ledger: "university",
    sequence,
    at: "2026-11-28T10:00:00.000Z",
    actor: "account-1",
    stream,
    type,
    subject: stream,
    body: "",
    previous: "",
    hash: "",
    content,
    isErased: false
  };
}

function folded(stream: string, events: readonly AssessmentEvent[], before?: Assessment): Assessment {
  const after = events.reduce<Assessment | undefined>(
    (now, event) => SELF_ASSESSMENT.apply(now, entry(stream, event)),
    before
  );
  if (!after) throw new Error("no assessment came of the events");
  return after;
}

function answer(measure: string, state: MeasureAnswer["state"], more: Partial<MeasureAnswer> = {}) {
  return {measure, state, evidence: "", next: "", owner: "", ...more};
}

function begun(on: string, answers: readonly MeasureAnswer[], all: readonly Assessment[] = []): Assessment {
  const opened = openAssessment({edition: on.slice(0, 4), on}, all, "revision", TODAY);
  const one = folded(`self-assessment-${on}`, [opened]);
  return folded(one.id, assess(one, answers, new Set()), one);
}

describe("maturity", () => {
  test("is the mean of what was answered; the unanswered is counted beside it and never as zero", () => {
    const one = begun("2026-01-10", [answer(FIRST, 4), answer(SECOND, 1)]);
    expect(maturityOf(MEASURES, one)).toMatchObject({
      mean: 2.5,
      answered: 2,
      unanswered: MEASURES.length - 2,
      lowest: 1,
      counts: [0, 1, 0, 0, 1]
    });
  });

  test("says no state in words before the mean has reached it", () => {
    const one = begun("2026-01-10", [answer(FIRST, 3), answer(SECOND, 2)]);
    expect(maturityOf(MEASURES, one)).toMatchObject({mean: 2.5, words: "Partly in place"});
  });

  test("of nothing answered has no number", () => {
    const one = begun("2026-01-10", []);
    expect(maturityOf(MEASURES, one)).toMatchObject({mean: undefined, words: "Not assessed"});
  });

  test("of “not begun” is zero, which is an answer", () => {
    const one = begun("2026-01-10", [answer(FIRST, 0)]);
    expect(maturityOf(MEASURES, one)).toMatchObject({mean: 0, words: "Not begun", answered: 1});
  });
});

describe("a new assessment", () => {
  const last = begun("2025-03-01", [
    answer(FIRST, 1),
    answer(SECOND, 3, {evidence: "Rules of 2024"}),
    answer(THIRD, 2)
  ]);

  test("starts from the answers of the last, each marked as carried over until it is looked at again", () => {
    const one = begun("2026-03-01", [], [last]);
    expect(one.from).toBe(last.id);
    expect(one.answers.get(SECOND)).toMatchObject({state: 3, evidence: "Rules of 2024", isCarried: true});
    const kept = answer(SECOND, 3, {evidence: "Rules of 2024"});
    expect(assess(one, [kept], new Set())).toEqual([]);
    const confirmed = folded(one.id, assess(one, [kept], new Set([SECOND])), one);
    expect(confirmed.answers.get(SECOND)?.isCarried).toBe(false);
  });

  test("is compared with the last: what rose, fell, is new, is the same", () => {
    const fourth = MEASURES[3]?.id ?? "";
    const one = begun("2026-03-01", [answer(FIRST, 2), answer(THIRD, 1), answer(fourth, 0)], [last]);
    expect(assessmentBefore(one, [one, last])).toBe(last);
    const change = compareAssessments(last, one, MEASURES);
    expect(change.rose.map(({measure}) => measure.id)).toEqual([FIRST]);
    expect(change.fell.map(({measure}) => measure.id)).toEqual([THIRD]);
    expect(change.fresh.map(({measure}) => measure.id)).toEqual([fourth]);
    expect(change).toMatchObject({dropped: [], same: 1, carried: 1});
  });

  test("is not made twice for one day, and not for a day to come", () => {
    const again = () => openAssessment({edition: "Other", on: "2025-03-01"}, [last], "revision", TODAY);
    expect(again).toThrow(/there is an assessment of 2025-03-01/);
    const early = () => openAssessment({edition: "2027", on: "2027-01-01"}, [last], "revision", TODAY);
    expect(early).toThrow(/still to come/);
  });
});

describe("the plan", () => {
  const one = begun("2026-01-10", [
    answer(FIRST, 1, {next: "Write the rules", owner: "Legal office", due: "2026-10-01"}),
    answer(SECOND, 3, {due: "2027-01-01"}),
    answer(THIRD, 2)
  ]);

  test("says what, who, by when, and which lines are late", () => {
    const [late, review, ...rest] = planOf(MEASURES, one, TODAY);
    expect(late).toMatchObject({what: "Write the rules", owner: "Legal office", isLate: true});
    expect(review).toMatchObject({isReview: true, isLate: false, due: "2027-01-01"});
    expect(rest).toEqual([]);
  });

  test("leaves what is in place out of the gaps, and what is unanswered too", () => {
    expect(gapsOf(MEASURES, one).map(({measure}) => measure.id)).toEqual([FIRST, THIRD]);
  });
});

describe("an action of its own", () => {
  const action = (id: string, state: PlanAction["state"], more: Partial<PlanAction> = {}): PlanAction => ({
    action: id,
    what: `Step ${id}`,
    owner: "Security office",
    state,
    note: "",
    ...more
  });
  const last = begun("2025-03-01", []);
  const planned = folded(
    last.id,
    [
      ...keepAction(last, action("a", "open", {due: "2026-01-31"}), [last]),
      ...keepAction(last, action("b", "under-way"), [last]),
      ...keepAction(last, action("c", "done"), [last]),
      ...keepAction(last, action("d", "dropped", {note: "No money."}), [last])
    ],
    last
  );

  test("stands in the plan while it is to be done, and is late after its day", () => {
    expect(planOf(MEASURES, planned, TODAY)).toMatchObject([
      {what: "Step a", owner: "Security office", due: "2026-01-31", isLate: true},
      {what: "Step b", isLate: false}
    ]);
  });

  test("is carried into the next assessment unless it was done or dropped, and compared there", () => {
    const next = begun("2026-03-01", [], [planned]);
    expect([...next.actions.values()].map((one) => [one.action, one.isCarried])).toEqual([
      ["a", true],
      ["b", true]
    ]);
    const events = [
      ...keepAction(next, action("a", "done"), [planned, next]),
      ...keepAction(next, action("e", "open"), [planned, next])
    ];
    const after = folded(next.id, events, next);
    const {actions} = compareAssessments(planned, after, MEASURES);
    expect(actions.carried.map(({action: id, state}) => [id, state])).toEqual([
      ["a", "done"],
      ["b", "under-way"]
    ]);
    expect(actions.fresh).toBe(1);
  });

  test("is followed up after its assessment was closed, until a newer one carries it on", () => {
    const closed = folded(planned.id, [closeAssessment(planned, "Good enough.")], planned);
    expect(keepAction(closed, action("b", "done"), [closed])).toHaveLength(1);
    expect(keepAction(closed, action("b", "under-way"), [closed])).toEqual([]);
    const next = begun("2026-03-01", [], [closed]);
    expect(() => keepAction(closed, action("b", "done"), [closed, next])).toThrow(
      "the plan is carried on in the assessment 2026"
    );
    expect(() => actionIn(next, "c")).toThrow("no such action");
  });
});

describe("a closed assessment", () => {
  test("takes no answer until it is opened again with a reason", () => {
    const open = begun("2026-01-10", [answer(FIRST, 1)]);
    const closed = folded(open.id, [closeAssessment(open, "Good enough.")], open);
    expect(() => assess(closed, [answer(FIRST, 2)], new Set())).toThrow("the assessment is closed");
    const again = folded(closed.id, [reopenAssessment(closed, "A measure was forgotten.")], closed);
    expect(assess(again, [answer(FIRST, 2)], new Set())).toHaveLength(1);
    expect(again.reopenings).toHaveLength(1);
  });
});
