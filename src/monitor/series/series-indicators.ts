import type {FigureRequest, Unit} from "../../domain/figure.ts";
import {SERIES_SOURCES} from "../../sources/series/index.ts";
import type {SeriesDeclaration, SeriesSource} from "../../sources/series/series-source.ts";
import {defineIndicator, type Indicator} from "../indicator.ts";
import {CHANGE_YEARS, changeSql, medianSql, valueSql} from "./series-query.ts";

const DIMENSIONS = ["country", "year"] as const;

/** No value of a series is added up over countries or years, so a request that names several lists them. */
function listed(request: FigureRequest): FigureRequest {
  const {filters, by} = request;
  const missing = DIMENSIONS.filter(
    (dimension) =>
      !by.includes(dimension) && (dimension === "country" || filters.year) && filters[dimension]?.length !== 1
  );
  return missing.length ? {...request, by: [...by, ...missing]} : request;
}

const COMMON = {
  reads: "series",
  dimensions: DIMENSIONS,
  isSum: false,
  defaultBy: ["country"],
  prepare: listed
} as const satisfies Partial<Indicator>;

/** The indicator that reads a series as its source gives it; its id is that of the series. */
function valueIndicator(source: SeriesSource, series: SeriesDeclaration): Indicator {
  const {id, title, unit, definition, reading} = series;
  const caveats = [...series.caveats, ...source.caveats];
  return defineIndicator({
    ...COMMON,
    ...{id, title, unit, definition, reading, caveats, sources: [source.id]},
    sql: (ask) => valueSql(ask, id)
  });
}

const CHANGED: Readonly<Partial<Record<Unit, Unit>>> = {percent: "percent-points"};

/** How a series changed over ten years. */
function changeIndicator(source: SeriesSource, series: SeriesDeclaration): Indicator {
  const {id, title, unit, change, caveats} = series;
  const isPercent = change === "percent";
  return defineIndicator({
    ...COMMON,
    id: `${id}-change`,
    title: `${title}: change over ${CHANGE_YEARS} years`,
    unit: isPercent ? "percent" : (CHANGED[unit] ?? unit),
    definition: `The value of a year less that of ${CHANGE_YEARS} years before${isPercent ? ", in percent of the earlier one" : ""}.`,
    reading: "Blank where the source has no value for the earlier year.",
    caveats: [...caveats, "Says nothing of the years between."],
    sources: [source.id],
    sql: (ask) => changeSql(ask, id, change)
  });
}

/** The middle of all countries in a year: what a country is compared with, without a rank. */
function medianIndicator(source: SeriesSource, series: SeriesDeclaration): Indicator {
  const {id, title, unit, caveats} = series;
  return defineIndicator({
    ...COMMON,
    id: `${id}-median`,
    title: `${title}: median of all countries`,
    unit,
    definition: "The value that as many countries lie below as above in a year; every country counts once.",
    reading: "What a country is compared with instead of a rank.",
    caveats: [...caveats, "Which countries have a value differs from year to year."],
    sources: [source.id],
    dimensions: ["year"],
    defaultBy: [],
    prepare: (request) =>
      (request.filters.year?.length ?? 1) > 1 && !request.by.includes("year")
        ? {...request, by: ["year"]}
        : request,
    sql: (ask) => medianSql(ask, id)
  });
}

const DECLARED = SERIES_SOURCES.flatMap((source) => source.series.map((series) => ({source, series})));

/** An indicator for each series of each source. */
export const SERIES_INDICATORS: readonly Indicator[] = DECLARED.map(({source, series}) =>
  valueIndicator(source, series)
);

const DERIVED: ReadonlyMap<string, Indicator> = new Map(
  DECLARED.flatMap(({source, series}) =>
    [changeIndicator(source, series), medianIndicator(source, series)].map((one) => [one.id, one] as const)
  )
);

/** The change or the median of a series. They go with their series and are in no list of their own. */
export function derivedIndicator(id: string): Indicator | undefined {
  return DERIVED.get(id);
}

/** The id of the series an indicator reads. */
export function seriesIdOf(indicator: Indicator): string {
  return indicator.id.replace(DERIVED.has(indicator.id) ? /-(?:change|median)$/ : /$^/, "");
}
