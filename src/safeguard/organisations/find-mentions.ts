import {listOf, type Partition} from "../screening/index/partition.ts";
import type {NameToken} from "../screening/names/name.ts";
import type {Affiliation} from "./affiliation.ts";
import {placesOf, type WordPlace, type WordPlaces} from "./word-places.ts";

/** A name of the registry found in an affiliation. */
export interface Mention {
  readonly form: number;
  /** First and last word of the affiliation that it takes. */
  readonly from: number;
  readonly to: number;
  /** Weight of what was found of the name; of two words that stand there as one, that of the heavier. */
  readonly weight: number;
  /** How many of its words were found that are more than a link between others. */
  readonly words: number;
  /** The words found stand in the order of the name. */
  readonly isInOrder: boolean;
  /** Every word of the name stands there in its order, with nothing in between. */
  readonly isUnbroken: boolean;
  /** Cost of spellings and of words that are missing or in between. */
  readonly cost: number;
}

/** Words of so many names that a name is looked for by its others. */
const COMMON = 1500;
const GREATEST_COST = 0.5;
const MISSING = 2.6;
const BETWEEN = 0.6;
const MOST_BETWEEN = 3;
/** What it costs that a word stands this far from where the name has it; tells ways to read a name apart. */
const PER_PLACE = 0.05;

/** Every name of the registry that stands in an affiliation, whole or nearly so. */
export function findMentions(partition: Partition, affiliation: Affiliation): readonly Mention[] {
  const {tokens} = affiliation;
  const places = placesOf(partition, affiliation);
  const forms = new Set<number>();
  for (const word of seedsOf(partition, tokens, places))
    for (const form of listOf(partition.wordForms, word)) forms.add(form);
  for (const pair of places.pairs.keys()) {
    const holders = listOf(partition.joinForms, pair);
    if (holders.length <= COMMON) for (const form of holders) forms.add(form);
  }
  return [...forms].flatMap((form) => mentionOf(partition, tokens, form, places) ?? []);
}

/** The words to look names up by: all that are not common, and where a part has none of these, its rarest. */
function seedsOf(
  partition: Partition,
  tokens: readonly NameToken[],
  {words}: WordPlaces
): ReadonlySet<number> {
  const count = (word: number) => listOf(partition.wordForms, word).length;
  const content = [...words.keys()].filter((word) => (partition.words[word]?.weight ?? 0) >= 0.2);
  const rare = content.filter((word) => count(word) <= COMMON);
  if (tokens.length <= 8 || rare.length === 0) {
    const rarest = content.sort((a, b) => count(a) - count(b)).slice(0, 2);
    return new Set([...rare, ...rarest]);
  }
  return new Set(rare);
}

function mentionOf(
  partition: Partition,
  tokens: readonly NameToken[],
  form: number,
  places: WordPlaces
): Mention | undefined {
  const total = partition.formWeight[form] ?? 0;
  const missingShare = (weight: number) => (total === 0 ? 1 : Math.max(0, total - weight) / total);
  const words = placedWordsOf(partition, form, places);
  if (MISSING * missingShare(sumOf(words)) > GREATEST_COST) return undefined;
  const found = choosePlaces(words);
  const missing = missingShare(sumOf(found));
  if (found.length === 0 || MISSING * missing > GREATEST_COST) return undefined;
  return measured(tokens, form, found, missing);
}

/** A word of a name that stands in an affiliation, or two of them as one. */
interface PlacedWord {
  /** Its place in the name. */
  readonly at: number;
  /** How much of the name it is. */
  readonly weight: number;
  /** How much it says as the one word that it is in the affiliation. */
  readonly says: number;
  readonly places: readonly WordPlace[];
}

const sumOf = (words: readonly {weight: number}[]): number =>
  words.reduce((sum, {weight}) => sum + weight, 0);

