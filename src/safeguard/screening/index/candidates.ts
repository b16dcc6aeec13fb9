import {acronymsOf, possibleAcronym} from "../compare/acronym.ts";
import {conflictOf, extraCost} from "../compare/cost.ts";
import {COSTS} from "../compare/weights.ts";
import type {NameForm, NameKind, NameToken} from "../names/name.ts";
import {lookUp} from "./key-table.ts";
import {type Lists, listOf, type Partition} from "./partition.ts";
import type {QueryLinks} from "./query-links.ts";
import {acronymKey, wholeKey} from "./word-keys.ts";

const ROUNDING = 1e-9;

/** Words that can meet without a link (an initial any word) or so small that they are not looked for. */
function isFree({role}: NameToken): boolean {
  return role === "particle" || role === "legal" || role === "honorific" || role === "initial";
}

/**
 * The greatest share of a name's weight that may have met nothing at a cost. A name with more left over costs more, by the
 * cost of extra words alone: this is what the search prunes by.
 */
export function greatestShareOver(kind: Partition["kind"], limit: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (extraCost(kind, middle) <= limit) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Forms that can cost at most the limit. The commonest words of a query are not looked up as long as those that are hold
 * enough of its weight: a name that meets only the others has too much left over.
 */
export function findCandidates(
  partition: Partition,
  query: NameForm,
  links: QueryLinks,
  limit: number
): Set<number> {
  const candidates = new Set<number>();
  const addFormsOf = (lists: Lists, ids: Iterable<number>) => {
    for (const id of ids) for (const form of listOf(lists, id)) candidates.add(form);
  };
  for (const form of formsNear(partition, query, links, limit)) candidates.add(form);
  addFormsOf(partition.wordForms, links.pairs.keys());
  addFormsOf(partition.joinForms, links.joins.keys());
  for (const key of wholeKeys(partition, query))
    lookUp(partition.formTable, key, (form) => candidates.add(form));
  return candidates;
}

function formsNear(partition: Partition, query: NameForm, links: QueryLinks, limit: number): number[] {
  const leastCost = leastCostOf(partition.kind, query, links);
  const needed = 1 - greatestShareOver(partition.kind, limit);
  const marks = marksOf(partition);
  const seen: number[] = [];
  for (const word of wordsToLookUp(partition, query, links, needed))
    for (const form of listOf(partition.wordForms, word)) {
      if (marks[form] === 1) continue;
      marks[form] = 1;
      seen.push(form);
    }
  for (const form of seen) marks[form] = 0;
  return seen.filter((form) => leastCost(partition, form) <= limit);
}

const marked = new WeakMap<Partition, Uint8Array>();

/** One mark for each form, all zero between searches. */
function marksOf(partition: Partition): Uint8Array {
  const known = marked.get(partition);
  if (known) return known;
  const marks = new Uint8Array(partition.formEntity.length);
  marked.set(partition, marks);
  return marks;
}

function wholeKeys({kind}: Partition, query: NameForm): readonly number[] {
  const whole = wholeKey(query.squashed);
  if (kind === "person") return [whole];
  const only = possibleAcronym(query);
  return [whole, ...[...acronymsOf(query), ...(only ? [only] : [])].map(acronymKey)];
}

function wordsToLookUp(
  partition: Partition,
  query: NameForm,
  links: QueryLinks,
  needed: number
): ReadonlySet<number> {
  const total = query.tokens.reduce((sum, {weight}) => sum + weight, 0);
  const groups = new Map<string, {weight: number; words: Set<number>; postings: number}>();
  let skipped = 0;
  query.tokens.forEach((token, place) => {
    if (isFree(token)) {
      skipped += token.weight;
      return;
    }
    const group = groups.get(token.text) ?? {weight: 0, words: new Set(), postings: 0};
    group.weight += token.weight;
    for (const word of links.met[place] ?? []) group.words.add(word);
    groups.set(token.text, group);
  });
  for (const group of groups.values())
    for (const word of group.words) group.postings += listOf(partition.wordForms, word).length;
  const words = new Set<number>();
  for (const group of [...groups.values()].sort((a, b) => b.postings - a.postings)) {
    if (skipped + group.weight < needed * total - ROUNDING) skipped += group.weight;
    else for (const word of group.words) words.add(word);
  }
  return words;
}

type LeastCost = (partition: Partition, form: number) => number;
const MOST_BITS = 31;

/**
 * What a form costs at least: words of either name that can meet nothing in the other are left over in every alignment, and
 * nothing in a cost is negative. Holds for forms without joined words only.
 */
function leastCostOf(kind: NameKind, {tokens}: NameForm, links: QueryLinks): LeastCost {
  if (tokens.length > MOST_BITS) return () => 0;
  const masks = masksOf(tokens, links);
  const initials = new Set(tokens.filter(({role}) => role === "initial").map(({text}) => text));
  const free = tokens.reduce((mask, token, i) => (isFree(token) ? mask | (1 << i) : mask), 0);
  const weights = tokens.map(({weight}) => weight);
  const conflicts = tokens.map(conflictOf);
  const total = sumOver(weights, 0);
  return (partition, form) => {
    let over = 0;
    let conflict = 0;
    let met = free;
    for (const word of listOf(partition.formWords, form)) {
      const token = partition.words[word];
      if (!token) continue;
      const mask = masks.get(word) ?? 0;
      met |= mask;
      if (mask !== 0 || isFree(token) || initials.has(token.text[0] ?? "")) continue;
      over += token.weight;
      conflict += conflictOf(token);
    }
    const share = Math.max(over / (partition.formWeight[form] || 1), sumOver(weights, met) / (total || 1));
    const both = Math.min(conflict, sumOver(conflicts, met)) * COSTS[kind].conflict;
    return extraCost(kind, share) + both - ROUNDING;
  };
}

/** By indexed word, the places of the query it met, as bits; a place counts with those of the same text. */
function masksOf(tokens: readonly NameToken[], links: QueryLinks): ReadonlyMap<number, number> {
  const same = tokens.map(({text}) =>
    tokens.reduce((mask, other, i) => (other.text === text ? mask | (1 << i) : mask), 0)
  );
  const masks = new Map<number, number>();
  links.met.forEach((words, place) => {
    for (const word of words) masks.set(word, (masks.get(word) ?? 0) | (same[place] ?? 0));
  });
  return masks;
}

/** A sum over the words whose place is not among those met. */
function sumOver(values: readonly number[], met: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) if ((met & (1 << i)) === 0) sum += values[i] ?? 0;
  return sum;
}
