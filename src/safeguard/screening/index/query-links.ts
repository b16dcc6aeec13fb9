import {joinedPair} from "../compare/align.ts";
import type {WordLink} from "../compare/link-words.ts";
import type {NameForm} from "../names/name.ts";
import type {Partition} from "./partition.ts";
import {type Linked, linksOfPair, linksOfWord} from "./word-links.ts";

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
  readonly met: readonly (readonly number[])[];
}

type Found = Map<number, QueryLink[]>;

/** Finds every link between the words of a query and a partition, and loses none. */
export function findLinks(partition: Partition, query: NameForm): QueryLinks {
  const words: Found = new Map();
  const pairs: Found = new Map();
  const joins: Found = new Map();
  const met = query.tokens.map((token, place) => {
    const links = linksOfWord(partition, token);
    addTo(words, links.words, place);
    addTo(joins, links.joins, place);
    return links.met;
  });
  for (let place = 0; place + 1 < query.tokens.length; place++) {
    const pair = joinedPair(query.tokens, place);
    if (pair) addTo(pairs, linksOfPair(partition, pair), place);
  }
  return {words, pairs, joins, met};
}

function addTo(found: Found, linked: readonly Linked[], place: number): void {
  for (const {id, link} of linked) {
    const list = found.get(id);
    if (list) list.push({place, link});
    else found.set(id, [{place, link}]);
  }
}
