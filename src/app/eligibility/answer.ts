import type {IsoDate} from "../../base/dates.ts";
import type {Confidence} from "../../domain/confidence.ts";
import type {ActionType, Answer, ParticipationRule} from "../../domain/eligibility.ts";
import type {Citation} from "../../domain/statement.ts";
import {decide, type Eligibility} from "../../modulate/eligibility/decide.ts";
import type {Situation} from "../../modulate/eligibility/situation.ts";
import {citedSource} from "../catalogue/facts.ts";
import {territoryGround} from "../territory.ts";
import {type EligibilityForm, readQuestion} from "./question.ts";
import {eligibilitySentence} from "./sentence.ts";

/** One step of the chain, ready to be shown or sent. */
export interface EligibilityStep {
  readonly id: string;
  readonly ruleSet: string;
  readonly kind: "base" | "limit" | "note";
  readonly says: string;
  readonly participation: Answer;
  readonly funding: Answer;
  readonly citation: readonly RuleCitation[];
  readonly confidence: Confidence;
}

/** Where a rule was read. */
export interface RuleCitation {
  readonly title: string;
  readonly passage: string | null;
  readonly address: string | null;
  /** The document's page here, where the library has it. */
  readonly page: string | null;
}

/** Where the country stands, which the rules start from. */
export interface EligibilityStatus {
  readonly group: string;
  readonly scope: string | null;
  readonly source: string | null;
  /** Of a territory: how it stands by the state it belongs to. */
  readonly note: string | null;
}

/** The answer as the command, the page and the API give it. */
export interface EligibilityAnswer {
  readonly country: string;
  readonly on: IsoDate;
  readonly programme: string;
  readonly part: string | null;
  readonly action: ActionType;
  readonly workProgramme: string;
  readonly participation: Answer;
  readonly funding: Answer;
  readonly sentence: string;
  readonly confidence: Confidence;
  readonly status: EligibilityStatus;
  readonly rules: readonly EligibilityStep[];
  readonly wouldChange: readonly string[];
  readonly nextChecks: readonly string[];
}

/** Answers a form. What is missing, unknown or contradictory is an error with what to do. */
export function answerEligibility(form: EligibilityForm, today: IsoDate): EligibilityAnswer {
  return answerOf(decide(readQuestion(form, today)));
}

/** A rule that asks whether the country is funded without further test also cites how that is known. */
function citationsOf({sources, when}: ParticipationRule, {fundingSources}: Situation): readonly Citation[] {
  if (when.automaticFunding === undefined) return sources;
  const cited = sources.map(({source}) => source);
  return [...sources, ...fundingSources.filter(({source}) => !cited.includes(source))];
}

function answerOf(result: Eligibility): EligibilityAnswer {
  const {question, situation, chain} = result;
  return {
    country: question.country,
    on: question.on,
    programme: question.programme,
    part: question.part ?? null,
    action: question.action,
    workProgramme: result.workProgramme,
    participation: result.participation,
    funding: result.funding,
    sentence: eligibilitySentence(result),
    confidence: result.confidence,
    status: statusOf(result),
    rules: chain.map(({rule, ruleSet, participation, funding}) => ({
      id: rule.id,
      ruleSet: ruleSet.title,
      kind: rule.kind,
      says: rule.says,
      participation,
      funding,
      citation: citationsOf(rule, situation)
        .map(citedSource)
        .map(({source, passage, href}) => ({
          title: source.title,
          passage: passage ?? null,
          address: source.address ?? null,
          page: href ?? null
        })),
      confidence: rule.confidence
    })),
    wouldChange: result.wouldChange,
    nextChecks: result.nextChecks
  };
}

function statusOf({question: {country, programme, on}, situation}: Eligibility): EligibilityStatus {
  const {group, standing} = situation;
  const {interval} = standing;
  const territory = interval ? undefined : territoryGround(country, programme, on, standing);
  const law = territory?.legalReference ? ` (${territory.legalReference})` : "";
  return {
    group,
    scope: interval?.scope ?? null,
    source: interval?.source ?? territory?.source ?? null,
    note: territory ? `${territory.note}${law}` : null
  };
}
