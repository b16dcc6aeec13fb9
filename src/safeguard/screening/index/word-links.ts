import QuickLRU from "quick-lru";
import {oncePer} from "../../../base/collections.ts";
import {letterSigns, signsApart} from "../compare/letter-signs.ts";
import {linkJoined, linkWords, SOUND_TEXT_EDITS, type Spelt, type WordLink} from "../compare/link-words.ts";
import {COSTS} from "../compare/weights.ts";
import type {NameToken} from "../names/name.ts";
import {lookUp} from "./key-table.ts";
import type {Partition} from "./partition.ts";
import {scratchOf} from "./scratch.ts";
import {consonantKeys, initialKey, joinedKeys, shortFormKeys, wordKeys} from "./word-keys.ts";

/** An indexed word, or joined pair, that is the same word, and how it met. */
export interface Linked {
  readonly id: number;
  readonly link: WordLink;
}

/** Everything in a partition with which one word has a link, whatever name it stands in. */
export interface WordLinks {
  readonly words: readonly Linked[];
  /** Indexed joined pairs. */
  readonly joins: readonly Linked[];
  /** Indexed words it met, and single letters that may stand for it, each once. */
  readonly met: readonly number[];
}

/** Words remembered by partition: names share most of theirs, and a word has the same links in each. */
const REMEMBERED = 5000;
const memoryOf = oncePer((_: Partition) => new QuickLRU<string, WordLinks>({maxSize: REMEMBERED}));

/** Finds every link between a word and a partition, by keys that lose none. */
export function linksOfWord(partition: Partition, token: NameToken): WordLinks {
  const known = memoryOf(partition);
  const key = `${token.text} ${token.sound} ${token.role} ${token.abjad}`;
  const before = known.get(key);
  if (before) return before;
  const links = {
    ...findWords(partition, token),
    joins: token.text.length >= 4 ? findJoins(partition, token) : []
  };
  known.set(key, links);
  return links;
}

function findWords(partition: Partition, token: NameToken): Pick<WordLinks, "words" | "met"> {
  const {wordTable, voweledTable, abjadTable} = partition;
  const tried = scratchOf(partition).words;
  tried.forget();
  const words: Linked[] = [];
  const link = (word: number) => {
    const other = partition.words[word];
    const found = other && linkWords(token, other);
    if (found) words.push({id: word, link: found});
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
  const met = new Set(words.map(({id}) => id));
  lookUp(wordTable, initialKey(token.text[0] ?? ""), (word) => {
    if (partition.words[word]?.role === "initial") met.add(word);
  });
  return {words, met: [...met]};
}

/**
 * Whether a word can be a spelling of another, by its letters or by those of its sound: what `linkWords` allows, in bits
 * and lengths alone.
 */
function nearnessTo({wordSigns, soundSigns}: Partition, {text, sound}: NameToken): (word: number) => boolean {
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

function findJoins(partition: Partition, token: Spelt): readonly Linked[] {
  const joins: Linked[] = [];
  const tried = scratchOf(partition).joins;
  tried.forget();
  const tryJoin = (join: number) => {
    if (!tried.isNew(join)) return;
    const other = partition.joins[join];
    const link = other && linkJoined(other, token);
    if (link) joins.push({id: join, link});
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
  return joins;
}

/** Finds every indexed word that is the same as two neighbours of a name written joined. */
export function linksOfPair(partition: Partition, pair: Spelt): readonly Linked[] {
  const words: Linked[] = [];
  const tried = scratchOf(partition).words;
  tried.forget();
  const tryWord = (word: number) => {
    if (!tried.isNew(word)) return;
    const other = partition.words[word];
    const link = other && other.text.length >= 4 ? linkJoined(pair, other) : undefined;
    if (link) words.push({id: word, link});
  };
  const {wordTable, voweledTable, abjadTable} = partition;
  const otherTable = pair.abjad ? voweledTable : abjadTable;
  if (otherTable.ids.length > 0) for (const key of consonantKeys(pair.text)) lookUp(otherTable, key, tryWord);
  const letters = letterSigns(pair.text);
  for (const key of joinedKeys(pair.text))
    lookUp(wordTable, key, (word) => {
      if (signsApart(partition.wordSigns.letters[word] ?? 0, letters) <= 2) tryWord(word);
    });
  return words;
}
