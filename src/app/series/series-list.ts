import {SERIES_SOURCES, seriesSourceById} from "../../sources/series/index.ts";
import type {SeriesDeclaration, SeriesSource} from "../../sources/series/series-source.ts";

/** A series with the source that declares it. */
export interface ListedSeries {
  readonly series: SeriesDeclaration;
  readonly source: SeriesSource;
}

/** Every series of a kind, in the order in which they are shown. */
export function seriesOfKind(kind: SeriesDeclaration["kind"]): readonly ListedSeries[] {
  return SERIES_SOURCES.flatMap((source) =>
    source.series.filter((series) => series.kind === kind).map((series) => ({series, source}))
  );
}

/** What a source is called; CORDIS and others by their capitals. */
export function sourceTitle(id: string): string {
  return seriesSourceById(id)?.title ?? id.toUpperCase();
}
