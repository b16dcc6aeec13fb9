import {formatDate} from "../../../base/dates.ts";
import type {FieldSource, FormField, FunderForm} from "../../../catalogue/funder-forms.ts";
import type {Factor} from "../../../domain/appraisal.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import {OUTCOMES} from "../../../safeguard/cases/event.ts";
import type {EvidenceKind} from "../../../safeguard/cases/evidence.ts";
import type {Plan} from "../../../safeguard/cases/plan.ts";
import type {NameOf} from "./colleagues.ts";
import {sayMeasure} from "./dossier-appraisal.ts";
import {sayStage} from "./dossier-decision.ts";
import {type SaidAnswer, sayAnswers} from "./say-answers.ts";
import {sayActivities, sayAmount, sayCountries, sayPartner, sayPeriod, sayTechnologies} from "./say-plan.ts";

/** A field with what the case holds for it; without lines it has to be filled in by hand. */
export interface FilledField {
  readonly field: FormField;
  readonly lines: readonly string[];
}

/** A funder's form, filled from a case as far as the case goes. */
export interface FilledForm {
  readonly form: FunderForm;
  readonly fields: readonly FilledField[];
}

/** What stands where a case holds nothing for a field. */
export const TO_BE_FILLED_IN = "To be filled in.";

/** Said of a field whose wording was not read at the funder. */
export const UNVERIFIED_FIELD = "Unverified: that the funder asks this was not read in a source.";

export function fillForm(form: FunderForm, one: Case, nameOf: NameOf): FilledForm {
  const fields = form.fields.map((field) => ({
    field,
    lines: linesOf(field, one, nameOf)
      .map((line) => line.trim())
      .filter(Boolean)
  }));
  return {form, fields};
}

function linesOf({from, question}: FormField, one: Case, nameOf: NameOf): readonly string[] {
  if (from === "answer")
    return sayAnswers(one)
      .filter((said) => said.question.id === question)
      .map(sayAnswer);
  return one.plan ? FROM[from](one, one.plan, nameOf) : [];
}

type Fill = (one: Case, plan: Plan, nameOf: NameOf) => readonly string[];

const FROM: Readonly<Record<Exclude<FieldSource, "answer">, Fill>> = {
  title: (_, {title}) => [title],
  partners: (_, {partners}) => partners.map((partner) => `${partner.name}, ${sayPartner(partner)}`),
  countries: (_, plan) => sayCountries(plan),
  technologies: (_, plan) => {
    const named = sayTechnologies(plan);
    return named.length > 0 ? named : ["None of the ten critical technology areas was named."];
  },
  activity: (_, plan) => [sayActivities(plan)],
  funding: (_, plan) => [plan.funder, sayAmount(plan), plan.programmePart ?? ""],
  outputs: (_, {outputs}) => outputs.split("\n"),
  period: (_, plan) => [sayPeriod(plan)],
  "factor-own-organisation": (one) => answersTo("own-organisation", one),
  "factor-domain": (one) => [...answersTo("domain", one), ...findings(one, "technology")],
  "factor-country": (one) => [
    ...answersTo("country", one),
    ...findings(one, "country-status", "eligibility", "academic-freedom", "country-conditions")
  ],
  "factor-partner": (one) => [
    ...answersTo("partner", one),
    ...findings(one, "screening", "earlier-cooperation")
  ],
  screening: (one) => one.evidence.filter(({kind}) => kind === "screening").map(sayScreening),
  measures: ({measures}) =>
    measures
      .filter(({state}) => state !== "dropped")
      .map(
        (one) =>
          `${sayMeasure(one).replace(/\.$/, "")}. Owner: ${one.owner}. Due: ${formatDate(one.due)}. State: ${one.state}.`
      ),
  outcome: ({proposal, state}) =>
    proposal ? [`${sayStage(state)}: ${OUTCOMES[proposal.outcome]}`, ...proposal.conditions.split("\n")] : [],
  reasons: ({proposal}) => proposal?.reasons.split("\n") ?? [],
  signatures: ({signatures, state}, _, nameOf) =>
    state === "decided"
      ? signatures.map(({by, role, at}) => `${nameOf(by)}, ${role}, ${formatDate(at.slice(0, 10))}`)
      : [],
  "not-held": () => []
};

function answersTo(factor: Factor, one: Case): readonly string[] {
  return sayAnswers(one)
    .filter(({question}) => question.factor === factor)
    .map((said) => `${said.question.ask} ${sayAnswer(said)}`);
}

function sayAnswer({label, isUnverified, answered: {note}}: SaidAnswer): string {
  return [`${label}${isUnverified ? " (unverified source)" : ""}.`, note].filter(Boolean).join(" ");
}

function findings({evidence}: Case, ...kinds: readonly EvidenceKind[]): readonly string[] {
  return evidence
    .filter(({kind}) => kinds.includes(kind))
    .map(({says, on}) => `${says} As of ${formatDate(on)}.`);
}

function sayScreening({about, says, on, sources, certificate}: Case["evidence"][number]): string {
  const lists = certificate
    ? ` ${sources.length} lists; a signed search certificate is kept with the case.`
    : "";
  return `${about}: ${says} As of ${formatDate(on)}.${lists}`;
}
