const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** ISO 15924 codes by Unicode script. Han letters alone do not say which of its forms they are. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["Jpan", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["Kore", /\p{Script=Hangul}/gu],
  ["Hani", /\p{Script=Han}/gu],
  ["Cyrl", /\p{Script=Cyrillic}/gu],
  ["Arab", /\p{Script=Arabic}/gu],
  ["Hebr", /\p{Script=Hebrew}/gu],
  ["Grek", /\p{Script=Greek}/gu],
  ["Armn", /\p{Script=Armenian}/gu],
  ["Geor", /\p{Script=Georgian}/gu],
  ["Deva", /\p{Script=Devanagari}/gu],
  ["Thai", /\p{Script=Thai}/gu],
  ["Mymr", /\p{Script=Myanmar}/gu],
  ["Ethi", /\p{Script=Ethiopic}/gu],
  ["Latn", /\p{Script=Latin}/gu]
];

/** The script most letters of a name are of; undefined for a name without letters of a known script. */
export function scriptOf(text: string): string | undefined {
  if (/^[\p{ASCII}]*[a-z][\p{ASCII}]*$/iu.test(text)) return "Latn";
  let best: {readonly code: string; readonly count: number} | undefined;
  for (const [code, letters] of SCRIPTS) {
    const count = text.match(letters)?.length ?? 0;
    if (count > (best?.count ?? 0)) best = {code, count};
  }
  return best?.code === "Hani" && KANA.test(text) ? "Jpan" : best?.code;
}
