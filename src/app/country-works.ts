import {membershipOn} from "../catalogue/membership.ts";
import type {Figure, FigureRequest, FigureTable} from "../domain/figure.ts";
import type {Group} from "../domain/group.ts";
import {requestFor} from "../domain/request.ts";
import {NON_EU} from "./ask.ts";
import type {Edition} from "./site.ts";
import {lastWholeYears} from "./works-years.ts";

/** What a country publishes, and with whom; whole years only, the last five unless by year. */
export interface CountryWorks {
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

/** Publications of a country from the works that stand beside the warehouse; nothing where none were read. */
export async function readCountryWorks(edition: Edition, country: string): Promise<CountryWorks | undefined> {
  const {works} = edition.warehouse;
  if (works?.holds !== "works") return undefined;
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
    years,
    other,
    publications: await one("publications"),
    internationalShare: await one("international-share"),
    together: await ask("co-publications", {group, by: ["year"]}),
    partners: await ask("co-publications", {year: years, by: ["partner"]}),
    themes: await ask("co-publications", {group, year: years, by: ["theme"]})
  };
}