/** The words of a name that stand there; two neighbours are one where they stand there joined, and not both by themselves. */
function placedWordsOf(partition: Partition, form: number, places: WordPlaces): readonly PlacedWord[] {
  const words = listOf(partition.formWords, form);
  const pairs = places.pairs.size > 0 ? listOf(partition.formJoins, form) : undefined;
  const weightOf = (at: number) => partition.words[words[at] ?? -1]?.weight ?? 0;
  const placed: PlacedWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const own = places.words.get(words[at] ?? -1);
    const joined = places.pairs.get(pairs?.[at] ?? -1);
    if (joined && !(own && places.words.has(words[at + 1] ?? -1))) {
      const [one, two] = [weightOf(at), weightOf(at + 1)];
      placed.push({at, weight: one + two, says: Math.max(one, two), places: joined});
      at++;
    } else if (own) placed.push({at, weight: weightOf(at), says: weightOf(at), places: own});
  }
  return placed;
}

/** A word of a name where it is taken to stand in an affiliation. */
interface FoundWord extends WordPlace {
  readonly weight: number;
  readonly says: number;
}

function measured(
  tokens: readonly NameToken[],
  form: number,
  found: readonly FoundWord[],
  missing: number
): Mention | undefined {
  const taken = new Set(found.flatMap(placesTaken));
  const from = Math.min(...taken);
  const to = Math.max(...taken);
  const between = tokens
    .slice(from, to + 1)
    .filter((token, i) => token.weight >= 0.1 && !taken.has(from + i));
  if (between.length > MOST_BETWEEN) return undefined;
  const spelling = found.reduce((sum, {cost}) => sum + cost, 0);
  const cost = spelling + MISSING * missing + BETWEEN * between.reduce((sum, token) => sum + token.weight, 0);
  if (cost > GREATEST_COST) return undefined;
  const weight = found.reduce((sum, {says}) => sum + says, 0);
  const words = found.filter((one) => one.weight >= 0.1).length;
  const isInOrder = found.every(({place}, i) => i === 0 || place > (found[i - 1]?.place ?? 0));
  return {
    form,
    from,
    to,
    weight,
    words,
    isInOrder,
    isUnbroken: isInOrder && missing < 0.03 && between.length === 0,
    cost
  };
}

/**
 * For each word of a name a place of its own. A word may stand in several ("Massachusetts Institute of Technology,
 * Cambridge, Massachusetts"): of all places at which the name can begin, the one is taken around which its words lie best.
 */
function choosePlaces(words: readonly PlacedWord[]): readonly FoundWord[] {
  let best: {readonly found: readonly FoundWord[]; readonly cost: number} | undefined;
  for (const start of startsOf(words)) {
    const chosen = placedFrom(start, words);
    if (!best || chosen.cost < best.cost) best = chosen;
  }
  const found = best?.found ?? [];
  return found.filter(({weight, place}) => weight >= 0.1 || isNear(place, found));
}

/** Where a name would begin for one of its words that say something to stand in its place. */
function startsOf(words: readonly PlacedWord[]): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const {at, weight, places} of words)
    if (weight >= 0.1) for (const {place} of places) starts.add(place - at);
  return starts;
}

function placedFrom(
  start: number,
  words: readonly PlacedWord[]
): {readonly found: readonly FoundWord[]; readonly cost: number} {
  const taken = new Set<number>();
  const found: FoundWord[] = [];
  let total = 0;
  for (const {at, weight, says, places} of words) {
    const costAt = ({place, cost}: WordPlace) => cost + PER_PLACE * Math.abs(place - start - at);
    let nearest: WordPlace | undefined;
    for (const one of places)
      if (!placesTaken(one).some((place) => taken.has(place)) && (!nearest || costAt(one) < costAt(nearest)))
        nearest = one;
    if (!nearest) continue;
    for (const place of placesTaken(nearest)) taken.add(place);
    total += costAt(nearest);
    found.push({...nearest, weight, says});
  }
  return {found, cost: total};
}

const placesTaken = ({place, isPair}: WordPlace): readonly number[] =>
  isPair ? [place, place + 1] : [place];

const isNear = (place: number, all: readonly {place: number; weight: number}[]) =>
  all.some((other) => other.weight >= 0.1 && Math.abs(other.place - place) <= 3);
