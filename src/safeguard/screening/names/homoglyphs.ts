const CYRILLIC = "АВЕЅІЈКМНОРСТУХаеѕіјкорсухһԁԛԝвмнтг";
const CYRILLIC_AS_LATIN = "ABESIJKMHOPCTYXaesijkopcyxhdqwbmhtr";
const GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ";
const GREEK_AS_LATIN = "ABEZHIKMNOPTYXaeiknoptux";

const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ...[...CYRILLIC].map((letter, i): [string, string] => [letter, CYRILLIC_AS_LATIN[i] ?? ""]),
  ...[...GREEK].map((letter, i): [string, string] => [letter, GREEK_AS_LATIN[i] ?? ""])
]);

const LATIN = /\p{Script=Latin}/u;
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * Reads Cyrillic and Greek letters that look Latin as Latin, in words that mix the scripts and only there: a word wholly
 * in one script is what it says. A word with a letter that has no Latin lookalike is left as it is.
 */
export function unmaskHomoglyphs(text: string): string {
  if (!LATIN.test(text) || !FOREIGN.test(text)) return text;
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    if (!LATIN.test(word) || !FOREIGN.test(word)) return word;
    const letters = [...word].map((letter) => (FOREIGN.test(letter) ? LOOKALIKES.get(letter) : letter));
    return letters.includes(undefined) ? word : letters.join("");
  });
}
