import type {IsoDate} from "../../base/dates.ts";
import type {StreamKind} from "../ledger/book.ts";
import type {OpenEntry} from "../ledger/ledger.ts";
import {isTrailOnly, readEvent} from "../ledger/stream.ts";
import {ASSESSMENT_EVENTS, type AssessmentEvent, type MeasureAnswer, type PlanAction} from "./event.ts";

/** What is known of one measure, and who said so when. */
export interface AssessedMeasure extends MeasureAnswer {
  readonly by: string;
  readonly at: string;
  /** Taken over from the assessment before and not looked at again. */
  readonly isCarried: boolean;
}

/** An action of the plan, and who wrote it down when. */
export interface KeptAction extends PlanAction {
  readonly by: string;
  readonly at: string;
  /** Taken over from the assessment before and not changed since. */
  readonly isCarried: boolean;
}

/** One self-assessment of an institution, as its entries make it. */
export interface Assessment {
  readonly id: string;
  readonly institution: string;
  readonly edition: string;
  readonly on: IsoDate;
  readonly catalogue: string;
  readonly from?: string | undefined;
  readonly openedBy: string;
  readonly changedAt: string;
  /** Last entry that changed it. */
  readonly sequence: number;
  readonly answers: ReadonlyMap<string, AssessedMeasure>;
  /** Actions that belong to no single measure, in the order in which they came. */
  readonly actions: ReadonlyMap<string, KeptAction>;
  readonly closed?: {readonly conclusion: string; readonly by: string; readonly at: string} | undefined;
  readonly reopenings: readonly {readonly reasons: string; readonly by: string; readonly at: string}[];
}

/** How the entries of self-assessments are folded. */
export const SELF_ASSESSMENT: StreamKind<Assessment> = {
  types: Object.keys(ASSESSMENT_EVENTS).filter((type) => !isTrailOnly(type)),
  apply(before, entry) {
    if (entry.isErased) return before;
    const event = readEvent(ASSESSMENT_EVENTS, entry);
    if (!event) return before;
    if (event.type === "assessment-opened") return opened(event, entry);
    return (
      before && {...before, ...changeOf(before, event, entry), sequence: entry.sequence, changedAt: entry.at}
    );
  }
};

function opened(
  {content}: Extract<AssessmentEvent, {type: "assessment-opened"}>,
  {stream, ledger, actor: by, at, sequence}: OpenEntry
): Assessment {
  const {edition, on, catalogue, from, carried, actions = []} = content;
  return {
    id: stream,
    institution: ledger,
    edition,
    on,
    catalogue,
    from,
    openedBy: by,
    changedAt: at,
    sequence,
    answers: new Map(carried.map((answer) => [answer.measure, {...answer, by, at, isCarried: true}])),
    actions: new Map(actions.map((action) => [action.action, {...action, by, at, isCarried: true}])),
    reopenings: []
  };
}

function changeOf(now: Assessment, event: AssessmentEvent, {actor: by, at}: OpenEntry): Partial<Assessment> {
  switch (event.type) {
    case "measure-assessed": {
      const answer = {...event.content, by, at, isCarried: false};
      return {answers: new Map(now.answers).set(answer.measure, answer)};
    }
    case "action-kept": {
      const action = {...event.content, by, at, isCarried: false};
      return {actions: new Map(now.actions).set(action.action, action)};
    }
    case "assessment-closed":
      return {closed: {...event.content, by, at}};
    case "assessment-reopened":
      return {closed: undefined, reopenings: [...now.reopenings, {...event.content, by, at}]};
    default:
      return {};
  }
}
