import anyAscii from "any-ascii";

const SYLLABLE = /[\p{Script=Han}\p{Script=Hangul}]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** Korean as lists write it: Kim, Pak, Jong Un rather than Gim, Bag, Jeong Eun. */
function korean(syllable: string): string {
  return syllable
    .toLowerCase()
    .replace(/eo/g, "o")
    .replace(/eu/g, "u")
    .replace(/^g(?!g)/, "k")
    .replace(/^b(?!b)/, "p")
    .replace(/g$/, (end) => (syllable.toLowerCase().endsWith("ng") ? end : "k"))
    .replace(/b$/, "p");
}

function latinOf(character: string): string {
  const latin = anyAscii(character);
  if (!SYLLABLE.test(character)) return latin;
  return ` ${HANGUL.test(character) ? korean(latin) : latin} `;
}

/**
 * A word in Latin letters. Each Chinese character and Korean syllable becomes a word of its own. A word with no
 * transliteration stays itself, so that no name becomes empty.
 */
export function transliterate(word: string): string {
  let result = "";
  for (const character of word) result += character <= "\u007f" ? character : latinOf(character);
  return (/[\p{L}\p{N}]/u.test(result) ? result : word).toLowerCase();
}

/** Whether a name holds Chinese or Korean characters, each of which says more than its transliteration. */
export function hasSyllables(text: string): boolean {
  return SYLLABLE.test(text);
}

/** Whether a word is in a script that leaves out short vowels: Arabic, Hebrew, Syriac. */
export function isAbjad(word: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u.test(word);
}
