import {joinedPair} from "../compare/align.ts";
import {letterSigns, signsApart} from "../compare/letter-signs.ts";
import {linkJoined, linkWords, SOUND_TEXT_EDITS, type Spelt, type WordLink} from "../compare/link-words.ts";
import {COSTS} from "../compare/weights.ts";
import type {NameForm, NameToken} from "../names/name.ts";
import {lookUp} from "./key-table.ts";
import type {Partition} from "./partition.ts";
import {scratchOf} from "./scratch.ts";
import {consonantKeys, initialKey, joinedKeys, shortFormKeys, wordKeys} from "./word-keys.ts";

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
    if (token.text.length >= 4) findJoins(partition, token, place, joins);
    return findWords(partition, token, place, words);
  });
  for (let place = 0; place + 1 < query.tokens.length; place++)
    findPairs(partition, joinedPair(query.tokens, place), place, pairs);
  return {words, pairs, joins, met};
}

function findWords(partition: Partition, token: NameToken, place: number, words: Found): Set<number> {
  const {wordTable, voweledTable, abjadTable} = partition;
  const tried = scratchOf(partition).words;
  tried.forget();
  const seen = new Set<number>();
  const link = (word: number) => {
    const other = partition.words[word];
    const found = other && linkWords(token, other);
    if (!found) return;
    seen.add(word);
    addTo(words, word, {place, link: found});
  };
  const tryWord = (word: number) => {
    if (tried.isNew(word)) link(word);
  };
  for (const key of shortFormKeys(token)) lookUp(wordTable, key, tryWord);
  const otherTable = token.abjad ? voweledTable : abjadTable;
  if (otherTable.ids.length > 0)
    for (const key of consonantKeys(token.text)) lookUp(otherTable, key, tryWord);
  const isNear = nearnessTo(partition, token);
  const tryNear = (word: number) => {
    if (tried.isNew(word) && isNear(word)) link(word);
  };
  for (const key of wordKeys(token)) lookUp(wordTable, key, tryNear);
  lookUp(wordTable, initialKey(token.text[0] ?? ""), (word) => {
    if (partition.words[word]?.role === "initial") seen.add(word);
  });
  return seen;
}

/**
 * Whether a word can be a spelling of another, by its letters or by those of its sound: what `linkWords` allows, in bits
 * and lengths alone.
 */
export function nearnessTo(
  {wordSigns, soundSigns}: Partition,
  {text, sound}: NameToken
): (word: number) => boolean {
  const [letters, sounds] = [letterSigns(text), letterSigns(sound)];
  const oneEditLength = 2 * COSTS.twoEdits.fewestLetters;
  return (word) => {
    const apart = signsApart(wordSigns.letters[word] ?? 0, letters);
    const length = wordSigns.lengths[word] ?? 0;
    const edits = length + text.length < oneEditLength ? 1 : 2;
    if (apart <= 2 * edits && Math.abs(length - text.length) <= edits) return true;
    const soundLetters = soundSigns.letters[word] ?? 0;
    const soundLonger = Math.abs((soundSigns.lengths[word] ?? 0) - sound.length);
    if (soundLetters === sounds && soundLonger === 0) return true;
    return soundLonger <= 1 && apart <= 2 * SOUND_TEXT_EDITS && signsApart(soundLetters, sounds) <= 2;
  };
}

function findJoins(partition: Partition, token: Spelt, place: number, joins: Found): void {
  const tried = scratchOf(partition).joins;
  tried.forget();
  const tryJoin = (join: number) => {
    if (!tried.isNew(join)) return;
    const other = partition.joins[join];
    const link = other && linkJoined(other, token);
    if (link) addTo(joins, join, {place, link});
  };
  const {joinTable, voweledJoinTable, abjadJoinTable} = partition;
  const otherTable = token.abjad ? voweledJoinTable : abjadJoinTable;
  if (otherTable.ids.length > 0)
    for (const key of consonantKeys(token.text)) lookUp(otherTable, key, tryJoin);
  const letters = letterSigns(token.text);
  for (const key of joinedKeys(token.text))
    lookUp(joinTable, key, (join) => {
      if (signsApart(partition.joinSigns.letters[join] ?? 0, letters) <= 2) tryJoin(join);
    });
}

function findPairs(partition: Partition, pair: Spelt | undefined, place: number, pairs: Found): void {
  if (pair === undefined) return;
  const tried = scratchOf(partition).words;
  tried.forget();
  const tryWord = (word: number) => {
    if (!tried.isNew(word)) return;
    const other = partition.words[word];
    const link = other && other.text.length >= 4 ? linkJoined(pair, other) : undefined;
    if (link) addTo(pairs, word, {place, link});
  };
  const {wordTable, voweledTable, abjadTable} = partition;
  const otherTable = pair.abjad ? voweledTable : abjadTable;
  if (otherTable.ids.length > 0) for (const key of consonantKeys(pair.text)) lookUp(otherTable, key, tryWord);
  const letters = letterSigns(pair.text);
  for (const key of joinedKeys(pair.text))
    lookUp(wordTable, key, (word) => {
      if (signsApart(partition.wordSigns.letters[word] ?? 0, letters) <= 2) tryWord(word);
    });
}

function addTo(found: Found, id: number, link: QueryLink): void {
  const list = found.get(id);
  if (list) list.push(link);
  else found.set(id, [link]);
}
