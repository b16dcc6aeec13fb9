import type {NameToken} from "../screening/names/name.ts";
import {type Affiliation, readAffiliation} from "./affiliation.ts";
import {findMentions, type Mention} from "./find-mentions.ts";
import type {RegistryIndex} from "./registry-index.ts";

/** How an affiliation was linked. */
export type LinkMethod = "name" | "name and place" | "similar name" | "acronym";

/** An organisation of the registry that an affiliation names. */
export interface AffiliationLink {
  readonly id: string;
  /** How sure the link is, 0 to 1. */
  readonly confidence: number;
  readonly method: LinkMethod;
}

export interface Candidate {
  readonly entry: number;
  readonly mention: Mention;
  readonly cost: number;
  readonly isPlaced: boolean;
  readonly isAcronym: boolean;
}

/** What speaks against a mention, and for it; costs as in name matching. */
const COSTS = {
  /** Words of content after the name in the same part that are no city of it; "of" makes them part of another name. */
  after: 0.2,
  afterOf: 0.6,
  /** Words before it that are not those of a department. */
  before: 0.3,
  otherCountry: 1.5,
  place: -0.12,
  noPlace: 0.08,
  /** Its own city is part of the name, and no other is named. */
  cityInName: -0.03,
  cityAlone: 1,
  /** "Miami University" where "University of Miami" stands. */
  turned: 0.05,
  acronym: 0.25,
  fewestLettersAlone: 4,
  loneWord: 0.2,
  /** One word that is common or misspelt is no name. */
  commonWord: 1,
  split: 0.15,
  /** Words that many institutions bear, and no other: "Institute of Technology". */
  vague: 0.3,
  vagueBelow: 0.75,
  /** A laboratory or department beside the institution that has it. */
  unit: 0.35
} as const;

/** Greatest cost of a link, and how much nearer the best must be than the next. */
const LIMIT = 0.42;
const LEAD = 0.02;
const PER_WEIGHT = 0.05;
const PER_WORD = 0.05;

/** What follows these is another institution as often as more of the name. */
const CONJUNCTIONS = new Set("and und et y e".split(" "));

const UNITS = new Set(
  `department faculty school college division laboratory unit section group clinic chair branch program programme
   service office graduate professor doctor from departamento departement dipartimento facultad faculty fakultat
   laboratorio laboratoire escuela ecole abteilung lehrstuhl klinik`.split(/\s+/)
);

/**
 * Finds the organisation that an affiliation names; undefined where none is sure enough, or two are alike. A country that is
 * known otherwise (EU code) stands for the one that the text may name.
 */
export function linkAffiliation(
  index: RegistryIndex,
  text: string,
  country?: string
): AffiliationLink | undefined {
  const affiliation = {...readAffiliation(text), ...(country !== undefined && {country})};
  const [first, second] = candidatesOf(index, affiliation).filter(({cost}) => cost <= LIMIT);
  if (!first || (second && isTie(index, first, second))) return undefined;
  return {
    id: index.entries[first.entry]?.id ?? "",
    confidence: Math.max(0, Math.min(1, 1 - Math.max(0, first.cost))),
    method: methodOf(first)
  };
}

