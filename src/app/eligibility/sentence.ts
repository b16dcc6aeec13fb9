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
  const isDerived = confidence === "unverified" && [participation, funding].some((one) => one !== "unknown");
  const caveat = isDerived ? " Part of this was not read in its source: see what is still to check." : "";
  const entity = `n entity ${listOf(who)}`;
  if (participation === "unknown") {
    return `Whether a${entity} may take part is not known here${IF_IT_MAY[funding]}.${caveat}`;
  }
  const money = participation === "no" ? "" : FUNDING[funding];
  return `A${entity} ${PARTICIPATION[participation]}${money}.${caveat}`;
}

function nameOf(code: string): string {
  return countryInText(countryByCode(code)?.name ?? code);
}

const PARTICIPATION: Readonly<Record<Exclude<Answer, "unknown">, string>> = {
  yes: "may take part",
  conditional: "may take part under conditions",
  no: "may not take part"
};

const FUNDING: Readonly<Record<Answer, string>> = {
  yes: ", and is funded",
  conditional: ", and is funded under conditions",
  unknown: "; whether it is funded is not known here",
  no: ", but is not funded"
};

/** At whose cost, where it is not known whether it may take part at all. */
const IF_IT_MAY: Readonly<Record<Answer, string>> = {
  yes: "; if it may, it is funded",
  conditional: "; if it may, it is funded under conditions",
  unknown: ", nor whether it is funded",
  no: "; it is not funded"
};
