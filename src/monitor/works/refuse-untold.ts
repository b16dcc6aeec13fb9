import {WORKS_COMMAND} from "../../base/commands.ts";
import {ApertureError} from "../../base/errors.ts";
import {listOf} from "../../base/text.ts";
import {DIMENSIONS, type Dimension} from "../../domain/dimension.ts";
import type {FigureRequest} from "../../domain/figure.ts";
import type {Period, WorksHoldings} from "../../warehouse/works/works-store.ts";

/** Refuses what the works held cannot tell: no figure is better than a zero that means so. */
export function refuseUntold(works: WorksHoldings, request: FigureRequest): void {
  if (works?.holds === "pairs") refuseBeyondPairs(request);
  if (works?.periods) refuseCutPeriods(works.periods, request);
  const untold = works?.mapping.untold.find(({theme}) => request.filters.theme?.includes(theme));
  if (untold === undefined) return;
  throw new ApertureError("refused", `works cannot be asked by the theme ${untold.theme}`, {
    hint: `${untold.reason} Ask by another theme.`
  });
}

/** What the table of pairs of countries tells, whole counts by year: of countries, and as a network. */
const PAIR_INDICATORS = ["co-publications", "co-publication-intensity"];
const PAIR_NETWORK = /^(network|copublication(-network-[a-z-]+)?)$/;
const PAIR_DIMENSIONS: readonly Dimension[] = ["country", "partner", "year"];

function refuseBeyondPairs(request: FigureRequest): void {
  const lacks = beyondPairs(request);
  if (lacks === undefined) return;
  throw new ApertureError("refused", `the table of pairs of countries does not tell: ${lacks}`, {
    hint: `It has whole counts by country, partner and year: name a country, or break down by one. For all else read works: ${WORKS_COMMAND}`
  });
}

function beyondPairs({indicator, filters, by, counting}: FigureRequest): string | undefined {
  const used = [...by, ...(Object.keys(filters) as Dimension[])];
  const foreign = used.find((dimension) => !PAIR_DIMENSIONS.includes(dimension));
  if (foreign !== undefined) return DIMENSIONS[foreign].title.toLowerCase();
  if (counting === "fractional") return "fractional counts";
  if (PAIR_NETWORK.test(indicator)) return undefined;
  if (!PAIR_INDICATORS.includes(indicator)) return indicator;
  return used.includes("country") ? undefined : "works of all countries";
}

/** Sums of whole periods cannot be taken apart. */
function refuseCutPeriods(periods: readonly Period[], {by, filters}: FigureRequest): void {
  const asked = new Set(filters.year?.map(Number));
  const whole = periods.filter(([first]) => asked.has(first)).flatMap(yearsOf);
  const isWhole = whole.length === asked.size && whole.every((year) => asked.has(year));
  if (!by.includes("year") && isWhole) return;
  const named = periods.map(([first, last]) => `${first}..${last}`);
  const [example, listed] = [named.at(-1), listOf(named)];
  throw new ApertureError("refused", "publications that ship with the program are sums of five years", {
    hint: `Ask for one or more of them whole, such as --year ${example}; they are ${listed}. For single years read works, or a table of pairs by year: ${WORKS_COMMAND}`
  });
}

function yearsOf([first, last]: Period): number[] {
  return Array.from({length: last - first + 1}, (_, i) => first + i);
}
