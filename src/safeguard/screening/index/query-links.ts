import {joinedText} from "../compare/align.ts";
import {linkJoined, linkWords, type WordLink} from "../compare/link-words.ts";
import type {NameForm} from "../names/name.ts";
import {lookUp} from "./key-table.ts";
import type {Partition} from "./partition.ts";
import {initialKey, joinedKeys, shortFormKeys, skeletonKeys, wordKeys} from "./word-keys.ts";

/** A word (or two joined) of the query that has a link, from its place. */
export interface QueryLink {
  readonly place: number;
  readonly link: WordLink;
}

/** Everything in a partition with which words of a query have a link. */
export interface QueryLinks {
  /** By indexed word: words of the query that are the same word. */
  readonly words: ReadonlyMap<number, readonly QueryLink[]>;
  /** By indexed word: joined pairs of the query that are the same. */
  readonly pairs: ReadonlyMap<number, readonly QueryLink[]>;
  /** By indexed joined pair: words of the query that are the same. */
  readonly joins: ReadonlyMap<number, readonly QueryLink[]>;
  /** By word of the query: indexed words it met, and single letters that may stand for it. */
  readonly met: readonly ReadonlySet<number>[];
}

type Found = Map<number, QueryLink[]>;

/** Finds every link between the words of a query and a partition, by keys that lose none. */
export function findLinks(partition: Partition, query: NameForm): QueryLinks {
  const words: Found = new Map();
  const pairs: Found = new Map();
  const joins: Found = new Map();
  const met = query.tokens.map((token, place) => {
    const seen = new Set<number>();
    const tried = new Set<number>();
    const tryWord = (word: number) => {
      if (tried.has(word)) return;
      tried.add(word);
      const other = partition.words[word];
      const link = other && linkWords(token, other);
      if (!link) return;
      seen.add(word);
      addTo(words, word, {place, link});
    };
    for (const key of wordKeys(token)) lookUp(partition.wordTable, key, tryWord);
    for (const key of shortFormKeys(token)) lookUp(partition.wordTable, key, tryWord);
    const otherTable = token.abjad ? partition.voweledTable : partition.abjadTable;
    if (otherTable.ids.length > 0) for (const key of skeletonKeys(token)) lookUp(otherTable, key, tryWord);
    lookUp(partition.wordTable, initialKey(token.text[0] ?? ""), (word) => {
      if (partition.words[word]?.role === "initial") seen.add(word);
    });
    if (token.text.length >= 4) findJoins(partition, token.text, place, joins);
    return seen;
  });
  for (let place = 0; place + 1 < query.tokens.length; place++)
    findPairs(partition, joinedText(query.tokens, place), place, pairs);
  return {words, pairs, joins, met};
}

function findJoins(partition: Partition, text: string, place: number, joins: Found): void {
  const tried = new Set<number>();
  for (const key of joinedKeys(text))
    lookUp(partition.joinTable, key, (join) => {
      if (tried.has(join)) return;
      tried.add(join);
      const link = linkJoined(partition.joins[join] ?? "", text);
      if (link) addTo(joins, join, {place, link});
    });
}

function findPairs(partition: Partition, text: string | undefined, place: number, pairs: Found): void {
  if (text === undefined) return;
  const tried = new Set<number>();
  for (const key of joinedKeys(text))
    lookUp(partition.wordTable, key, (word) => {
      if (tried.has(word)) return;
      tried.add(word);
      const other = partition.words[word]?.text ?? "";
      const link = other.length >= 4 ? linkJoined(text, other) : undefined;
      if (link) addTo(pairs, word, {place, link});
    });
}

function addTo(found: Found, id: number, link: QueryLink): void {
  const list = found.get(id);
  if (list) list.push(link);
  else found.set(id, [link]);
}
