import {isFixed, type Linkable} from "../compare/link-words.ts";
import {COSTS} from "../compare/weights.ts";
import {consonantCodes} from "../names/abjad-spelling.ts";
import {koreanSpellingsOf} from "../names/korean-names.ts";
import {shortFormsOf} from "../names/person-words.ts";
import {hashOf, hashWithout} from "./key-table.ts";

/** Letters from which deletions are made: words that differ by two deletions agree on one of their beginnings too. */
const PREFIX = 7;

const SALT = {text: 1, sound: 2, consonants: 3, whole: 4, acronym: 5, initial: 6} as const;

/**
 * Keys such that two words with a link (`linkWords`) share at least one. Words within k typing errors have a text in
 * common that is reached from either by k deletions, and this also holds for their first letters.
 */
export function wordKeys(word: Linkable): number[] {
  const keys: number[] = [];
  addDeletions(keys, word.text, isFixed(word) ? 0 : editsOf(word.text), SALT.text);
  if (!isFixed(word)) addDeletions(keys, word.sound, word.sound.length >= 4 ? 1 : 0, SALT.sound);
  return keys;
}

/** Keys that a word in a script without vowels shares with its spellings. */
export function consonantKeys(text: string): number[] {
  return consonantCodes(text).map((code) => hashOf(code, SALT.consonants));
}

/** Keys of the everyday forms of a given name, and of the other spellings of a Korean one. */
export function shortFormKeys(word: Linkable): readonly number[] {
  return [...shortFormsOf(word.text), ...koreanSpellingsOf(word.text)].map((form) =>
    hashOf(form.slice(0, PREFIX), SALT.text)
  );
}

/** Keys of a text that is compared with words written joined. */
export function joinedKeys(text: string): number[] {
  const keys: number[] = [];
  addDeletions(keys, text, 1, SALT.text);
  return keys;
}

/** Key of a whole name without its spaces. */
export const wholeKey = (squashed: string): number => hashOf(squashed, SALT.whole);

/** Key of the acronym of a name. */
export const acronymKey = (acronym: string): number => hashOf(acronym, SALT.acronym);

/** Key of words that are a single letter. */
export const initialKey = (letter: string): number => hashOf(letter, SALT.initial);

/** Most typing errors a link allows a word of this length, whatever the length of the other. */
function editsOf(text: string): number {
  if (text.length >= COSTS.twoEdits.fewestLetters - 0.5) return 2;
  return text.length >= 2 ? 1 : 0;
}

/** A key can come twice: whoever stores them leaves out repeats. */
function addDeletions(keys: number[], text: string, edits: number, salt: number): void {
  const start = text.slice(0, PREFIX);
  keys.push(hashOf(start, salt));
  if (edits === 0) return;
  for (let i = 0; i < start.length; i++) {
    keys.push(hashWithout(start, salt, i, i));
    if (edits === 1) continue;
    for (let k = i + 1; k < start.length; k++) keys.push(hashWithout(start, salt, i, k));
  }
}
