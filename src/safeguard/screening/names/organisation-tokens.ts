import {findLegalForms} from "./legal-forms.ts";
import type {NameToken, Role} from "./name.ts";
import {numberAt, romanNumber, STOP_WORDS} from "./organisation-words.ts";
import {placeAt} from "./places.ts";
import type {Rarity} from "./rarity.ts";
import {soundOf} from "./sound.ts";
import type {Word} from "./words-of.ts";

const PLACE_WEIGHT = 0.25;
const SMALL_WEIGHT = 0.02;

/** The words of an organisation's name, each with what it is for and how much it says. */
export function organisationTokens(words: readonly Word[], rarity: Rarity): readonly NameToken[] {
  const merged = mergeNumbers(words);
  const texts = merged.map(({text}) => text);
  const forms = findLegalForms(texts);
  const places = markPlaces(texts);
  const last = forms.lastIndexOf(undefined);
  const tokens = merged.map((word, i): NameToken => {
    const legalClass = forms[i];
    if (legalClass) return {...token(word, "legal", SMALL_WEIGHT), legalClass};
    const roman = i > 0 ? romanNumber(word.text, i === last) : undefined;
    if (roman) return token({...word, text: roman}, "number", 0.5);
    if (word.number) return token(word, "number", 0.5);
    if (STOP_WORDS.has(word.text)) return token(word, "particle", SMALL_WEIGHT);
    if (places[i]) return token(word, "place", PLACE_WEIGHT);
    return token(word, "word", rarity(word.text));
  });
  return tokens.some(({role}) => role === "word") ? tokens : tokens.map(promote);
}

function token({text, abjad, syllable}: Word, role: Role, weight: number): NameToken {
  const sound = role === "number" ? text : soundOf(text);
  return {text, sound, role, weight, abjad, ...(syllable && {syllable})};
}

/** Where no word of content is left, what remains is the name: "The And", "Europe", "44". */
function promote(one: NameToken): NameToken {
  return one.role === "legal"
    ? one
    : {...one, role: one.role === "particle" ? "word" : one.role, weight: 0.5};
}

interface MergedWord extends Word {
  readonly number?: boolean;
}

function mergeNumbers(words: readonly Word[]): readonly MergedWord[] {
  const texts = words.map(({text}) => text);
  const result: MergedWord[] = [];
  for (let i = 0; i < words.length; ) {
    const number = numberAt(texts, i);
    const word = words[i];
    if (number) result.push({text: number.value, abjad: false, number: true});
    else if (word) result.push(word);
    i += number?.length ?? 1;
  }
  return result;
}

function markPlaces(words: readonly string[]): readonly boolean[] {
  const marks = words.map(() => false);
  for (let i = 0; i < words.length; i++) {
    for (let k = i; k < i + placeAt(words, i); k++) marks[k] = true;
  }
  return marks;
}
