import {membershipOn} from "../catalogue/membership.ts";
import {WORK_THEMES} from "../catalogue/work-themes.ts";
import type {Figure, FigureRequest, FigureTable} from "../domain/figure.ts";
import {requestFor} from "../domain/request.ts";
import {NON_EU} from "./ask.ts";
import type {Edition} from "./site.ts";
import {lastWholeYears} from "./works-years.ts";

/** What is published in a theme, and with whom the Union publishes; the last whole years unless others are asked for. */
export interface ThemeWorks {
  readonly theme: string;
  readonly years: readonly string[];
  readonly publications: Figure;
  readonly internationalShare: Figure;
  /** Works of the Union with any country outside it, by year. */
  readonly together: FigureTable;
  /** Countries outside the Union by works with any Member State. */
  readonly partners: FigureTable;
  readonly mostPartners: readonly Figure[];
}

const MOST_PARTNERS = 12;

/** Publications of a theme; nothing where no works were read, or where no subject tells of the theme. */
export async function readThemeWorks(
  edition: Edition,
  theme: string,
  asked: readonly string[] | undefined
): Promise<ThemeWorks | undefined> {
  const {works} = edition.warehouse;
  if (works?.holds !== "works" || WORK_THEMES.without.has(theme)) return undefined;
  const years = asked ?? lastWholeYears(works);
  const ask = (
    indicator: string,
    {by = [], ...filters}: FigureRequest["filters"] & Pick<Partial<FigureRequest>, "by">
  ) => edition.figures(requestFor(indicator, {filters: {theme: [theme], ...filters}, by}));
  const one = async (indicator: string) => {
    const [figure] = (await ask(indicator, {year: years})).figures;
    if (!figure) throw new TypeError(`an indicator without a figure: ${indicator}`);
    return figure;
  };
  const partners = await ask("co-publications", {group: ["eu"], year: years, by: ["country"]});
  return {
    theme,
    years,
    publications: await one("publications"),
    internationalShare: await one("international-share"),
    together: await ask("co-publications", {group: [...NON_EU].sort(), by: ["year"]}),
    partners,
    mostPartners: partners.figures
      .filter(({dims}) => !membershipOn(String(dims.country), "", works.ref.dated))
      .slice(0, MOST_PARTNERS)
  };
}
