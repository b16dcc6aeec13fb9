type Rule = readonly [pattern: RegExp, by: string];

/** A rule in which L stands for a letter of Arabic script as written in Arabic, Persian or Urdu. */
const arabic = (pattern: string, by: string): Rule => [
  new RegExp(pattern.replaceAll("L", "[\\u0621-\\u064a\\u0671-\\u06d3]"), "gu"),
  by
];

const ARABIC: readonly Rule[] = [
  // "Nasr Allah" and "Abd Allah" are written as one word in Latin letters.
  arabic("(?<=L) الل[هہ](?!L)", "الله"),
  arabic("(?<!L)عبدال(?!ل[هہ](?!L))(?=LL)", "عبد "),
  arabic("(?<=(?<!L)عبد )ال(?!ل[هہ])(?=LL)", ""),
  arabic("(?<!L)[اأ]بو(?!L)", "abu"),
  arabic("(?<!L)[اأ]بو(?=LLL)", "abu "),
  arabic("(?<!L)ال(?=LLL)", "al "),
  [/ظ/gu, "z"],
  // Letters that transliteration would run together: t and h are not "th".
  [/(?<=[تطسكکدذزقگ])ه/gu, "aه"],
  // Alif and ayn at the start are heard as a vowel, and vanish in transliteration.
  arabic("(?<!L)[اأإع](?=L)", "$&a")
];

/** Persian and Urdu say z and s where Arabic has other sounds. */
const PERSIAN: readonly Rule[] = [
  [/[ضذظ]/gu, "z"],
  [/ث/gu, "s"]
];
const PERSIAN_LETTERS = /[پچژگکی]/u;

const HEBREW: readonly Rule[] = [
  [/(?<![\u05d0-\u05ea])ב/gu, "b"],
  [/(?<![\u05d0-\u05ea])פ/gu, "p"],
  [/ישר/gu, "isr"],
  [/ש(?=ט)/gu, "s"],
  [/ש/gu, "sh"],
  // Vav within a longer word, and after yod at the start, is a vowel.
  [/(?<=(?<![\u05d0-\u05ea])י)ו/gu, "o"],
  [/(?<=[\u05d0-\u05ea]{2})ו(?=[\u05d0-\u05ea])/gu, "o"],
  [/(?<=[\u05d0-\u05ea]{3})ו/gu, "o"]
];

/**
 * Writes out what Arabic and Hebrew spelling leaves to the reader and transliteration letter by letter gets wrong: the
 * article glued to its word, father and servant of, an alif or ayn that begins it, bet and pe at its start, vav as a vowel.
 */
export function readAbjad(text: string): string {
  if (/\p{Script=Arabic}/u.test(text))
    return apply(PERSIAN_LETTERS.test(text) ? [...ARABIC, ...PERSIAN] : ARABIC, text);
  return /\p{Script=Hebrew}/u.test(text) ? apply(HEBREW, text) : text;
}

function apply(rules: readonly Rule[], text: string): string {
  return rules.reduce((result, [pattern, by]) => result.replace(pattern, by), text);
}
