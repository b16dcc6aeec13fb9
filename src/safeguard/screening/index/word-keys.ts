import {isFixed, type Linkable} from "../compare/link-words.ts";
import {COSTS} from "../compare/weights.ts";
import {shortFormsOf} from "../names/person-words.ts";
import {skeletonOf} from "../names/sound.ts";
import {hashOf} from "./key-table.ts";

/** Letters from which deletions are made: words that differ by two deletions agree on one of their beginnings too. */
const PREFIX = 7;

const SALT = {text: 1, sound: 2, skeleton: 3, whole: 4, acronym: 5, initial: 6} as const;

/**
 * Keys such that two words with a link (`linkWords`) share at least one. Words within k typing errors have a text in
 * common that is reached from either by k deletions, and this also holds for their first letters.
 */
export function wordKeys(word: Linkable): Set<number> {
  const keys = new Set<number>();
  addDeletions(keys, word.text, isFixed(word) ? 0 : editsOf(word.text), SALT.text);
  if (!isFixed(word)) addDeletions(keys, word.sound, word.sound.length >= 4 ? 1 : 0, SALT.sound);
  return keys;
}

/** Keys that words in scripts with and without vowels share. */
export function skeletonKeys(word: Linkable): Set<number> {
  const keys = new Set<number>();
  const skeleton = skeletonOf(word.text);
  if (skeleton.length >= 2) addDeletions(keys, skeleton, skeleton.length >= 3 ? 1 : 0, SALT.skeleton);
  return keys;
}

/** Keys of the everyday forms of a given name. */
export function shortFormKeys(word: Linkable): readonly number[] {
  return shortFormsOf(word.text).map((form) => hashOf(form.slice(0, PREFIX), SALT.text));
}

/** Keys of a text that is compared with words written joined. */
export function joinedKeys(text: string): Set<number> {
  const keys = new Set<number>();
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

function addDeletions(keys: Set<number>, text: string, edits: number, salt: number): void {
  const start = text.slice(0, PREFIX);
  keys.add(hashOf(start, salt));
  if (edits === 0) return;
  for (let i = 0; i < start.length; i++) {
    const once = start.slice(0, i) + start.slice(i + 1);
    keys.add(hashOf(once, salt));
    if (edits === 1) continue;
    for (let k = i; k < once.length; k++) keys.add(hashOf(once.slice(0, k) + once.slice(k + 1), salt));
  }
}
