import type {IsoDate} from "../../base/dates.ts";
import type {CaseEventOf, CaseFile, Outcome, ReopeningCause} from "./event.ts";
import type {CaseEvidence} from "./evidence.ts";
import type {Person, Plan} from "./plan.ts";

export const CASE_STATES = {
  short: "Short check",
  enhanced: "Enhanced appraisal",
  proposed: "Awaiting signatures",
  ended: "Ended by the short check",
  decided: "Decided",
  withdrawn: "Withdrawn",
  erased: "Erased"
} as const;
export type CaseState = keyof typeof CASE_STATES;

export interface Answered {
  readonly scheme: string;
  readonly question: string;
  readonly answer: string;
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

export interface Measure {
  /** Id in the toolkit, or of the case's own. */
  readonly measure: string;
  readonly text: string;
  readonly owner: string;
  readonly due: IsoDate;
  readonly review?: IsoDate | undefined;
  readonly state: "planned" | "done" | "dropped";
  /** The proof, or why it was dropped. */
  readonly word?: string;
}

export interface Signature {
  readonly by: string;
  readonly role: string;
  readonly outcome: Outcome;
  readonly reasons: string;
  readonly at: string;
}

export interface Proposal {
  readonly by: string;
  readonly at: string;
  readonly outcome: Outcome;
  readonly reasons: string;
  readonly conditions: string;
  readonly costOfNotCooperating: string;
  readonly until: IsoDate;
}

/** One line of what happened to a case. */
export interface HistoryLine {
  readonly sequence: number;
  readonly at: string;
  readonly by: string;
  readonly type: string;
  readonly says: string;
}

/** A file of a case, and whose key it is sealed with. */
export interface KeptFile extends CaseFile {
  readonly subject: string;
  /** The person it is about, where it is about one. */
  readonly person?: string | undefined;
}

/** A case as its entries make it. There is no other state it could disagree with. */
export interface Case {
  readonly id: string;
  readonly institution: string;
  readonly author: string;
  readonly assignee?: string;
  readonly openedAt: string;
  /** Last entry that changed it; by which a step on an older view is refused. */
  readonly sequence: number;
  readonly state: CaseState;
  readonly plan?: Plan;
  readonly persons: readonly Person[];
  /** What screening found of each person. */
  readonly personScreenings: readonly CaseEvidence[];
  /** Persons whose data were erased. */
  readonly erasedPersons: number;
  /** Scheme of the questions that are open now. */
  readonly scheme: string;
  readonly answers: ReadonlyMap<string, Answered>;
  readonly evidence: readonly CaseEvidence[];
  readonly raisedBecause: readonly string[];
  readonly notes: readonly {readonly text: string; readonly by: string; readonly at: string}[];
  readonly files: readonly KeptFile[];
  /** Files that were erased. */
  readonly erasedFiles: number;
  readonly measures: readonly Measure[];
  readonly proposal?: Proposal;
  readonly signatures: readonly Signature[];
  readonly decision?: {readonly outcome: Outcome; readonly at: string; readonly until: IsoDate};
  readonly shortCheck?: {readonly finding: string; readonly until: IsoDate; readonly at: string};
  readonly reopenings: readonly {
    readonly cause: ReopeningCause;
    readonly detail: string;
    readonly at: string;
  }[];
  /** The institution whose case file it was opened from, and the hash of that file. */
  readonly imported?: CaseEventOf<"imported">["content"];
  readonly history: readonly HistoryLine[];
}

/** Two persons sign, one of them a decision-maker. */
export const SIGNATURES_NEEDED = 2;

/** The key of a question within a case: its scheme and id. */
export function answerKey(scheme: string, question: string): string {
  return `${scheme} ${question}`;
}

/** The day until which the answer of a case holds, where it has one. */
export function validUntil(one: Case): IsoDate | undefined {
  if (one.state === "decided") return one.decision?.until;
  return one.state === "ended" ? one.shortCheck?.until : undefined;
}

/** Everybody who wrote something into the case that is to be signed; none of them can sign it. */
export function authorsOf({author, proposal}: Case): readonly string[] {
  return [author, ...(proposal ? [proposal.by] : [])];
}
