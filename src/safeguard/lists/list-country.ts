import {resolveCountry} from "../../catalogue/resolve-country.ts";
import type {CountryCode} from "../../domain/country.ts";

/** What lists write in place of a country, by what the European Union holds it to belong to. */
const WORDS: readonly (readonly [RegExp, CountryCode])[] = [
  [/^(?:palestinian|(?:region: )?(?:gaza|west bank)(?: strip)?)$/i, "PS"],
  [/\bcrimea\b/i, "UA"],
  [/\bhong kong\b/i, "HK"]
];

/** Said of an address that is nowhere known. */
const NOWHERE = /^(?:undetermined|unknown|not known|n\/a|00)$/i;

/** The country a list writes: blank where it says that it does not know, undefined where it is not understood. */
export function listCountry(text: string): CountryCode | "" | undefined {
  if (text === "" || NOWHERE.test(text)) return "";
  const plain = text.replace(/\s*\([^()]*\)$/, "");
  for (const attempt of [text, plain, inverted(plain)]) {
    const answer = resolveCountry(attempt);
    if (answer.kind === "country") return answer.country.code;
  }
  return WORDS.find(([pattern]) => pattern.test(plain))?.[1];
}

/** "Korea, North" is "North Korea". */
function inverted(text: string): string {
  const [name, rest, more] = text.split(/,\s*/);
  return rest === undefined || more !== undefined ? text : `${rest} ${name}`;
}
