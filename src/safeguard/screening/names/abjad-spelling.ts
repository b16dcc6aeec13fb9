/** Ways in which Latin letters write a letter of Arabic or Hebrew, by its transliteration. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  b: ["b", "p"],
  p: ["p", "b", "f", "ph"],
  t: ["t"],
  th: ["th", "s", "t"],
  j: ["j", "dj", "g", "zh", "dzh"],
  ch: ["ch", "tch", "tsch", "tsh", "c"],
  h: ["h"],
  kh: ["kh", "k", "ch", "x", "q", "c"],
  d: ["d"],
  dh: ["dh", "d", "z", "th"],
  dz: ["dz", "z", "j"],
  r: ["r"],
  z: ["z", "s", "dz", "dh", "th"],
  zh: ["zh", "j", "z"],
  s: ["s", "c", "z"],
  sh: ["sh", "ch", "sch", "s"],
  ts: ["ts", "tz", "z", "s", "c"],
  gh: ["gh", "g", "q", "k", "kh"],
  f: ["f", "ph", "p"],
  q: ["q", "k", "g", "gh", "kh"],
  k: ["k", "c", "q", "kh", "ch"],
  g: ["g", "k"],
  l: ["l"],
  m: ["m"],
  n: ["n"],
  w: ["w", "v", "u", "o"],
  v: ["v", "w", "b", "u", "o"],
  o: ["o", "u", "v", "w"],
  y: ["y", "i", "e"]
};

/** What a letter may be at the end of a word, besides: a vowel without a letter of its own stands there only with one of these. */
const AT_END: Readonly<Record<string, readonly string[]>> = {
  a: ["a", "e", "o", "i", "ah", "eh"],
  h: ["", "ha", "he"],
  w: ["ow", "uh", "oh"],
  y: ["a", "ie", "ih", "ah", "eh"]
};

/** The article before a letter that swallows its l: al-Sabbar is also Essabar. */
const ASSIMILATED = /^al(?=[tdrzsn])/;

const isVowel = (letter: string | undefined): boolean => letter !== undefined && "aeiou".includes(letter);

/**
 * Whether a Latin word is a spelling of one in a script without short vowels, given as its transliteration. Every consonant and long
 * vowel of the one stands in the other in its order; between them there may be short vowels, and letters may be doubled. A vowel
 * that begins or ends the Latin word needs a letter.
 */
export function spells(abjad: string, latin: string): boolean {
  return spellsFrom(abjad, 0, latin.replace(/(.)\1+/g, "$1"), 0);
}

function spellsFrom(a: string, i: number, b: string, j: number): boolean {
  if (i === a.length) return j === b.length || isSilent(b, j, a);
  if (i === 0 && /^as[^aeiou]/.test(a) && spellsFrom(a, 1, b, 0)) return true;
  if (i === 1 && ASSIMILATED.test(a) && spellsFrom(a, 2, b, j)) return true;
  return unitsAt(a, i).some((unit) => spellsUnit(unit, a, i, b, j));
}

function spellsUnit(unit: string, a: string, i: number, b: string, j: number): boolean {
  const next = i + unit.length;
  const isLast = next === a.length;
  if (isVowel(unit) && unit !== "o" && !isLast) return isVowel(b[j]) && spellsFrom(a, next, b, j + 1);
  if (isSaid(unit, a[i - 1], b[j - 1]) && spellsFrom(a, next, b, j)) return true;
  const options = optionsOf(unit, isLast);
  return placesAfter(b, j, i === 0).some((at) =>
    options.some((option) => {
      const isHeld = b.startsWith(option, at) && (at === j || fitsVowel(unit, option, b[at - 1]));
      return isHeld && spellsFrom(a, next, b, at + option.length);
    })
  );
}

/** A y heard as an a has no other vowel before it; an h that is not heard stands for a, e or o, never for i or u. */
function fitsVowel(unit: string, option: string, before: string | undefined): boolean {
  if (unit === "y") return !option.startsWith("a");
  return unit !== "h" || option !== "" || before === undefined || "aeo".includes(before);
}

/** A French e that is not heard, behind a consonant. */
function isSilent(b: string, j: number, a: string): boolean {
  return b.length - j === 1 && b[j] === "e" && !/[aeiouwyh]$/.test(a);
}

/** The letter at a place, read as one of two letters and as the first of them. */
function unitsAt(a: string, i: number): readonly string[] {
  const [one, two] = [a.slice(i, i + 1), a.slice(i, i + 2)];
  return two.length === 2 && two in SPELLINGS ? [two, one] : [one];
}

/** A letter that was said already: one that comes twice, or a long vowel of which there is one: Issa, where the letters are a-y-s-y. */
function isSaid(unit: string, before: string | undefined, said: string | undefined): boolean {
  if (said === undefined) return false;
  if (unit === before) return !isVowel(unit);
  return unit === "y" ? "iey".includes(said) : unit === "w" && "uow".includes(said);
}

function optionsOf(unit: string, isLast: boolean): readonly string[] {
  const options = SPELLINGS[unit] ?? (isVowel(unit) ? [] : [unit]);
  return isLast ? [...options, ...(AT_END[unit] ?? [])] : options;
}

/** Two vowels in a row that are short, or stand around a letter that transliteration loses. Others hide a y or a w. */
const SHORT_PAIRS: ReadonlySet<string> = new Set(["ou", "oa", "ua", "ea", "ae", "oe", "ue", "ao"]);

/** Where the next letter may stand: here, or behind short vowels, which do not begin a word. */
function placesAfter(b: string, j: number, isStart: boolean): readonly number[] {
  if (isStart || !isVowel(b[j])) return [j];
  return SHORT_PAIRS.has(b.slice(j, j + 2)) ? [j, j + 1, j + 2] : [j, j + 1];
}

/** Classes of consonants that the spellings of one letter share; letters that can be of two classes give both. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  ...classes("t", "tdszj"),
  ...classes("k", "kq"),
  ...classes("b", "bpf"),
  ...{l: ["l"], m: ["m"], n: ["n"], r: ["r"]},
  ...{c: ["t", "k"], g: ["k", "t"], x: ["k", "kt"], v: ["", "b"]}
};

function classes(name: string, letters: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...letters].map((letter) => [letter, [name]]));
}

/** How many consonants a transliterated word has that are always written. */
export function consonantsIn(word: string): number {
  return word.replace(/[aeiouwyh]/g, "").length;
}

const MOST_CODES = 16;

/** Codes of a word's consonants: a word in a script without vowels and each of its spellings share at least one. The code of a word of vowels and h alone is empty. */
export function consonantCodes(word: string): readonly string[] {
  const codes = codesOf(word);
  return ASSIMILATED.test(word) ? [...new Set([...codes, ...codesOf(word.slice(2))])] : codes;
}

function codesOf(word: string): readonly string[] {
  let codes = [""];
  for (const letter of word) {
    const [option, ...others] = CLASSES[letter] ?? [];
    if (option === undefined) continue;
    if (others.length === 0) codes = codes.map((code) => appended(code, option));
    else
      codes = [
        ...new Set(codes.flatMap((code) => [option, ...others].map((one) => appended(code, one))))
      ].slice(0, MOST_CODES);
  }
  return codes;
}

function appended(code: string, letters: string): string {
  return code.endsWith(letters) ? code : code + letters;
}
