import {closest, listOf} from "../base/text.ts";
import type {Country, CountryCode} from "../domain/country.ts";
import {countries, countryByCode} from "./countries.ts";
import {countryNames, nameKey} from "./country-names.ts";

/** What a text says of a country: one, several it could be, or none. Never a guess. */
export type Resolution =
  | {readonly kind: "country"; readonly country: Country}
  | {
      readonly kind: "ambiguous";
      readonly text: string;
      readonly candidates: readonly Country[];
      readonly hint: string;
    }
  | {readonly kind: "unknown"; readonly text: string; readonly hint?: string};

const REMEMBERED = 10_000;
const LONGEST_NAME = 100;
const resolved = new Map<string, Resolution>();

/**
 * The country a text names: an ISO code of two or three letters, an EU code (EL, UK, XK), or the whole of a
 * name in a language the data use. Two letters count in capitals or small; three only in capitals, since
 * "and", "per" and "est" are words.
 */
export function resolveCountry(text: string): Resolution {
  const known = resolved.get(text);
  if (known) return known;
  const answer = resolve(text.trim());
  if (resolved.size >= REMEMBERED) resolved.clear();
  resolved.set(text, answer);
  return answer;
}

function resolve(text: string): Resolution {
  if (text === "" || text.length > LONGEST_NAME) return {kind: "unknown", text};
  return byHint(text) ?? byCode(text) ?? byName(text) ?? unknown(text);
}

function byHint(text: string): Resolution | undefined {
  const hint = countryNames().hints.get(nameKey(text));
  return hint === undefined ? undefined : {kind: "unknown", text, hint};
}

function byCode(text: string): Resolution | undefined {
  const isCode = /^(?:[a-z]{2}|[A-Z]{2,4})$/.test(text);
  const codes = isCode ? countryNames().codes.get(text.toUpperCase()) : undefined;
  return codes && answerOf(text, codes);
}

function byName(text: string): Resolution | undefined {
  const key = nameKey(text);
  const {ambiguous, tiers} = countryNames();
  const candidates = ambiguous.get(key);
  if (candidates) return ambiguity(text, candidates);
  for (const tier of tiers) {
    const codes = tier().get(key);
    if (codes) return answerOf(text, codes);
  }
  return undefined;
}

function answerOf(text: string, codes: ReadonlySet<CountryCode>): Resolution {
  const found = [...codes].map(countryByCode).filter((country) => country !== undefined);
  const [only] = found;
  return only && found.length === 1 ? {kind: "country", country: only} : ambiguity(text, found);
}

function ambiguity(text: string, candidates: readonly Country[]): Resolution {
  const choices = candidates.map(({code, name}) => `${code} (${name})`);
  return {kind: "ambiguous", text, candidates, hint: `write one of ${listOf(choices)}`};
}

function unknown(text: string): Resolution {
  const hint = hintFor(text);
  return hint === undefined ? {kind: "unknown", text} : {kind: "unknown", text, hint};
}

function hintFor(text: string): string | undefined {
  const code = /^[a-z]{2,3}$/i.test(text) ? text.toUpperCase() : undefined;
  if (code !== undefined)
    return countryNames().codes.has(code) ? `write codes in capitals: ${code}` : undefined;
  if (!/^\p{L}[\p{L}\p{M} .'’-]{3,}$/u.test(text)) return undefined;
  const name = closest(
    text,
    countries().map((country) => country.name)
  );
  return name === undefined ? undefined : `did you mean ${name}?`;
}
