type Rule = readonly [pattern: RegExp, by: string];

const ARABIC: readonly Rule[] = [
  // "Nasr Allah" and "Abd Allah" are written as one word in Latin letters.
  [/(?<=[\u0621-\u064a]) الله(?![\u0621-\u064a])/gu, "الله"],
  [/(?<![\u0621-\u064a])عبدال(?!له(?![\u0621-\u064a]))(?=[\u0621-\u064a]{3})/gu, "عبد "],
  [/(?<![\u0621-\u064a])ال(?=[\u0621-\u064a]{3})/gu, "al "],
  [/ظ/gu, "z"],
  // Alif and ayn at the start are heard as a vowel, and vanish in transliteration.
  [/(?<![\u0621-\u064a])[اأإآع](?=[\u0621-\u064a])/gu, "$&a"]
];

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
 * article glued to its word, an alif or ayn that begins it, bet and pe at its start, vav as a vowel.
 */
export function readAbjad(text: string): string {
  if (/\p{Script=Arabic}/u.test(text)) return apply(ARABIC, text);
  return /\p{Script=Hebrew}/u.test(text) ? apply(HEBREW, text) : text;
}

function apply(rules: readonly Rule[], text: string): string {
  return rules.reduce((result, [pattern, by]) => result.replace(pattern, by), text);
}