/** Each organisation of which a name stands in an affiliation, by the name that fits best; the best first. */
export function candidatesOf(index: RegistryIndex, affiliation: Affiliation): readonly Candidate[] {
  const best = new Map<number, Candidate>();
  for (const mention of findMentions(index.partition, affiliation)) {
    const candidate = weigh(index, affiliation, mention);
    const known = best.get(candidate.entry);
    if (!known || rankOf(candidate) < rankOf(known)) best.set(candidate.entry, candidate);
  }
  return [...best.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Of names that fit, the one that says more. */
const rankOf = ({cost, mention}: Candidate): number =>
  cost - PER_WEIGHT * mention.weight - PER_WORD * mention.words;

function isTie(index: RegistryIndex, first: Candidate, second: Candidate): boolean {
  const isSamePlace = first.mention.from === second.mention.from && first.mention.to === second.mention.to;
  const parents = index.entries[second.entry]?.parents ?? [];
  if (parents.includes(index.entries[first.entry]?.id ?? "")) return false;
  return isSamePlace && rankOf(second) - rankOf(first) < LEAD;
}

function methodOf({isAcronym, isPlaced, mention}: Candidate): LinkMethod {
  if (isAcronym) return "acronym";
  if (mention.cost > 0.05) return "similar name";
  return isPlaced ? "name and place" : "name";
}

function weigh(index: RegistryIndex, affiliation: Affiliation, mention: Mention): Candidate {
  const {partition, entries} = index;
  const number = partition.formEntity[mention.form] ?? 0;
  const entry = entries[number];
  const isAcronym = entry?.names[partition.formName[mention.form] ?? 0]?.isAcronym ?? false;
  const isInCountry =
    affiliation.country === undefined || entry?.countries.includes(affiliation.country) === true;
  const isPlaced = isInCountry && isInCity(index, number, affiliation, mention);
  const cost =
    mention.cost +
    aroundCost(affiliation, mention, index.cities[number]) +
    nameCost(affiliation, mention) +
    placeCost(isInCountry, isPlaced, affiliation) +
    cityCost(affiliation, mention, index.cities[number], isPlaced) +
    (mention.isInOrder ? 0 : COSTS.turned) +
    (isAcronym ? acronymCost(affiliation, mention) : 0);
  return {entry: number, mention, cost, isPlaced, isAcronym};
}

function placeCost(isInCountry: boolean, isPlaced: boolean, {country}: Affiliation): number {
  if (!isInCountry) return COSTS.otherCountry;
  if (isPlaced) return COSTS.place;
  return country === undefined ? COSTS.noPlace : 0;
}

/** An acronym is another word as often as not, unless it is all there is. */
function acronymCost({tokens}: Affiliation, {from, to}: Mention): number {
  const isAll = tokens.every((token, i) => (i >= from && i <= to) || !isContent(token));
  const letters = tokens[from]?.text.length ?? 0;
  return isAll && letters >= COSTS.fewestLettersAlone ? 0 : COSTS.acronym;
}

/** What speaks against the name itself: one word only, or that of a part of an institution. */
function nameCost(affiliation: Affiliation, mention: Mention): number {
  const unit = isUnitName(affiliation, mention) ? COSTS.unit : 0;
  if (mention.words > 1) return unit + (mention.weight < COSTS.vagueBelow ? COSTS.vague : 0);
  const weight = affiliation.tokens[mention.from]?.weight ?? 0;
  return unit + COSTS.loneWord + (mention.cost > 0.05 || weight < 0.7 ? COSTS.commonWord : 0);
}

/** The city may be part of the name; where nothing else of the name was found, it is an address and no name. */
function cityCost(
  {tokens}: Affiliation,
  {from, to}: Mention,
  cities: ReadonlySet<string> | undefined,
  isPlaced: boolean
): number {
  const content = tokens.slice(from, to + 1).filter(({weight}) => weight > 0.1);
  const ofCity = content.filter(({text}) => cities?.has(text));
  if (ofCity.length > 0 && ofCity.length === content.length) return COSTS.cityAlone;
  return ofCity.length > 0 && !isPlaced ? COSTS.cityInName : 0;
}

function isInCity(index: RegistryIndex, entry: number, {tokens}: Affiliation, {from, to}: Mention): boolean {
  const cities = index.cities[entry];
  return tokens.some(({text}, i) => (i < from || i > to) && cities?.has(text));
}

/** A comma may be the name's own ("University of California, Davis"), unless it stands behind the first word. */
function aroundCost(
  {tokens, partOf}: Affiliation,
  {from, to, isUnbroken}: Mention,
  cities: ReadonlySet<string> | undefined
): number {
  const before = tokens.filter((token, i) => i < from && partOf[i] === partOf[from] && isContent(token));
  const after = tokens.filter(
    (token, i) => i > to && partOf[i] === partOf[to] && isContent(token) && !cities?.has(token.text)
  );
  const isUnit = before.some(({text}) => UNITS.has(text)) || cities?.has(before[0]?.text ?? "") === true;
  const next = partOf[to + 1] === partOf[to] ? tokens[to + 1] : undefined;
  const isContinued = next?.role === "particle" && !CONJUNCTIONS.has(next.text);
  return (
    (isUnit || before.length === 0 ? 0 : COSTS.before) +
    (after.length === 0 ? 0 : isContinued ? COSTS.afterOf : COSTS.after) +
    (partOf[from] === partOf[to] || (isUnbroken && partOf[from] === partOf[from + 1]) ? 0 : COSTS.split)
  );
}

function isContent({role, weight}: NameToken): boolean {
  return role === "word" && weight > 0.1;
}

/** Whether a name begins as that of a part of an institution does. */
function isUnitName({tokens}: Affiliation, {from}: Mention): boolean {
  const [first, second, third] = tokens.slice(from, from + 3).map(({text}) => text);
  const isKeyLaboratory = [`${first} ${second}`, `${second} ${third}`].includes("key laboratory");
  return isKeyLaboratory || UNIT_HEADS.has(first ?? "");
}

const UNIT_HEADS = new Set("department faculty school laboratory division".split(" "));
