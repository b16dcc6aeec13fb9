type Rule = readonly [pattern: RegExp, by: string];

/** A rule in which L stands for a letter of Arabic script as written in Arabic, Persian or Urdu. */
const arabic = (pattern: string, by: string): Rule => [
  new RegExp(pattern.replaceAll("L", "[\\u0621-\\u064a\\u0671-\\u06d3]"), "gu"),
  by
];

/** Titles as they are written, and as a word that is known to be one; by their letters alone سید and سعید are the same. */
const TITLES: Readonly<Record<string, string>> = {
  "س[يی]د": "sayyid",
  "ش[يی]خ": "shaykh",
  "حاج[يی]?": "haji",
  ملا: "mullah",
  "مولو[يی]": "mawlawi",
  مولانا: "mawlana",
  "قار[يی]": "qari",
  "دکتر|دكتور": "dr",
  "حج[تة] ?الاسلام": "hojjatoleslam"
};

const ARABIC_WORDS: readonly Rule[] = [
  // "Nasr Allah" and "Abd Allah" are written as one word in Latin letters.
  arabic("(?<=L) الل[هہ](?!L)", "الله"),
  ...Object.entries(TITLES).map(([title, latin]) => arabic(`(?<!L)(?:ال)?(?:${title})(?!L)`, latin)),
  // What stands between a name and the father's.
  arabic("(?<!L)[اإ]?بن(?!L)", "bin"),
  arabic("(?<!L)بنت(?!L)", "bint"),
  arabic("(?<!L)ولد(?!L)", "ould"),
  arabic("(?<=LL)(?=الد[يی]ن(?!L))", " "),
  arabic("(?<!L)عبدلل[هہ](?!L)", "عبدالله"),
  arabic("(?<!L)ذو ?ال(?=LL)", "ذول"),
  arabic("(?<!L)عبدال(?!ل[هہ](?!L))(?=LL)", "عبد "),
  arabic("(?<=(?<!L)عبد )ال(?!ل[هہ])(?=LL)", ""),
  arabic("(?<!L)[اأ]بو(?!L)", "abu"),
  arabic("(?<!L)[اأ]بو(?=LLL)", "abu "),
  arabic("(?<!L)ال(?!ل[هہ])(?=LLL)", "al "),
  // Ayn at the start is heard as a vowel, and vanishes in transliteration.
  arabic("(?<!L)عا?(?=L)", "a")
];

/** Letters that Latin writes in several ways, or that transliteration would lose. */
const ARABIC_LETTERS: readonly Rule[] = [
  [/ظ/gu, "z"],
  [/ض/gu, "dh"],
  // A y without dots is an a at the end of some names and a y at the end of others: it is read as the letter.
  [/ى/gu, "ي"],
  // Alif is a vowel, and vanishes in transliteration.
  [/[اأإآٱ]/gu, "a"]
];

/** Persian and Urdu say z and s where Arabic has other sounds. These come before the letters of Arabic. */
const PERSIAN: readonly Rule[] = [
  [/[ضذظ]/gu, "z"],
  [/ث/gu, "s"],
  [/خوا/gu, "خا"]
];
const PERSIAN_LETTERS = /[پچژگکی]/u;

const HEBREW: readonly Rule[] = [
  [/(?<![\u05d0-\u05ea])בן(?![\u05d0-\u05ea])/gu, "ben"],
  // Alef and ayin that begin or end a word are heard as a vowel, and vanish in transliteration.
  [/(?<![\u05d0-\u05ea])[אע](?=[\u05d0-\u05ea])|(?<=[\u05d0-\u05ea]{2})[אע](?![\u05d0-\u05ea])/gu, "a"],
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
    return apply([...ARABIC_WORDS, ...(PERSIAN_LETTERS.test(text) ? PERSIAN : []), ...ARABIC_LETTERS], text);
  return /\p{Script=Hebrew}/u.test(text) ? apply(HEBREW, text) : text;
}

function apply(rules: readonly Rule[], text: string): string {
  return rules.reduce((result, [pattern, by]) => result.replace(pattern, by), text);
}
