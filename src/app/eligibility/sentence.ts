import {listOf} from "../../base/text.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import type {Answer} from "../../domain/eligibility.ts";
import type {Eligibility} from "../../modulate/eligibility/decide.ts";
import {countryInText} from "../country-in-text.ts";

/** The answer in a sentence: who, whether it may take part, and at whose cost. */
export function eligibilitySentence({question, participation, funding, confidence}: Eligibility): string {
  const {country, control, supervisedBy} = question;
  const who = [
    `established in ${nameOf(country)}`,
    ...(control.length ? [`controlled from ${listOf(control.map(nameOf))}`] : []),
    ...(supervisedBy ? [`supervised by ${supervisedBy}`] : [])
  ];
  const money = participation === "no" ? "" : FUNDING[funding];
  const isDerived = confidence === "unverified" && [participation, funding].some((one) => one !== "unknown");
  const caveat = isDerived ? " Part of this was not read in its source: see what is still to check." : "";
  return `An entity ${listOf(who)} ${PARTICIPATION[participation]}${money}.${caveat}`;
}

function nameOf(code: string): string {
  return countryInText(countryByCode(code)?.name ?? code);
}

const PARTICIPATION: Readonly<Record<Answer, string>> = {
  yes: "may take part",
  conditional: "may take part under conditions",
  unknown: "may or may not take part, which is not known here",
  no: "may not take part"
};

const FUNDING: Readonly<Record<Answer, string>> = {
  yes: ", and is funded",
  conditional: ", and is funded under conditions",
  unknown: "; whether it is funded is not known here",
  no: ", but is not funded"
};
