import {listOf} from "../../../base/text.ts";
import type {CaseEvidence, EvidenceSource} from "../../../safeguard/cases/evidence.ts";
import {nameOfCountry} from "../../names.ts";
import {countriesOf, type Gathering} from "./gathering.ts";

/** A place that appraisals are told to look at, and that this program cannot read. */
interface Place extends EvidenceSource {
  /** What it would say of this plan, in the words of the evidence. */
  readonly wouldSay: string;
}

/**
 * What was not looked at, so that nobody takes its silence for good news: measures of the Union by country, stability,
 * living conditions and rule of law by other surveys, the safety of a journey, and whether a university is recognised at home.
 */
export async function notConsulted({plan, today}: Gathering): Promise<CaseEvidence[]> {
  const countries = listOf(countriesOf(plan).map((code) => nameOfCountry(code) ?? code));
  const hasUniversity = plan.partners.some(({kind}) => kind === "university");
  const places: readonly Place[] = [
    {
      title: "EU Sanctions Map",
      address: "https://www.sanctionsmap.eu/",
      wouldSay: `restrictive measures of the Union towards ${countries}`
    },
    {
      title: "World Bank indicator of political stability",
      address: "https://www.worldbank.org/en/publication/worldwide-governance-indicators",
      wouldSay: `political stability and violence in ${countries}`
    },
    {
      title: "Human Development Index of UNDP",
      address: "https://hdr.undp.org/",
      wouldSay: `living conditions in ${countries}`
    },
    {
      title: "Rule of Law Index of the World Justice Project",
      address: "https://worldjusticeproject.org/",
      wouldSay: `rule of law in ${countries}, by its own surveys`
    },
    {title: "travel advice of your foreign ministry", wouldSay: `safety in ${countries}`},
    ...(hasUniversity
      ? [
          {
            title: "World Higher Education Database (WHED)",
            address: "https://www.whed.net/",
            wouldSay: "whether the universities among the partners are recognised at home"
          }
        ]
      : [])
  ];
  return [
    {
      kind: "not-consulted",
      about: "sources",
      says: `Not consulted: ${listOf(places.map(({title}) => `the ${title}`))}. Look there yourself, and keep what you found as a note or file.`,
      signal: "none",
      quoted: places.map(({title, wouldSay}) => ({label: title, value: `not consulted: ${wouldSay}`})),
      facts: {},
      sources: places.flatMap(({title, address}) => (address ? [{title, address}] : [])),
      on: today
    }
  ];
}
