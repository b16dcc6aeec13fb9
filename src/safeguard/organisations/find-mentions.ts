import {listOf, type Partition} from "../screening/index/partition.ts";
import {linksOfWord} from "../screening/index/word-links.ts";
import type {NameToken} from "../screening/names/name.ts";
import type {Affiliation} from "./affiliation.ts";
import {wordsThatBegin} from "./word-beginnings.ts";

/** A name of the registry found in an affiliation. */
export interface Mention {
  readonly form: number;
  /** First and last word of the affiliation that it takes. */
  readonly from: number;
  readonly to: number;
  /** Weight of the name that was found. */
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

interface WordPlace {
  readonly place: number;
  readonly cost: number;
}

/** Words of so many names that a name is looked for by its others. */
const COMMON = 1500;
const GREATEST_COST = 0.5;
const MISSING = 2.6;
const BETWEEN = 0.6;
const MOST_BETWEEN = 3;
/** A word of which only the beginning stands there, with a dot. */
const SHORTENED = 0.08;
/** What it costs that a word stands this far from where the name has it; tells ways to read a name apart. */
const PER_PLACE = 0.05;

/** Every name of the registry that stands in an affiliation, whole or nearly so. */
export function findMentions(partition: Partition, affiliation: Affiliation): readonly Mention[] {
  const {tokens} = affiliation;
  const places = placesOf(partition, affiliation);
  const forms = new Set<number>();
  for (const word of seedsOf(partition, tokens, places))
    for (const form of listOf(partition.wordForms, word)) forms.add(form);
  return [...forms].flatMap((form) => mentionOf(partition, tokens, form, places) ?? []);
}

function placesOf(partition: Partition, {tokens, shortened}: Affiliation): Map<number, WordPlace[]> {
  const places = new Map<number, WordPlace[]>();
  tokens.forEach((token, place) => {
    const links = new Map(linksOfWord(partition, token).words.map(({id, link}) => [id, link.cost]));
    const start = shortened.get(token.text);
    if (start !== undefined)
      for (const word of wordsThatBegin(partition, start)) if (!links.has(word)) links.set(word, SHORTENED);
    for (const [word, cost] of links) {
      const list = places.get(word);
      if (list) list.push({place, cost});
      else places.set(word, [{place, cost}]);
    }
  });
  return places;
}

/** The words to look names up by: all that are not common, and where a part has none of these, its rarest. */
function seedsOf(
  partition: Partition,
  tokens: readonly NameToken[],
  places: ReadonlyMap<number, readonly WordPlace[]>
): ReadonlySet<number> {
  const count = (word: number) => listOf(partition.wordForms, word).length;
  const content = [...places.keys()].filter((word) => (partition.words[word]?.weight ?? 0) >= 0.2);
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
  places: ReadonlyMap<number, readonly WordPlace[]>
): Mention | undefined {
  const words = listOf(partition.formWords, form);
  const total = partition.formWeight[form] ?? 0;
  const missingShare = (weight: number) => (total === 0 ? 1 : Math.max(0, total - weight) / total);
  let most = 0;
  for (const word of words) if (places.has(word)) most += partition.words[word]?.weight ?? 0;
  if (MISSING * missingShare(most) > GREATEST_COST) return undefined;
  const found = choosePlaces(partition, words, places);
  const missing = missingShare(found.reduce((sum, {weight}) => sum + weight, 0));
  if (found.length === 0 || MISSING * missing > GREATEST_COST) return undefined;
  return measured(tokens, form, found, missing);
}

/** A word of a name where it stands in an affiliation. */
interface FoundWord extends WordPlace {
  readonly weight: number;
}

function measured(
  tokens: readonly NameToken[],
  form: number,
  found: readonly FoundWord[],
  missing: number
): Mention | undefined {
  const taken = new Set(found.map(({place}) => place));
  const from = Math.min(...taken);
  const to = Math.max(...taken);
  const between = tokens
    .slice(from, to + 1)
    .filter((token, i) => token.weight >= 0.1 && !taken.has(from + i));
  if (between.length > MOST_BETWEEN) return undefined;
  const spelling = found.reduce((sum, {cost}) => sum + cost, 0);
  const cost = spelling + MISSING * missing + BETWEEN * between.reduce((sum, token) => sum + token.weight, 0);
  if (cost > GREATEST_COST) return undefined;
  const weight = found.reduce((sum, one) => sum + one.weight, 0);
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
function choosePlaces(
  partition: Partition,
  words: Uint32Array,
  places: ReadonlyMap<number, readonly WordPlace[]>
): readonly FoundWord[] {
  let best: {readonly found: readonly FoundWord[]; readonly cost: number} | undefined;
  for (const start of startsOf(partition, words, places)) {
    const chosen = placedFrom(start, partition, words, places);
    if (!best || chosen.cost < best.cost) best = chosen;
  }
  const found = best?.found ?? [];
  return found.filter(({weight, place}) => weight >= 0.1 || isNear(place, found));
}

/** Where a name would begin for one of its words that say something to stand in its place. */
function startsOf(
  partition: Partition,
  words: Uint32Array,
  places: ReadonlyMap<number, readonly WordPlace[]>
): ReadonlySet<number> {
  const starts = new Set<number>();
  words.forEach((word, i) => {
    if ((partition.words[word]?.weight ?? 0) >= 0.1)
      for (const {place} of places.get(word) ?? []) starts.add(place - i);
  });
  return starts;
}

function placedFrom(
  start: number,
  partition: Partition,
  words: Uint32Array,
  places: ReadonlyMap<number, readonly WordPlace[]>
): {readonly found: readonly FoundWord[]; readonly cost: number} {
  const taken = new Set<number>();
  const found: FoundWord[] = [];
  let total = 0;
  words.forEach((word, i) => {
    const costAt = ({place, cost}: WordPlace) => cost + PER_PLACE * Math.abs(place - start - i);
    let nearest: WordPlace | undefined;
    for (const one of places.get(word) ?? [])
      if (!taken.has(one.place) && (!nearest || costAt(one) < costAt(nearest))) nearest = one;
    if (!nearest) return;
    taken.add(nearest.place);
    total += costAt(nearest);
    found.push({...nearest, weight: partition.words[word]?.weight ?? 0});
  });
  return {found, cost: total};
}

const isNear = (place: number, all: readonly {place: number; weight: number}[]) =>
  all.some((other) => other.weight >= 0.1 && Math.abs(other.place - place) <= 3);
