import {countries} from "../../catalogue/countries.ts";
import type {Country} from "../../domain/country.ts";
import {quote} from "../../warehouse/database.ts";

/** The EU's codes in place of the ISO ones, which the source uses. */
export function inOwnCodes(code: string): string {
  const renamed = coded().filter((country) => country.code !== country.iso2);
  return `CASE ${code} ${renamed.map((country) => `WHEN ${quote(country.iso2)} THEN ${quote(country.code)}`).join(" ")} ELSE ${code} END`;
}

/** Countries whose ISO code is theirs alone: CS was that of two states that no longer exist. */
function coded(): readonly Country[] {
  return countries().filter(({code, iso2, historic}) => !historic || code === iso2);
}

/** Whether a text is the ISO code of a country. One text that holds all codes is searched faster than a list of them. */
export function isKnown(code: string): string {
  const all = coded().map(({iso2}) => iso2);
  return `(len(${code}) = 2 AND contains(${quote(` ${all.join(" ")} `)}, ' ' || ${code} || ' '))`;
}
