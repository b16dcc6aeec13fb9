import {fold} from "../base/text.ts";
import {countries} from "../catalogue/countries.ts";
import {resolveCountry} from "../catalogue/resolve-country.ts";
import type {Country} from "../domain/country.ts";
import type {Figure, FigureRequest, FigureTable} from "../domain/figure.ts";
import {requestFor} from "../domain/request.ts";
import {completeYears} from "./country-direction.ts";
import type {Edition} from "./site.ts";

/** Which part of the world a list shows. */
export const SCOPES = {outside: "Outside the EU", eu: "EU Member States", all: "All"} as const;

export type Scope = keyof typeof SCOPES;

/** What a list can be sorted by; numbers start with the largest, names with A. */
export const SORTS = ["name", "projects", "participations", "money", "coordinators", "change"] as const;

export type Sort = (typeof SORTS)[number];

export interface ListQuestion {
  readonly base: Partial<FigureRequest>;
  readonly scope: Scope;
  readonly sort: Sort;
  readonly ascending: boolean;
  /** Words to find in the name. */
  readonly words: string;
}

export interface CountryRow {
  readonly country: Country;
  /** Codes of the groups its participations were in when the projects were signed, and are in now. */
  readonly was: readonly string[];
  readonly now: readonly string[];
  readonly projects: Figure | undefined;
  readonly participations: Figure | undefined;
  readonly money: Figure | undefined;
  readonly coordinators: Figure | undefined;
  /** Left out where the years compared are too small to tell anything. */
  readonly change: Figure | undefined;
}

export interface CountryList {
  readonly rows: readonly CountryRow[];
  /** Countries of the catalogue that fit the words and the scope, and have no participation in the data held. */
  readonly absent: readonly Country[];
  readonly projects: FigureTable;
  readonly participations: FigureTable;
  /** The two years the change compares. */
  readonly years: readonly [number, number];
}

/** Below this many participations in both years together no change is shown. */
export const LEAST_FOR_CHANGE = 20;

/** Reads the countries that take part under the filters of an address, sorted, and those that do not. */
export async function readCountryList(edition: Edition, question: ListQuestion): Promise<CountryList> {
  const {base} = question;
  const {year: _, ...otherFilters} = base.filters ?? {};
  const ask = (id: string, ...by: FigureRequest["by"]) =>
    edition.figures(requestFor(id, {...base, by: ["country", ...by]}));
  const acrossYears = (id: string) =>
    edition.figures(requestFor(id, {...base, filters: otherFilters, by: ["country", "year"]}));
  const inMode = (status: FigureRequest["status"]) =>
    edition.figures(requestFor("participations", {...base, status, by: ["country", "group"]}));
  const [projects, participations, money, coordinators] = [
    await ask("projects"),
    await ask("participations"),
    await ask("net-eu-contribution"),
    await ask("coordinators")
  ];
  const [was, now] = [await inMode("was"), await inMode("now")];
  const growth = await acrossYears("growth");
  const yearly = await acrossYears("participations");
  const years = completeYears(participations);
  const shown = shownCountries(question);
  const index = {
    projects: byCountry(projects),
    participations: byCountry(participations),
    money: byCountry(money),
    coordinators: byCountry(coordinators),
    change: changes(growth, yearly, years)
  };
  const rows = shown
    .filter(({code}) => index.participations.has(code))
    .map((country) => ({
      country,
      was: groupsOf(was, country.code),
      now: groupsOf(now, country.code),
      projects: index.projects.get(country.code),
      participations: index.participations.get(country.code),
      money: index.money.get(country.code),
      coordinators: index.coordinators.get(country.code),
      change: index.change.get(country.code)
    }));
  const absent = shown.filter(
    ({code, historic, region, income}) =>
      !historic &&
      !index.participations.has(code) &&
      fits(base.filters?.region, region) &&
      fits(base.filters?.income, income)
  );
  const order = {sort: question.sort, sign: question.ascending ? 1 : -1};
  return {rows: rows.sort(inOrder(order)), absent, projects, participations, years};
}

function shownCountries({scope, words}: ListQuestion): Country[] {
  const isMember = ({member}: Country) => member !== undefined && member.to === undefined;
  return countries()
    .filter((country) => scope === "all" || isMember(country) === (scope === "eu"))
    .filter((country) => hasWords(country, words))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** A country fits words by a part of its name, or by any code or name the resolver knows. */
function hasWords(country: Country, words: string): boolean {
  if (words === "" || fold(country.name).includes(fold(words))) return true;
  const answer = resolveCountry(words);
  return answer.kind === "country" && answer.country.code === country.code;
}

function fits(asked: readonly string[] | undefined, value: string): boolean {
  return asked === undefined || asked.includes(value);
}

function byCountry(table: FigureTable): Map<string, Figure> {
  return new Map(table.figures.map((figure) => [String(figure.dims.country), figure]));
}

function groupsOf(table: FigureTable, code: string): string[] {
  return table.figures
    .filter((figure) => figure.dims.country === code)
    .map((figure) => String(figure.dims.group));
}

/** Growth into the last complete year, where the two years together are enough. */
function changes(
  growth: FigureTable,
  yearly: FigureTable,
  [from, to]: readonly [number, number]
): Map<string, Figure> {
  const together = new Map<string, number>();
  for (const figure of yearly.figures) {
    if (![from, to].includes(Number(figure.dims.year))) continue;
    const code = String(figure.dims.country);
    together.set(code, (together.get(code) ?? 0) + (figure.value ?? 0));
  }
  const enough = growth.figures.filter(
    ({dims}) => Number(dims.year) === to && (together.get(String(dims.country)) ?? 0) >= LEAST_FOR_CHANGE
  );
  return new Map(enough.map((figure) => [String(figure.dims.country), figure]));
}

function inOrder({sort, sign}: {sort: Sort; sign: number}): (a: CountryRow, b: CountryRow) => number {
  const byName = (a: CountryRow, b: CountryRow) => a.country.name.localeCompare(b.country.name, "en");
  if (sort === "name") return (a, b) => sign * byName(a, b);
  const numberOf = (row: CountryRow) => row[sort]?.value ?? null;
  return (a, b) => {
    const [left, right] = [numberOf(a), numberOf(b)];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || byName(a, b);
    return sign * (left - right) || byName(a, b);
  };
}
