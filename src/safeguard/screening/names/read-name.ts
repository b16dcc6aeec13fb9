import {expandName} from "./abbreviations.ts";
import {cleanName} from "./clean.ts";
import type {Name, NameForm, NameKind, NameToken} from "./name.ts";
import {organisationTokens} from "./organisation-tokens.ts";
import {personTokens} from "./person-tokens.ts";
import {type Rarity, shippedRarity} from "./rarity.ts";
import {hasSyllables} from "./transliterate.ts";
import {syllablesOf, type Word, wordsOf} from "./words-of.ts";

const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}]))?/gu;

/**
 * Brings a name as anybody writes it to the form in which names are compared. Never empty for a name that holds anything
 * but white space and invisible characters; bounded in time and memory for any text.
 */
export function readName(text: string, kind: NameKind, rarity: Rarity = shippedRarity): Name {
  const cleaned = cleanName(text);
  const read = (words: readonly Word[]) =>
    kind === "person" ? personTokens(words) : organisationTokens(words, rarity);
  const joined = kind === "person" ? cleaned : expandName(joinAbbreviations(cleaned));
  const forms = [formOf("latin", read(wordsOf(joined)))];
  if (hasSyllables(cleaned)) forms.push(formOf("syllables", read(syllablesOf(cleaned))));
  return {text: cleaned, kind, forms: forms.filter(({tokens}) => tokens.length > 0)};
}

/** "S.A.R.L." is one word, "AT&T" has an "and" in it. */
function joinAbbreviations(text: string): string {
  return text.replace(DOTTED, (match) => `${match.replaceAll(".", "")} `).replace(/[&+]/g, " and ");
}

function formOf(writing: NameForm["writing"], tokens: readonly NameToken[]): NameForm {
  return {writing, tokens, squashed: tokens.map(({text}) => text).join("")};
}
