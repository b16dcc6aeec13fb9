import type {Confidence} from "../../domain/confidence.ts";
import {
  ANSWERS,
  type Answer,
  type EligibilityQuestion,
  type ParticipationRule,
  type RuleSet
} from "../../domain/eligibility.ts";
import {rulesFor} from "./rule-sets.ts";
import {fits, type Situation, situationOf} from "./situation.ts";

/** A rule that was applied, with what it did to the answer. */
export interface AppliedRule {
  readonly rule: ParticipationRule;
  readonly ruleSet: RuleSet;
  /** The answers after it. */
  readonly participation: Answer;
  readonly funding: Answer;
}

/** The answer, with the chain that led to it. Unknown stays unknown. */
export interface Eligibility {
  readonly question: EligibilityQuestion;
  readonly situation: Situation;
  readonly workProgramme: string;
  readonly participation: Answer;
  readonly funding: Answer;
  readonly chain: readonly AppliedRule[];
  /** The weakest confidence of the rules that decided. */
  readonly confidence: Confidence;
  readonly wouldChange: readonly string[];
  readonly nextChecks: readonly string[];
}

/** Decides a question by the rules of the catalogue. Throws where the question contradicts itself. */
export function decide(asked: EligibilityQuestion): Eligibility {
  const ruleSets = rulesFor(asked);
  const situation = situationOf(asked);
  const rules = ruleSets.flatMap((ruleSet) => ruleSet.rules.map((rule) => ({rule, ruleSet})));
  const holding = rules.filter(({rule}) => fits(rule.when, situation));
  const base = holding.find(({rule}) => rule.kind === "base");
  const limits = holding.filter(({rule}) => rule.kind === "limit");
  const notes = holding.filter(({rule}) => rule.kind === "note");
  const chain = [...(base ? [base] : []), ...limits, ...notes].reduce<AppliedRule[]>(apply, []);
  const last = chain.at(-1);
  const deciding = decidingRules(chain);
  const {interval} = situation.standing;
  return {
    question: asked,
    situation,
    workProgramme: ruleSets.at(-1)?.title ?? "",
    participation: last?.participation ?? "unknown",
    funding: last?.funding ?? "unknown",
    chain,
    confidence: weakest([
      ...deciding.map(({confidence}) => confidence),
      ...(interval ? [interval.confidence] : [])
    ]),
    wouldChange: unique(deciding.map(({changes}) => changes)),
    nextChecks: unique([
      ...(base ? [] : ["No rule of the catalogue covers this question; read the general annexes."]),
      ...partCheck(situation),
      ...budgetCheck(situation),
      ...[...deciding, ...(last?.participation === "no" ? [] : notes.map(({rule}) => rule))].map(
        ({check}) => check
      )
    ])
  };
}

/** The rules on which the answer rests: those that bar participation where something does, else all that moved it. */
function decidingRules(chain: readonly AppliedRule[]): ParticipationRule[] {
  const rules = chain.map(({rule}) => rule);
  if (chain.at(-1)?.participation === "no") return rules.filter(({participation}) => participation === "no");
  return rules.filter(({kind}, at) => kind === "base" || (kind === "limit" && changed(chain, at)));
}

/** A limit lowers an answer or leaves it; who may not take part is not funded. */
function apply(
  chain: AppliedRule[],
  {rule, ruleSet}: {rule: ParticipationRule; ruleSet: RuleSet}
): AppliedRule[] {
  const before = chain.at(-1);
  const participation = worse(before?.participation, rule.participation);
  const funding = worse(before?.funding, rule.funding);
  return [...chain, {rule, ruleSet, participation, funding: participation === "no" ? "no" : funding}];
}

function worse(before: Answer | undefined, now: Answer | undefined): Answer {
  const ranks = [before, now].flatMap((answer) => (answer ? [ANSWERS.indexOf(answer)] : []));
  return ANSWERS[Math.max(...ranks)] ?? "unknown";
}

function changed(chain: readonly AppliedRule[], at: number): boolean {
  const [now, before] = [chain[at], chain[at - 1]];
  return now?.participation !== before?.participation || now?.funding !== before?.funding;
}

const CONFIDENCES: readonly Confidence[] = ["seen", "reported", "unverified"];

function weakest(list: readonly Confidence[]): Confidence {
  return CONFIDENCES[Math.max(0, ...list.map((one) => CONFIDENCES.indexOf(one)))] ?? "unverified";
}

function unique(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => text ?? []))];
}

/** Where association began with a budget year, the call's year decides and not the day. */
function budgetCheck({group, standing}: Situation): string[] {
  const rule = standing.interval?.budgetRule;
  if (rule === undefined || rule === "whole programme" || !["associated", "transitional"].includes(group)) {
    return [];
  }
  return [`The budget year of the call, which decides and not the day of submission: ${rule}.`];
}

/** Without a part, an association for some parts only cannot be told. */
function partCheck({question, group}: Situation): string[] {
  if (question.part !== undefined || group === "eu") return [];
  return ["The programme part: an association may cover some parts only. Ask again with the part."];
}
