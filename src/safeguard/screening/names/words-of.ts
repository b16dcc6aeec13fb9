import {readAbjad} from "./abjad-words.ts";
import {unmaskHomoglyphs} from "./homoglyphs.ts";
import {hasSyllables, isAbjad, transliterate} from "./transliterate.ts";

/** One word of a name in Latin letters, and whether it was written without vowels. */
export interface Word {
  readonly text: string;
  readonly abjad: boolean;
  /** One Chinese or Korean character in Latin letters. */
  readonly syllable?: boolean;
}

const MAX_WORDS = 32;
const MAX_LETTERS = 40;
const APOSTROPHES = /['’‘`´ʼʻʽʾʿˈ′"ʹ]+/gu;

/**
 * The words of a cleaned name, transliterated one by one. What is neither letter nor digit parts words, apostrophes do
 * not. A name without any letter or digit becomes one word of its own characters.
 */
export function wordsOf(cleaned: string): readonly Word[] {
  const text = readAbjad(unmaskHomoglyphs(cleaned).replace(APOSTROPHES, ""));
  const words: Word[] = [];
  for (const piece of text.split(/[^\p{L}\p{M}\p{N}]+/u)) {
    if (piece === "") continue;
    const abjad = isAbjad(piece);
    const syllable = hasSyllables(piece);
    for (const part of transliterate(piece)
      .replace(APOSTROPHES, "")
      .split(/[^\p{L}\p{M}\p{N}]+/u)) {
      if (part !== "") words.push({text: part.slice(0, MAX_LETTERS), abjad, ...(syllable && {syllable})});
    }
    if (words.length >= MAX_WORDS) return words.slice(0, MAX_WORDS);
  }
  const bare = cleaned.replace(/\s+/g, "");
  return words.length > 0 || bare === "" ? words : [{text: bare.slice(0, MAX_LETTERS), abjad: false}];
}

/** The same with each Chinese or Korean character as a word of itself. */
export function syllablesOf(cleaned: string): readonly Word[] {
  const parted = cleaned.replace(/[\p{Script=Han}\p{Script=Hangul}]/gu, " $& ");
  return parted
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, MAX_WORDS)
    .map((text) => ({
      text: text.toLowerCase().slice(0, MAX_LETTERS),
      abjad: false,
      ...(hasSyllables(text) && {syllable: true})
    }));
}
