import {freedomHouse} from "./freedom-house.ts";
import {governanceIndicators} from "./governance-indicators.ts";
import {openAlexCoauthorship} from "./openalex-coauthorship.ts";
import {qualityOfGovernment} from "./quality-of-government.ts";
import type {SeriesDeclaration, SeriesSource} from "./series-source.ts";
import {transformationIndex} from "./transformation-index.ts";
import {vDem} from "./v-dem.ts";
import {worldBank} from "./world-bank.ts";

/** Every source of series about countries, in the order in which their series are shown. */
export const SERIES_SOURCES: readonly SeriesSource[] = [
  vDem,
  freedomHouse,
  governanceIndicators,
  qualityOfGovernment,
  transformationIndex,
  worldBank,
  openAlexCoauthorship
];

export function seriesSourceById(id: string): SeriesSource | undefined {
  return SERIES_SOURCES.find((source) => source.id === id);
}

/** A series with the source it comes from; undefined where no source declares it. */
export function seriesById(id: string): {source: SeriesSource; series: SeriesDeclaration} | undefined {
  for (const source of SERIES_SOURCES) {
    const series = source.series.find((one) => one.id === id);
    if (series) return {source, series};
  }
  return undefined;
}
