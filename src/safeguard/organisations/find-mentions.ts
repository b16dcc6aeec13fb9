import {linkWords} from "../screening/compare/link-words.ts";
import {lookUp} from "../screening/index/key-table.ts";
import {listOf, type Partition} from "../screening/index/partition.ts";
import {wordKeys} from "../screening/index/word-keys.ts";
import {nearnessTo} from "../screening/index/word-links.ts";
import type {NameToken} from "../screening/names/name.ts";
import type {Affiliation} from "./affiliation.ts";

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

/** Every name of the registry that stands in an affiliation, whole or nearly so. */
export function findMentions(partition: Partition, {tokens}: Affiliation): readonly Mention[] {
  const places = placesOf(partition, tokens);
  const forms = new Set<number>();
  for (const word of seedsOf(partition, tokens, places))
    for (const form of listOf(partition.wordForms, word)) forms.add(form);
  return [...forms].flatMap((form) => mentionOf(partition, tokens, form, places) ?? []);
}

function placesOf(partition: Partition, tokens: readonly NameToken[]): Map<number, WordPlace[]> {
  const places = new Map<number, WordPlace[]>();
  tokens.forEach((token, place) => {
    for (const [word, cost] of linksOf(partition, token)) {
      const list = places.get(word);
      if (list) list.push({place, cost});
      else places.set(word, [{place, cost}]);
    }
  });
  return places;
}

/** Indexed words that a word of the affiliation is, and what the spelling costs. */
function linksOf(partition: Partition, token: NameToken): ReadonlyMap<number, number> {
  const costs = new Map<number, number>();
  const tried = new Set<number>();
  const isNear = nearnessTo(partition, token);
  for (const key of wordKeys(token))
    lookUp(partition.wordTable, key, (word) => {
      if (!isNear(word) || tried.has(word)) return;
      tried.add(word);
      const other = partition.words[word];
      if (!other) return;
      const link = other.text === token.text ? {cost: 0} : linkWords(token, other);
      if (link) costs.set(word, link.cost);
    });
  return costs;
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
  const found = choosePlaces(partition, words, places);
  const weight = found.reduce((sum, one) => sum + one.weight, 0);
  const missing = total === 0 ? 1 : Math.max(0, total - weight) / total;
  if (found.length === 0 || MISSING * missing > GREATEST_COST) return undefined;
  const taken = new Set(found.map(({place}) => place));
  const from = Math.min(...taken);
  const to = Math.max(...taken);
  const between = tokens
    .slice(from, to + 1)
    .filter((token, i) => token.weight >= 0.1 && !taken.has(from + i));
  if (between.length > MOST_BETWEEN) return undefined;
  const spelling = found.reduce((sum, {cost}) => sum + cost, 0);
  const cost = spelling + MISSING * missing + BETWEEN * between.reduce((sum, token) => sum + token.weight, 0);
  return cost <= GREATEST_COST
    ? {form, from, to, weight, words: found.filter((one) => one.weight >= 0.1).length, cost}
    : undefined;
}

/** For each word of a name the nearest free place after the word before, else the cheapest free one. */
function choosePlaces(
  partition: Partition,
  words: Uint32Array,
  places: ReadonlyMap<number, readonly WordPlace[]>
): readonly {place: number; cost: number; weight: number}[] {
  const taken = new Set<number>();
  const result: {place: number; cost: number; weight: number}[] = [];
  let last: number | undefined = anchorOf(partition, words, places);
  for (const word of words) {
    const weight = partition.words[word]?.weight ?? 0;
    const free = (places.get(word) ?? []).filter(({place}) => !taken.has(place));
    if (free.length === 0) continue;
    const near = last;
    const distance = (place: number) => (near === undefined ? 0 : Math.abs(place - near) * 0.05);
    const best = free.reduce((a, b) => (b.cost + distance(b.place) < a.cost + distance(a.place) ? b : a));
    taken.add(best.place);
    last = best.place;
    result.push({...best, weight});
  }
  return result.filter(({weight, place}) => weight >= 0.1 || isNear(place, result));
}

const isNear = (place: number, all: readonly {place: number; weight: number}[]) =>
  all.some((other) => other.weight >= 0.1 && Math.abs(other.place - place) <= 3);

/** The place of the word that stands in fewest places: the others are looked for around it. */
function anchorOf(
  partition: Partition,
  words: Uint32Array,
  places: ReadonlyMap<number, readonly WordPlace[]>
): number | undefined {
  let best: {place: number; weight: number} | undefined;
  for (const word of words) {
    const [only, second] = places.get(word) ?? [];
    const weight = partition.words[word]?.weight ?? 0;
    if (only && !second && weight > (best?.weight ?? 0)) best = {place: only.place, weight};
  }
  return best?.place;
}
