import {countryByCode} from "../../../catalogue/countries.ts";
import type {CaseEvidence, EvidenceSource} from "../../../safeguard/cases/evidence.ts";
import {citedSource} from "../../catalogue/facts.ts";
import {readCountryStatus} from "../../country-status.ts";
import {countriesOf, type Gathering} from "./gathering.ts";

/** Where each country stands towards Horizon Europe on the day. */
export async function countryStatus({plan, today}: Gathering): Promise<CaseEvidence[]> {
  return countriesOf(plan).flatMap((code) => {
    const country = countryByCode(code);
    return country ? [statusEvidence(code, country.name, readCountryStatus(country, today))] : [];
  });
}

function statusEvidence(
  code: string,
  name: string,
  {on, standing, partial, isMember}: ReturnType<typeof readCountryStatus>
): CaseEvidence {
  const group = isMember ? "Member State of the EU" : standing.group;
  const isSuspended = standing.interval?.status === "suspended";
  return {
    kind: "country-status",
    about: code,
    says: `${name} is ${isMember ? "a " : ""}${group}${partial.length ? ", for some parts otherwise" : ""} on this day.`,
    signal: isSuspended ? "risk" : "none",
    ...(isSuspended && {because: `Cooperation with ${name} under the programme is suspended.`}),
    quoted: [
      {label: "Status", value: group},
      ...partial.map(({scope, status}) => ({label: `For ${scope}`, value: status}))
    ],
    facts: {group, partial: partial.map(({scope, status}) => `${scope} ${status}`).join("; ")},
    sources: standing.interval ? [sourceOf(standing.interval.source)] : [],
    on
  };
}

function sourceOf(id: string): EvidenceSource {
  const {source} = citedSource({source: id});
  const {title, date, address} = source;
  return {title, ...(date && {dated: date}), ...(address && {address})};
}
