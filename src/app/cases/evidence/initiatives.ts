import {countOf} from "../../../base/text.ts";
import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import {readCountryFacts} from "../../catalogue/country-facts.ts";
import {nameOfCountry} from "../../names.ts";
import {countriesOf, type Gathering} from "./gathering.ts";

/** What the Union and each country already do together: agreements and initiatives. */
export async function sharedInitiatives({plan, today}: Gathering): Promise<CaseEvidence[]> {
  return countriesOf(plan).map((country) => {
    const {agreements, initiatives} = readCountryFacts(country, today);
    const current = initiatives.filter(({isCurrent}) => isCurrent);
    const name = nameOfCountry(country) ?? country;
    return {
      kind: "initiatives" as const,
      about: country,
      says: `${name} and the Union: ${countOf(agreements.length, "agreement")}, ${countOf(current.length, "initiative")} with it as a member, as far as the catalogue knows.`,
      signal: "none" as const,
      quoted: [
        ...agreements.map((thing) => ({label: "Agreement", value: thing.name})),
        ...current.map(({thing}) => ({label: "Initiative", value: thing.name}))
      ],
      facts: {
        agreements: agreements.map(({id}) => id).join(" "),
        initiatives: current.map(({thing}) => thing.id).join(" ")
      },
      sources: [{title: "Catalogue of Aperture", dated: today}],
      on: today
    };
  });
}
