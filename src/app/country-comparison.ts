import {ApertureError} from "../base/errors.ts";
import {countryByCode} from "../catalogue/countries.ts";
import type {CountryCode} from "../domain/country.ts";
import {type Figure, type FigureRequest, type FigureTable, makeFigure} from "../domain/figure.ts";
import {requestFor} from "../domain/request.ts";
import {readCountry} from "./codes.ts";
import {completeYears} from "./country-direction.ts";
import {COUNTRY_KEYS, yearsOf} from "./country-profile.ts";
import type {Edition} from "./site.ts";

export const LEAST_COMPARED = 2;
export const MOST_COMPARED = 6;

/** What a list of countries may be compared in, year by year. */
export const COMPARED_INDICATORS = [
  "participations",
  "projects",
  "net-eu-contribution",
  "coordinators",
  "newcomers",
  "share-of-participations",
  "average-consortium-size"
] as const;

export type ComparedIndicator = (typeof COMPARED_INDICATORS)[number];

/** The countries a reader chose, and what was wrong with what they wrote. */
export interface Choice {
  readonly codes: readonly CountryCode[];
  readonly problems: readonly {readonly message: string; readonly hint: string}[];
  /** Whether something written cannot be followed; one country alone only waits for another. */
  readonly isRefused: boolean;
}

/** Reads names and codes parted by commas; each is resolved, none is passed over. */
export function readChoice(texts: readonly string[]): Choice {
  const words = texts
    .flatMap((text) => text.split(","))
    .map((word) => word.trim())
    .filter((word) => word !== "");
  const codes = new Set<CountryCode>();
  const problems: {message: string; hint: string}[] = [];
  for (const word of words) {
    try {
      codes.add(readKnownCountry(word));
    } catch (error) {
      if (!(error instanceof ApertureError)) throw error;
      problems.push({message: error.message, hint: error.hint ?? ""});
    }
  }
  if (codes.size > MOST_COMPARED)
    problems.push({
      message: `at most ${MOST_COMPARED} countries can be compared, and ${codes.size} are given`,
      hint: `Leave ${codes.size - MOST_COMPARED} of them out.`
    });
  const isRefused = problems.length > 0;
  if (codes.size < LEAST_COMPARED && words.length > 0 && problems.length === 0)
    problems.push({
      message: "one country alone cannot be compared",
      hint: "Add another country."
    });
  return {codes: [...codes], problems, isRefused};
}

/** A country of the catalogue; what the data leave unstated is none. */
export function readKnownCountry(word: string): CountryCode {
  const code = readCountry(word);
  if (countryByCode(code)) return code;
  throw new ApertureError("usage", `unknown country: ${word}`, {
    hint: "Give its ISO code, its EU code (EL, UK, XK) or its name."
  });
}

/** Two to six countries side by side. */
export interface Comparison {
  readonly codes: readonly CountryCode[];
  /** A table for each key figure, by country. */
  readonly keys: readonly FigureTable[];
  readonly trend: FigureTable;
  readonly specialisation: FigureTable;
  /** Projects each two of them share. */
  readonly shared: FigureTable;
}

/** Reads the figures of a comparison under the filters and modes of an address. */
export async function readComparison(
  edition: Edition,
  codes: readonly CountryCode[],
  {base, indicator}: {base: Partial<FigureRequest>; indicator: ComparedIndicator}
): Promise<Comparison> {
  const country = [...codes].sort();
  const here = {...base, filters: {...base.filters, country}};
  const ask = (id: string, parts: Partial<FigureRequest>) =>
    edition.figures(requestFor(id, {...here, ...parts}));
  const keys: FigureTable[] = [];
  for (const id of COUNTRY_KEYS) keys.push(await ask(id, {by: ["country"]}));
  return {
    codes,
    keys,
    trend: await readTrend(edition, codes, {base: here, indicator}),
    specialisation: await ask("theme-specialisation", {by: ["country", "theme"]}),
    shared: await ask("co-participation", {
      by: ["country", "partner"],
      filters: {...here.filters, partner: country}
    })
  };
}

/** One series a country, with a zero for each year in which it has nothing. */
async function readTrend(
  edition: Edition,
  codes: readonly CountryCode[],
  {base, indicator}: {base: Partial<FigureRequest>; indicator: ComparedIndicator}
): Promise<FigureTable> {
  const whole = await edition.figures(requestFor(indicator, {...base, by: ["country", "year"]}));
  const [, complete] = completeYears(whole);
  const latest = Math.max(complete + 1, ...whole.figures.map((figure) => Number(figure.dims.year) || 0));
  const year = yearsOf(edition, base).filter((one) => Number(one) <= latest);
  const series: Figure[] = [];
  for (const code of codes) {
    const filters = {...base.filters, country: [code], year};
    const {figures} = await edition.figures(requestFor(indicator, {...base, filters, by: ["year"]}));
    series.push(...figures.map((figure) => makeFigure({...figure, dims: {...figure.dims, country: code}})));
  }
  return {...whole, figures: series};
}
