import {resolveCountry} from "../../catalogue/resolve-country.ts";
import {expandAbbreviations} from "../screening/names/abbreviations.ts";
import {cleanName} from "../screening/names/clean.ts";
import type {NameToken} from "../screening/names/name.ts";
import {readName} from "../screening/names/read-name.ts";

/** An affiliation as authors write it, taken apart. */
export interface Affiliation {
  /** All its words in order. */
  readonly tokens: readonly NameToken[];
  /** Number of the part (between commas and the like) in which each word stands. */
  readonly partOf: readonly number[];
  /** EU code of the country it names; undefined where it names none. */
  readonly country?: string;
}

const MAX_CHARACTERS = 2000;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
  lt: "<",
  gt: ">"
};
const SHORT_COUNTRIES = /^(?:U\.?S\.?A\.?|U\.?K\.?|U\.?S\.?|UAE|PRC|ROC)$/;

/** Takes an affiliation apart at its commas, semicolons and brackets. */
export function readAffiliation(text: string): Affiliation {
  const decoded = decodeEntities(text.slice(0, MAX_CHARACTERS)).replace(/#(?:R|N|TAB)#/g, " ");
  const plain = expandAbbreviations(decoded.replace(/^\s*[a-z]?\d{1,2}(?=\p{Lu})/u, ""));
  const parts = plain
    .split(/[,;|/()\n\t[\]]|\s[-–—]\s|\.\s(?=[A-Z][a-z]{3})/u)
    .map((part) => part.replace(/\S+@\S+/g, " ").trim())
    .filter(Boolean);
  const tokens: NameToken[] = [];
  const partOf: number[] = [];
  parts.forEach((part, i) => {
    const read = readName(cleanName(part), "organisation").forms.find(({writing}) => writing === "latin");
    for (const token of read?.tokens ?? []) {
      tokens.push(token);
      partOf.push(i);
    }
  });
  const country = countryOf(parts);
  return {tokens, partOf, ...(country !== undefined && {country})};
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  });
}

/** The last country named: a whole part, or the last words of one. */
function countryOf(parts: readonly string[]): string | undefined {
  for (const part of parts.toReversed()) {
    const words = part
      .replace(/[\d.]+/g, " ")
      .trim()
      .split(/\s+/);
    for (let length = Math.min(4, words.length); length > 0; length--) {
      const tail = words.slice(-length).join(" ");
      if (tail.length <= 3 && !SHORT_COUNTRIES.test(tail)) continue;
      const found = resolveCountry(tail);
      if (found.kind === "country") return found.country.code;
    }
  }
  return undefined;
}
