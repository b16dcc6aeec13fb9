import {countryByCode} from "../catalogue/countries.ts";
import type {Country} from "../domain/country.ts";
import type {Figure, FigureRequest, FigureTable} from "../domain/figure.ts";
import {requestFor} from "../domain/request.ts";
import type {Edition} from "./site.ts";

/** The key figures of a country, in the order they are shown. */
export const COUNTRY_KEYS = [
  "projects",
  "participations",
  "net-eu-contribution",
  "own-contribution",
  "coordinators",
  "average-consortium-size",
  "newcomers",
  "share-of-participations"
] as const;

export type CountryKey = (typeof COUNTRY_KEYS)[number];

/** Everything a country's page says in numbers. */
export interface CountryProfile {
  readonly country: Country;
  readonly keys: Readonly<Record<CountryKey, Figure>>;
  readonly trends: Readonly<Record<CountryKey, FigureTable>>;
  readonly growth: FigureTable;
  /** Projects and participations of each year counted in parts, beside the whole counts of `trends`. */
  readonly fractionalTrend: FigureTable;
  readonly fractional: {readonly projects: Figure; readonly participations: Figure};
  readonly concentration: Figure;
  readonly themes: FigureTable;
  readonly specialisation: FigureTable;
  readonly parts: FigureTable;
  readonly partners: FigureTable;
  readonly roles: FigureTable;
  readonly activities: FigureTable;
  readonly sizes: FigureTable;
  readonly groups: FigureTable;
}

/** The years a reader may see in one row: those asked for, or all that the data hold. */
export function yearsOf(edition: Edition, base: Partial<FigureRequest>): readonly string[] {
  return base.filters?.year ?? edition.choices.year ?? [];
}

/** The single figure of a request; a request broken down by something else is a bug. */
export async function oneFigure(
  edition: Edition,
  id: string,
  parts: Partial<FigureRequest>
): Promise<Figure> {
  const {figures} = await edition.figures(requestFor(id, parts));
  const [figure] = figures;
  if (!figure) throw new TypeError(`no figure: ${id}`);
  return figure;
}

/** Reads all figures of a country under the filters and modes of an address. */
export async function readCountryProfile(
  edition: Edition,
  code: string,
  base: Partial<FigureRequest>
): Promise<CountryProfile> {
  const country = countryByCode(code);
  if (!country) throw new TypeError(`no such country: ${code}`);
  const here = {...base, filters: {...base.filters, country: [code]}};
  const everyYear = {
    ...base,
    filters: {...here.filters, year: yearsOf(edition, base)},
    by: ["year"] as const
  };
  const ask = (id: string, parts: Partial<FigureRequest>) => edition.figures(requestFor(id, parts));
  const one = (id: string, parts: Partial<FigureRequest> = here) => oneFigure(edition, id, parts);
  const by = (id: string, ...dimensions: FigureRequest["by"]) => ask(id, {...here, by: dimensions});
  const inParts = {...here, counting: "fractional"} as const;
  const keys = await Promise.all(COUNTRY_KEYS.map(async (id) => [id, await one(id)] as const));
  const trends = await Promise.all(COUNTRY_KEYS.map(async (id) => [id, await ask(id, everyYear)] as const));
  return {
    country,
    keys: Object.fromEntries(keys) as Record<CountryKey, Figure>,
    trends: Object.fromEntries(trends) as Record<CountryKey, FigureTable>,
    growth: await by("growth", "year"),
    fractionalTrend: await ask("projects", {...everyYear, counting: "fractional"}),
    fractional: {
      projects: await one("projects", inParts),
      participations: await one("participations", inParts)
    },
    concentration: await one("concentration"),
    themes: await by("participations", "theme"),
    specialisation: await by("theme-specialisation", "theme"),
    parts: await by("participations", "part"),
    partners: await by("top-partners", "partner"),
    roles: await by("participations-by-role", "role", "year"),
    activities: await by("participations-by-activity", "activity", "year"),
    sizes: await by("participations-by-sme", "sme", "year"),
    groups: await by("participations", "group")
  };
}
