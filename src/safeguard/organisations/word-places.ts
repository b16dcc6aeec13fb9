import {joinedPair} from "../screening/compare/align.ts";
import {COSTS} from "../screening/compare/weights.ts";
import type {Partition} from "../screening/index/partition.ts";
import {linksOfWord} from "../screening/index/word-links.ts";
import type {NameToken} from "../screening/names/name.ts";
import type {Affiliation} from "./affiliation.ts";
import {wordsSpelt, wordsThatBegin} from "./word-beginnings.ts";

/** Where a word of a name stands in an affiliation, and what its spelling costs. */
export interface WordPlace {
  readonly place: number;
  readonly cost: number;
  /** It stands there as two words, at this place and the next: "Jiao Tong" for Jiaotong. */
  readonly isPair?: boolean;
}

type Places = Map<number, WordPlace[]>;

/**
 * Everything in a partition that stands in an affiliation, and where. What is joined on one side and parted on the other is
 * the same else: with a typing error besides it may be another word.
 */
export interface WordPlaces {
  /** By indexed word. */
  readonly words: ReadonlyMap<number, readonly WordPlace[]>;
  /** By indexed pair of neighbours that stand there as one word: "Jiaotong" for Jiao Tong. */
  readonly pairs: ReadonlyMap<number, readonly WordPlace[]>;
}

/** A word of which only the beginning stands there, with a dot. */
const SHORTENED = 0.08;

export function placesOf(partition: Partition, affiliation: Affiliation): WordPlaces {
  const words: Places = new Map();
  const pairs: Places = new Map();
  affiliation.tokens.forEach((token, place) => {
    const links = linksOfWord(partition, token);
    const own = new Map(links.words.map(({id, link}) => [id, link.cost]));
    for (const word of shortenedTo(partition, affiliation, token))
      if (!own.has(word)) own.set(word, SHORTENED);
    for (const [word, cost] of own) add(words, word, {place, cost});
    for (const {id, link} of links.joins)
      if (link.cost <= COSTS.joined) add(pairs, id, {place, cost: link.cost});
    for (const word of partedAt(partition, affiliation, place))
      add(words, word, {place, cost: COSTS.joined, isPair: true});
  });
  return {words, pairs};
}

/** Words of which a token is the beginning, where a dot says so. */
function shortenedTo(partition: Partition, {shortened}: Affiliation, {text}: NameToken): readonly number[] {
  const start = shortened.get(text);
  return start === undefined ? [] : wordsThatBegin(partition, start);
}

/** Words that stand in two parts from a place on; a comma between them parts names, not words. */
function partedAt(partition: Partition, {tokens, partOf}: Affiliation, place: number): readonly number[] {
  const pair = partOf[place + 1] === partOf[place] ? joinedPair(tokens, place) : undefined;
  return pair ? wordsSpelt(partition, pair.text) : [];
}

function add(places: Places, item: number, place: WordPlace): void {
  const list = places.get(item);
  if (list) list.push(place);
  else places.set(item, [place]);
}
