import type {IsoDate} from "../base/dates.ts";
import type {Confidence} from "./confidence.ts";
import type {Citation} from "./statement.ts";

/** The four factors whose combination makes the risk of a cooperation; none of them is about a person. */
export const FACTORS = {
  "own-organisation": "Own organisation",
  domain: "Domain and technology",
  country: "Partner's country",
  partner: "Partner organisation"
} as const;

export type Factor = keyof typeof FACTORS;

/** How deep an appraisal goes: the short check ends most cases, the enhanced appraisal takes those it points to. */
export const TIERS = {short: "Short check", enhanced: "Enhanced appraisal"} as const;

export type Tier = keyof typeof TIERS;

/** What an answer says of the risk: nothing, something to look at, or a risk. */
export const SIGNALS = {none: "No sign of risk", attention: "Something to look at", risk: "A risk"} as const;

export type Signal = keyof typeof SIGNALS;

/** One of the answers a question offers. */
export interface AnswerChoice {
  readonly id: string;
  readonly label: string;
  readonly signal: Signal;
  /** Why it matters, in a sentence that is shown when the answer raises the case. */
  readonly because?: string;
  /** Measures of the toolkit that are proposed when it is given. */
  readonly measures: readonly string[];
}

/** One question with the answers it offers. Those on the benefit ask what not cooperating would cost. */
export interface Question {
  readonly id: string;
  readonly factor: Factor | "benefit";
  readonly ask: string;
  readonly help?: string;
  readonly answers: readonly AnswerChoice[];
  readonly sources: readonly Citation[];
  readonly confidence: Confidence;
}

/** How many answers of a kind send a short check up. */
export interface Escalation {
  readonly risk: number;
  readonly attention: number;
}

/** A dated list of questions for one tier. It is Aperture's or an institution's, never the Union's. */
export interface AppraisalScheme {
  readonly id: string;
  readonly title: string;
  readonly dated: IsoDate;
  readonly tier: Tier;
  readonly questions: readonly Question[];
  /** A short check goes up at this many answers of a kind. */
  readonly escalation?: Escalation;
  readonly note: string;
}
