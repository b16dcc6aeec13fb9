import type {IsoDate} from "../base/dates.ts";
import type {Confidence} from "./confidence.ts";
import type {Citation} from "./statement.ts";

/** The four factors whose combination makes a risk, as the Council Recommendation on research security has them. */
export const FACTORS = {
  "own-organisation": "Own organisation",
  domain: "Domain and technology",
  country: "Partner's country",
  partner: "Partner organisation"
} as const;
export type Factor = keyof typeof FACTORS;

/** How deep a case is looked into. */
export const TIERS = {short: "Short check", enhanced: "Enhanced appraisal"} as const;
export type Tier = keyof typeof TIERS;

/** What an answer says of the risk. */
export const SIGNALS = {none: "Nothing to look at", attention: "To look at", risk: "A risk"} as const;
export type Signal = keyof typeof SIGNALS;

export interface AnswerChoice {
  readonly id: string;
  readonly label: string;
  readonly signal: Signal;
  /** The sentence shown when the answer raises a case. */
  readonly because?: string;
  /** Measures of the toolkit that the answer asks for. */
  readonly measures: readonly string[];
}

export interface Question {
  readonly id: string;
  readonly factor: Factor | "benefit";
  readonly ask: string;
  readonly help?: string;
  readonly answers: readonly AnswerChoice[];
  readonly sources: readonly Citation[];
  readonly confidence: Confidence;
}

/** A dated set of questions that anyone can copy and change. */
export interface AppraisalScheme {
  readonly id: string;
  readonly title: string;
  readonly dated: IsoDate;
  readonly tier: Tier;
  readonly questions: readonly Question[];
  /** A short check goes up at this many answers or findings of a kind. */
  readonly escalation?: {readonly risk: number; readonly attention: number};
  readonly note: string;
}
