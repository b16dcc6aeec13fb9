import type {IsoDate} from "../../base/dates.ts";
import {thingById, thingsOf} from "../../catalogue/catalogue.ts";
import {includesDay, periodOf} from "../../catalogue/period.ts";
import {firstOf, stated, valueOn} from "../../catalogue/register.ts";
import {agreements} from "../../catalogue/registers/agreements.ts";
import {initiatives} from "../../catalogue/registers/initiatives.ts";
import {AUTOMATIC_FUNDING, relations} from "../../catalogue/registers/relations.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {Thing} from "../../domain/statement.ts";
import {type Fact, factOf} from "../catalogue/facts.ts";
import {initiativesOf} from "../catalogue/initiatives.ts";
import {readStanding} from "../standing.ts";

/** What either side may grant the other. */
export const RECIPROCITY_DOMAINS = {
  programmes: "Access to programmes and funding",
  agreements: "Agreements in force",
  mobility: "Mobility of researchers",
  infrastructures: "Research infrastructures",
  data: "Data",
  "intellectual-property": "Intellectual property"
} as const;

export type ReciprocityDomain = keyof typeof RECIPROCITY_DOMAINS;

/** One line of the register: what each side grants. An empty side is not known, which is not nothing. */
export interface ReciprocityRow {
  readonly domain: ReciprocityDomain;
  readonly eu: readonly GrantedFact[];
  readonly partner: readonly GrantedFact[];
}

/** A fact that shows what is granted, in words where the fact's own words need a frame. */
export interface GrantedFact {
  readonly text: string;
  readonly fact?: Fact;
}

/** Reads what the catalogue shows of reciprocity with a country, in both directions. */
export function readReciprocity(code: CountryCode, on: IsoDate): ReciprocityRow[] {
  const relation = thingById(relations, code.toLowerCase());
  const coFunding = relation ? coFundingOn(relation, on) : [];
  const isMobility = ({text}: GrantedFact) =>
    /ERC Implementing Arrangement|visit|exchange|mobility/i.test(text);
  const agreed = agreementsInForce(code, on);
  const shared = sharedInfrastructures(code, on);
  return [
    {
      domain: "programmes",
      eu: programmesOfTheUnion(code, relation, on),
      partner: inForceOrEnded(
        coFunding.filter((grant) => !isMobility(grant)),
        relation ? endedCoFunding(relation, on).filter((grant) => !isMobility(grant)) : []
      )
    },
    ...(agreed.length > 0 ? [{domain: "agreements" as const, eu: agreed, partner: agreed}] : []),
    {domain: "mobility", eu: openTeams(coFunding), partner: coFunding.filter(isMobility)},
    {domain: "infrastructures", eu: shared, partner: shared},
    {domain: "data", eu: [], partner: []},
    {domain: "intellectual-property", eu: [], partner: []}
  ];
}

function coFundingOn(relation: Thing, on: IsoDate): GrantedFact[] {
  return stated(relations, relation, "co-funding")
    .filter((statement) => includesDay(periodOf(statement), on))
    .map((statement) => ({text: factOf(statement).text, fact: factOf(statement)}));
}

/** What a partner no longer pays; it stands where nothing in force is known, so that a reader sees what there was. */
function endedCoFunding(relation: Thing, on: IsoDate): GrantedFact[] {
  return stated(relations, relation, "co-funding")
    .filter((statement) => periodOf(statement).end < on)
    .sort((a, b) => periodOf(b).end.localeCompare(periodOf(a).end))
    .map((statement) => {
      const {funder, scheme} = statement.value;
      return {text: `Ended: ${[funder, scheme].filter(Boolean).join(", ")}`, fact: factOf(statement)};
    });
}

function inForceOrEnded(inForce: GrantedFact[], ended: GrantedFact[]): GrantedFact[] {
  return inForce.length > 0 ? inForce : ended;
}

/** An agreement in force binds both sides to open their activities to each other. */
function agreementsInForce(code: CountryCode, on: IsoDate): GrantedFact[] {
  return thingsOf(agreements)
    .filter((thing) => firstOf(agreements, thing, "partner") === code)
    .filter((thing) => valueOn(agreements, thing, "state", on) === "in-force")
    .map((thing) => {
      const [since] = stated(agreements, thing, "in-force-since");
      return {text: thing.name, ...(since && {fact: factOf(since)})};
    });
}

/** What the Union gives under the ERC's arrangements: its teams take in researchers whose funder pays the visit. */
function openTeams(coFunding: readonly GrantedFact[]): GrantedFact[] {
  return coFunding
    .filter(({text}) => text.includes("ERC Implementing Arrangement"))
    .map(({fact}) => ({
      text: "Teams of the European Research Council open to visitors",
      ...(fact && {fact})
    }));
}

function programmesOfTheUnion(code: CountryCode, relation: Thing | undefined, on: IsoDate): GrantedFact[] {
  const {status, scope} = readStanding({country: code, programme: "HORIZON", on});
  const standing = `Horizon Europe: ${status === "eu" ? "part of the Union" : status}${scope !== null && scope !== "all" ? ` for ${scope}` : ""}`;
  // Who is associated is funded as Member States are, whatever a list of the countries funded beside them says.
  const funding =
    relation && status !== "associated" && valueOn(relations, relation, "automatic-funding", on);
  const fact = relation && stated(relations, relation, "automatic-funding").map(factOf)[0];
  return [{text: standing}, ...(funding ? [{text: AUTOMATIC_FUNDING[funding], ...(fact && {fact})}] : [])];
}

/** Infrastructures to which both sides belong, which open them to each other. */
function sharedInfrastructures(code: CountryCode, on: IsoDate): GrantedFact[] {
  return initiativesOf(code)
    .filter(({thing}) =>
      stated(initiatives, thing, "kind").some(({value}) => value === "research-infrastructure")
    )
    .flatMap(({thing, members}) =>
      members
        .filter((member) => includesDay(periodOf(member), on))
        .map((member) => ({
          text: `${thing.shortName ?? thing.name}: ${factOf(member).text}`,
          fact: factOf(member)
        }))
    );
}
