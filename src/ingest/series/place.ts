import {resolveCountry} from "../../catalogue/resolve-country.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {SeriesSource} from "../../sources/series/series-source.ts";

/** What a row of a source is about: a country held here, or why it is not. */
export type Place =
  | {readonly country: CountryCode}
  | {
      readonly left: "aggregate" | "part-of-country" | "unknown-place";
      readonly note: string;
      /** The country it is a part of, and what it covers, in words. */
      readonly part?: {readonly of: string; readonly words: string};
    };

/**
 * The country a source's name and code mean together. What the source itself is known to mean by them comes first;
 * then the name, since codes such as ZAR outlive their country; then the code. Where the two name different
 * countries, neither is believed.
 */
export function placeOf(source: SeriesSource, name: string, code: string): Place {
  return ruled(source, name) ?? ruled(source, code) ?? resolved(name, code);
}

function ruled({places}: SeriesSource, text: string): Place | undefined {
  const rule = Object.hasOwn(places, text) ? places[text] : undefined;
  if (rule === undefined) return undefined;
  if ("country" in rule) return rule;
  if ("aggregate" in rule) return {left: "aggregate", note: "an aggregate of countries; left out"};
  return {
    left: "part-of-country",
    note: `covers only ${rule.apart}; not a value of any country held here`,
    ...(rule.of !== undefined && {part: {of: rule.of, words: rule.apart}})
  };
}

function resolved(name: string, code: string): Place {
  const [byName, byCode] = [resolveCountry(name), resolveCountry(code)];
  const named = byName.kind === "country" ? byName.country : undefined;
  const coded = byCode.kind === "country" ? byCode.country : undefined;
  if (named && coded && named.code !== coded.code && !coded.historic)
    return {left: "unknown-place", note: `the name means ${named.code} and the code means ${coded.code}`};
  const country = named ?? coded;
  if (country) return {country: country.code};
  const hint = [byName, byCode].map((one) => (one.kind === "country" ? undefined : one.hint)).find(Boolean);
  return {left: "unknown-place", note: hint ? `not mapped to a country: ${hint}` : "not mapped to a country"};
}
