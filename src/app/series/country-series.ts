import type {Figure, FigureTable} from "../../domain/figure.ts";
import {requestFor} from "../../domain/request.ts";
import {seriesById} from "../../sources/series/index.ts";
import type {SeriesDeclaration} from "../../sources/series/series-source.ts";
import type {Edition} from "../site.ts";
import {type ListedSeries, seriesOfKind} from "./series-list.ts";

/** Where a country lies against the median, its interval considered. */
export type Standing = "above" | "below" | "about";

/** One series of one country: the latest value, how it came there, and the middle of all countries beside it. */
export interface CountrySeries extends ListedSeries {
  /** The latest value, with its year in its dimensions and its interval; blank where there is none. */
  readonly latest: Figure;
  /** Every year the source gives. */
  readonly trend: FigureTable;
  /** Against ten years before; undefined where there is no latest value. */
  readonly change: Figure | undefined;
  /** Whether the intervals of the two years overlap; undefined where either has none. */
  readonly isWithinInterval: boolean | undefined;
  /** The median of all countries in the year of the latest value. */
  readonly median: Figure | undefined;
  readonly medians: FigureTable;
  readonly standing: Standing | undefined;
}

/** Whether a series was imported at all. */
export function isHeld({latest}: Pick<CountrySeries, "latest">): boolean {
  return latest.blank?.reason !== "not-held";
}

/**
 * Every series of a country, or those asked for, each for itself. Series are never added up, and a country is compared with the median
 * of all countries in the same year, not ranked.
 */
export async function readCountrySeries(
  edition: Edition,
  country: string,
  isAsked: (listed: ListedSeries) => boolean = () => true
): Promise<Readonly<Record<SeriesDeclaration["kind"], readonly CountrySeries[]>>> {
  const read = (kind: SeriesDeclaration["kind"]) =>
    Promise.all(
      seriesOfKind(kind)
        .filter(isAsked)
        .map((listed) => readOne(edition, country, listed))
    );
  return {values: await read("values"), capacity: await read("capacity")};
}

/** One series of a country; undefined where no source declares it. */
export async function readSeriesOfCountry(
  edition: Edition,
  country: string,
  id: string
): Promise<CountrySeries | undefined> {
  const listed = seriesById(id);
  return listed && readOne(edition, country, listed);
}

async function readOne(edition: Edition, country: string, listed: ListedSeries): Promise<CountrySeries> {
  const {id} = listed.series;
  const here = {filters: {country: [country]}};
  const trend = await edition.figures(requestFor(id, {...here, by: ["year"]}));
  const medians = await edition.figures(requestFor(`${id}-median`, {by: ["year"]}));
  const latest = trend.figures.at(-1);
  if (!latest) throw new TypeError(`a series without a figure: ${id}`);
  const year = latest.dims.year;
  const [change] =
    latest.value === null
      ? []
      : (
          await edition.figures(
            requestFor(`${id}-change`, {filters: {country: [country], year: [String(year)]}})
          )
        ).figures;
  const median = medians.figures.find(({dims}) => dims.year === year);
  const before = trend.figures.find(({dims}) => Number(dims.year) === Number(year) - 10);
  return {
    ...listed,
    ...{latest, trend, change, median, medians},
    isWithinInterval: overlap(latest, before),
    standing: standingOf(latest, median)
  };
}

function overlap({interval: a}: Figure, before: Figure | undefined): boolean | undefined {
  const b = before?.interval;
  return a && b ? a.low <= b.high && b.low <= a.high : undefined;
}

/** Where the interval holds the median, the country is about it. */
function standingOf({value, interval}: Figure, median: Figure | undefined): Standing | undefined {
  const middle = median?.value;
  if (value === null || middle === null || middle === undefined) return undefined;
  const [low, high] = interval ? [interval.low, interval.high] : [value, value];
  if (low <= middle && middle <= high) return "about";
  return value > middle ? "above" : "below";
}
