import {resolveCountry} from "../../catalogue/resolve-country.ts";
import {expandAbbreviations, fullWordOf} from "../screening/names/abbreviations.ts";
import {cleanName} from "../screening/names/clean.ts";
import type {NameToken} from "../screening/names/name.ts";
import {readName} from "../screening/names/read-name.ts";
import {withGeneralWords} from "./general-words.ts";

/** An affiliation as authors write it, taken apart. */
export interface Affiliation {
  /** All its words in order. */
  readonly tokens: readonly NameToken[];
  /** Number of the part (between commas and the like) in which each word stands. */
  readonly partOf: readonly number[];
  /** Beginnings that a dot ends, by the word they are read as: telecommun by itself, technol by technology. */
  readonly shortened: ReadonlyMap<string, string>;
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
/** "M. D. Anderson" is written "MD Anderson" too. */
const SPACED_INITIALS = /(?<![\p{L}\p{N}])(\p{Lu}\.)\s+(?=\p{Lu}\.)/gu;
/** Between lines that were run together: "InstituteUniversity of Melbourne". */
const GLUED = /(?<=\p{Ll}{5})(?=\p{Lu}\p{Ll}{2})/gu;
const SHORT_COUNTRIES = /^(?:U\.?S\.?A\.?|U\.?K\.?|U\.?S\.?|UAE|PRC|ROC)$/;

/** Takes an affiliation apart at its commas, semicolons and brackets. */
export function readAffiliation(text: string): Affiliation {
  const decoded = decodeEntities(text.slice(0, MAX_CHARACTERS))
    .replace(/#(?:R|N|TAB)#/g, " ")
    .replace(GLUED, " ");
  const unnumbered = decoded.replace(/^\s*[a-z]?\d{1,2}(?=\p{Lu})/u, "");
  const plain = withGeneralWords(expandAbbreviations(unnumbered.replace(SPACED_INITIALS, "$1")));
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
  return {tokens, partOf, shortened: shortenedIn(unnumbered), ...(country !== undefined && {country})};
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  });
}

const FEWEST_LETTERS_OF_SHORTENED = 4;

function shortenedIn(text: string): ReadonlyMap<string, string> {
  const words = text.match(/\p{L}+(?=\.(?:[\s,;&]|$))/gu) ?? [];
  const starts = words
    .filter(({length}) => length >= FEWEST_LETTERS_OF_SHORTENED)
    .map((word) => word.toLowerCase());
  return new Map(starts.map((start) => [fullWordOf(start) ?? start, start]));
}

/** Territories that addresses name before the country they count them to. */
const WITHIN: Readonly<Record<string, ReadonlySet<string>>> = {CN: new Set(["HK", "MO", "TW"])};

/** The last country named, or the territory within it that is named before. */
function countryOf(parts: readonly string[]): string | undefined {
  const named = parts.toReversed().flatMap((part) => countryIn(part) ?? []);
  const [last] = named;
  const within = last === undefined ? undefined : WITHIN[last];
  return named.find((code) => within?.has(code)) ?? last;
}

/** The country that a whole part or its last words name (of New Mexico and British Columbia the whole is none); none for a state that is no more, whose organisations have others now. */
function countryIn(part: string): string | undefined {
  const words = part
    .replace(/[\d.]+/g, " ")
    .trim()
    .split(/\s+/);
  for (let length = Math.min(4, words.length); length > 0; length--) {
    const tail = words.slice(-length).join(" ");
    if (tail.length <= 3 && !SHORT_COUNTRIES.test(tail)) continue;
    if (/^(?:new|british)$/i.test(words.at(-length - 1) ?? "")) continue;
    const found = resolveCountry(tail);
    if (found.kind === "country") return found.country.historic ? undefined : found.country.code;
  }
  return undefined;
}
