import type {IsoDate} from "../base/dates.ts";
import {ApertureError} from "../base/errors.ts";
import {closest} from "../base/text.ts";
import {countryByCode} from "../catalogue/countries.ts";
import {participationRules} from "../catalogue/participation-rules.ts";
import type {Confidence} from "../domain/confidence.ts";
import {ACTION_TYPES, type ActionType, type Answer, type EligibilityQuestion} from "../domain/eligibility.ts";
import {decide, type Eligibility, sentenceOf} from "../modulate/eligibility/decide.ts";
import {citedSource} from "./catalogue/facts.ts";
import {readCodes, readCountry} from "./codes.ts";
import {readDay} from "./read-day.ts";

/** A question as a person writes it: codes and names as text, blanks where nothing was said. */
export interface EligibilityForm {
  readonly country?: string | undefined;
  readonly control?: string | undefined;
  readonly supervisedBy?: string | undefined;
  readonly programme?: string | undefined;
  readonly part?: string | undefined;
  readonly action?: string | undefined;
  readonly workProgramme?: string | undefined;
  readonly on?: string | undefined;
}

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
  readonly status: {readonly group: string; readonly scope: string | null; readonly source: string | null};
  readonly rules: readonly EligibilityStep[];
  readonly wouldChange: readonly string[];
  readonly nextChecks: readonly string[];
}

/** First year of which the catalogue holds rules. */
const FIRST_YEAR = 2014;

/** Answers a form. What is missing, unknown or contradictory is an error with what to do. */
export function answerEligibility(form: EligibilityForm, today: IsoDate): EligibilityAnswer {
  return answerOf(decide(readQuestion(form, today)));
}

function readQuestion(form: EligibilityForm, today: IsoDate): EligibilityQuestion {
  const country = readCountry(required("country", form.country, "Give its code or its name."));
  const control = (form.control ?? "")
    .split(/[,;]/)
    .map((text) => text.trim())
    .filter(Boolean)
    .map(readCountry);
  const on = readAskedDay(form.on || today);
  const programme = readProgramme(form.programme || "HORIZON");
  const question = {
    country,
    control: control.filter((code) => code !== country),
    ...(form.supervisedBy && {supervisedBy: form.supervisedBy.trim()}),
    programme,
    ...(form.part && {part: readPart(form.part, programme)}),
    action: readAction(
      required("action", form.action, `Give one of ${Object.keys(ACTION_TYPES).join(", ")}.`)
    ),
    ...(form.workProgramme && {workProgramme: form.workProgramme.trim()}),
    on
  };
  refuseContradiction(question);
  return question;
}

function required(name: string, text: string | undefined, hint: string): string {
  if (text?.trim()) return text.trim();
  throw new ApertureError("usage", `missing ${name}`, {hint});
}

function readAskedDay(text: string): IsoDate {
  const day = readDay("on", text, text);
  if (Number(day.slice(0, 4)) >= FIRST_YEAR) return day;
  throw new ApertureError("usage", `no rules before ${FIRST_YEAR}: ${text}`, {
    hint: "The catalogue holds the rules of Horizon 2020 and Horizon Europe."
  });
}

function readProgramme(text: string): "HORIZON" | "H2020" {
  const code = text.toUpperCase();
  if (code === "HORIZON" || code === "H2020") return code;
  throw new ApertureError("usage", `no participation rules for programme: ${text}`, {
    hint: "Known: HORIZON, H2020. What is not known here stays unknown."
  });
}

function readPart(text: string, programme: string): string {
  const part = readCodes("part", text)[0] ?? text;
  const prefix = programme === "HORIZON" ? "HORIZON" : "H2020";
  if (part.startsWith(prefix) || part.startsWith("EURATOM")) return part;
  throw new ApertureError("usage", `contradictory: ${part} is no part of ${programme}`, {
    hint: "Give a part of that programme, or another --programme."
  });
}

function readAction(text: string): ActionType {
  const actions = Object.keys(ACTION_TYPES) as ActionType[];
  const found = actions.find((action) => action.toLowerCase() === text.toLowerCase().replaceAll(" ", "-"));
  if (found) return found;
  const near = closest(text.toUpperCase(), actions);
  throw new ApertureError("usage", `unknown type of action: ${text}`, {
    hint: near ? `Did you mean ${near}?` : `Known: ${actions.join(", ")}.`
  });
}

/** An authority that the rules know by its country supervises nobody who is not linked to that country. */
function refuseContradiction({country, control, supervisedBy}: EligibilityQuestion): void {
  if (!supervisedBy) return;
  const linked = participationRules()
    .flatMap(({rules}) => rules)
    .filter(({when}) => when.supervisedBy?.some((name) => name.toLowerCase() === supervisedBy.toLowerCase()))
    .flatMap(({when}) => [...(when.linked ?? []), ...(when.established ?? [])]);
  if (linked.length === 0 || linked.some((code) => code === country || control.includes(code))) return;
  const names = [...new Set(linked)].map((code) => countryByCode(code)?.name ?? code).join(" or ");
  throw new ApertureError(
    "usage",
    `contradictory: supervised by ${supervisedBy}, and not linked to ${names}`,
    {
      hint: `Leave the authority out, or give ${names} as country or control.`
    }
  );
}

function answerOf(result: Eligibility): EligibilityAnswer {
  const {question, situation, chain} = result;
  const {interval} = situation.standing;
  return {
    country: question.country,
    on: question.on,
    programme: question.programme,
    part: question.part ?? null,
    action: question.action,
    workProgramme: result.workProgramme,
    participation: result.participation,
    funding: result.funding,
    sentence: sentenceOf(result),
    confidence: result.confidence,
    status: {group: situation.group, scope: interval?.scope ?? null, source: interval?.source ?? null},
    rules: chain.map(({rule, ruleSet, participation, funding}) => ({
      id: rule.id,
      ruleSet: ruleSet.title,
      kind: rule.kind,
      says: rule.says,
      participation,
      funding,
      citation: rule.sources.map(citedSource).map(({source, passage, href}) => ({
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

/** The programme parts a question is usually asked for: pillars, and what lies directly below them. */
export const ELIGIBILITY_PARTS: readonly string[] = [
  "HORIZON.1",
  "HORIZON.1.1",
  "HORIZON.1.2",
  "HORIZON.1.3",
  "HORIZON.2",
  "HORIZON.2.1",
  "HORIZON.2.2",
  "HORIZON.2.3",
  "HORIZON.2.4",
  "HORIZON.2.5",
  "HORIZON.2.6",
  "HORIZON.3",
  "HORIZON.3.1",
  "HORIZON.3.2",
  "HORIZON.3.3",
  "HORIZON.4.1",
  "HORIZON.4.2"
];
