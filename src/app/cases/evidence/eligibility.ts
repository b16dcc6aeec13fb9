import {ApertureError} from "../../../base/errors.ts";
import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import {answerEligibility} from "../../eligibility/answer.ts";
import {nameOfCountry} from "../../names.ts";
import type {Gathering} from "./gathering.ts";

/** Whether each partner could take part and be funded, where the cooperation is meant for Horizon Europe. */
export async function eligibility({plan, today}: Gathering): Promise<CaseEvidence[]> {
  const {programmePart: part} = plan;
  if (!part) return [];
  const asked = new Map(plan.partners.map((one) => [`${one.country} ${one.controlledFrom.join(",")}`, one]));
  return [...asked.values()].map(({country, controlledFrom}) => {
    const about = controlledFrom.length ? `${country} controlled from ${controlledFrom.join(", ")}` : country;
    try {
      const answer = answerEligibility(
        {country, control: controlledFrom.join(","), part, action: "RIA"},
        today
      );
      return evidenceOf(about, answer, today);
    } catch (error) {
      if (!(error instanceof ApertureError)) throw error;
      return notAnswered(about, country, error.message, today);
    }
  });
}

function evidenceOf(about: string, answer: ReturnType<typeof answerEligibility>, on: string): CaseEvidence {
  const {participation, funding, sentence, rules, nextChecks} = answer;
  const isBarred = participation === "no";
  return {
    kind: "eligibility",
    about,
    says: sentence,
    signal: isBarred ? "attention" : "none",
    ...(isBarred && {
      because: `An entity of this kind (${about}) cannot take part in ${answer.part ?? "the programme"}.`
    }),
    quoted: [
      {label: "Participation", value: participation},
      {label: "Funding", value: funding},
      ...nextChecks.map((check) => ({label: "Still to check", value: check}))
    ],
    facts: {participation, funding},
    sources: rules.flatMap(({citation}) =>
      citation.map(({title, passage, address}) => ({
        title: passage ? `${title}, ${passage}` : title,
        ...(address && {address})
      }))
    ),
    on
  };
}

function notAnswered(about: string, country: string, why: string, on: string): CaseEvidence {
  return {
    kind: "eligibility",
    about,
    says: `Eligibility of ${nameOfCountry(country) ?? country} was not answered: ${why}.`,
    signal: "none",
    quoted: [],
    facts: {participation: "unknown", funding: "unknown"},
    sources: [],
    on
  };
}
