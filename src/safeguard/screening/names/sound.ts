type Rule = readonly [pattern: RegExp, by: string];

function apply(rules: readonly Rule[], word: string): string {
  let result = word;
  for (const [pattern, by] of rules) result = result.replace(pattern, by);
  return result;
}

const SOUNDS: readonly Rule[] = [
  [/^x/, "sh"],
  [/x/g, "ks"],
  [/tsch|tch|tsh|dsch|dzh/g, "ch"],
  [/shch|sch|sz|sh|ch|cz/g, "S"],
  [/ph/g, "f"],
  [/kh|gh|ck|q/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/[cg]/g, "k"],
  [/dh/g, "d"],
  [/th/g, "t"],
  [/zh|j/g, "J"],
  [/ts|tz|z/g, "s"],
  [/w/g, "v"],
  [/[ou]+/g, "u"],
  [/[ae]?[iy]+[ey]?|e+/g, "i"],
  [/(?<=[aiu])h/g, ""],
  [/(.)\1+/g, "$1"],
  [/(?<=.{3})i$/, ""]
];

/**
 * How a Latin word sounds, roughly and across languages: what spellings of one foreign name have in common (Gaddafi,
 * Qadhafi; Husayn, Hussein; Nooristani, Nuristani; Wladimir, Vladimir).
 */
export function soundOf(word: string): string {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  const sound = apply(SOUNDS, word);
  return sound.length < 2 ? word : sound;
}
