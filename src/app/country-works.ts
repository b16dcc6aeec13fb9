import {membershipOn} from "../catalogue/membership.ts";
import type {Figure, FigureRequest, FigureTable} from "../domain/figure.ts";
import type {Group} from "../domain/group.ts";
import {requestFor} from "../domain/request.ts";
import type {WorksStore} from "../warehouse/works/works-store.ts";
import {NON_EU} from "./ask.ts";
import type {Edition} from "./site.ts";
import {lastWholeYears} from "./works-years.ts";

/** What a country publishes, and with whom; whole years only, the last five unless by year. */
export interface CountryWorks {
  readonly holds: "works";
  readonly years: readonly string[];
  readonly publications: Figure;
  readonly internationalShare: Figure;
  /** Whom `together` is with: the Union, or for a Member State everybody outside it. */
  readonly other: "eu" | "non-eu";
  readonly together: FigureTable;
  readonly partners: FigureTable;
  /** The same by theme of the strategy. */
  readonly themes: FigureTable;
}

/** Publications of a country, from the works or the pairs of countries that stand beside the warehouse; nothing where neither do. */
export async function readPublications(
  edition: Edition,
  country: string
): Promise<CountryWorks | CountryPairs | undefined> {
  const {works} = edition.warehouse;
  if (works?.holds === "works") return readCountryWorks(edition, works, country);
  return works && readCountryPairs(edition, works, country);
}

async function readCountryWorks(edition: Edition, works: WorksStore, country: string): Promise<CountryWorks> {
  const years = lastWholeYears(works);
  const other = membershipOn(country, "", works.ref.dated) ? "non-eu" : "eu";
  const group: readonly Group[] = other === "eu" ? ["eu"] : [...NON_EU].sort();
  const ask = (
    indicator: string,
    {by = [], ...filters}: FigureRequest["filters"] & Pick<Partial<FigureRequest>, "by">
  ) => edition.figures(requestFor(indicator, {filters: {country: [country], ...filters}, by}));
  const one = async (indicator: string) => {
    const [figure] = (await ask(indicator, {year: years})).figures;
    if (!figure) throw new TypeError(`an indicator without a figure: ${indicator}`);
    return figure;
  };
  return {
    holds: "works",
    years,
    other,
    publications: await one("publications"),
    internationalShare: await one("international-share"),
    together: await ask("co-publications", {group, by: ["year"]}),
    partners: await ask("co-publications", {year: years, by: ["partner"]}),
    themes: await ask("co-publications", {group, year: years, by: ["theme"]})
  };
}

/** What the table of pairs of countries tells of a country: works it shares with any other, and with whom. */
export interface CountryPairs {
  readonly holds: "pairs";
  /** The last five years held. */
  readonly years: readonly string[];
  readonly together: Figure;
  readonly partners: FigureTable;
  /** The same of the five years before, where they are held. */
  readonly before: {readonly together: Figure; readonly partners: FigureTable} | undefined;
}

async function readCountryPairs(
  edition: Edition,
  works: WorksStore,
  country: string
): Promise<CountryPairs | undefined> {
  const years = lastWholeYears(works);
  const earlier = years.map((year) => String(Number(year) - years.length));
  const ask = (year: readonly string[], by: FigureRequest["by"] = []) =>
    edition.figures(requestFor("co-publications", {filters: {country: [country], year}, by}));
  const over = async (period: readonly string[]) => {
    const [all, partners] = await Promise.all([ask(period), ask(period, ["partner"])]);
    const [together] = all.figures;
    return together && {together, partners};
  };
  const [last, before] = await Promise.all([over(years), over(earlier)]);
  return last && {holds: "pairs", years, ...last, before: before?.together.value ? before : undefined};
}
