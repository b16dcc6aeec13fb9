import {extraCost} from "../compare/cost.ts";
import type {NameForm} from "../names/name.ts";
import type {Partition} from "./partition.ts";
import {type Places, sumIn} from "./places.ts";
import type {QueryLinks} from "./query-links.ts";

const ROUNDING = 1e-9;

/** Words of a query that are the same, as the indexed words they met and as places (bits). */
export interface Group {
  readonly words: ReadonlySet<number>;
  readonly places: number;
  readonly weight: number;
  /** How many forms the lists of its words hold. */
  readonly postings: number;
}

interface Parted {
  /** Words to look up, those of the shortest lists first. */
  readonly lookedUp: readonly Group[];
  /** Places that are not looked up, as bits: any form may have met them. */
  readonly skipped: number;
}

/**
 * Parts the words of a query into those that are looked up and those that need not be. The commonest are not, as long as
 * the others hold enough of its weight: a name that meets only the commonest has too much left over.
 */
export function partWords(
  partition: Partition,
  query: NameForm,
  links: QueryLinks,
  places: Places,
  limit: number
): Parted {
  const needed = (1 - greatestShareOver(partition.kind, limit)) * places.total - ROUNDING;
  const groups = groupsOf(partition, query, links, places);
  let skipped = places.free;
  let weight = sumIn(places.weights, skipped);
  const lookedUp = groups.filter((group) => {
    if (weight + group.weight >= needed) return true;
    weight += group.weight;
    skipped |= group.places;
    return false;
  });
  return {lookedUp: lookedUp.reverse(), skipped};
}

/** Words of the query that are not free, those of the longest lists first. */
function groupsOf(
  {wordForms: {starts}}: Partition,
  {tokens}: NameForm,
  {met}: QueryLinks,
  {weights, same, free}: Places
): readonly Group[] {
  const groups: Group[] = [];
  tokens.forEach(({text}, place) => {
    if ((free & (1 << place)) !== 0 || tokens.findIndex((token) => token.text === text) !== place) return;
    const words = new Set(met[place]);
    tokens.forEach((token, other) => {
      if (other > place && token.text === text) for (const word of met[other] ?? []) words.add(word);
    });
    let postings = 0;
    for (const word of words) postings += (starts[word + 1] ?? 0) - (starts[word] ?? 0);
    const bits = (same[place] ?? 0) & ~free;
    groups.push({words, places: bits, weight: sumIn(weights, bits), postings});
  });
  return groups.sort((a, b) => b.postings - a.postings);
}

const SHARES = new Map<string, number>();

/**
 * The greatest share of a name's weight that may have met nothing at a cost. A name with more left over costs more, by the
 * cost of extra words alone: this is what the search prunes by.
 */
export function greatestShareOver(kind: Partition["kind"], limit: number): number {
  const key = `${kind} ${limit}`;
  const known = SHARES.get(key);
  if (known !== undefined) return known;
  let [low, high] = [0, 1];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (extraCost(kind, middle) <= limit) low = middle;
    else high = middle;
  }
  if (SHARES.size < 100) SHARES.set(key, high);
  return high;
}
