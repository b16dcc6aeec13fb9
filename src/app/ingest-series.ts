import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {closest} from "../base/text.ts";
import {downloadVintage} from "../ingest/download-vintage.ts";
import {ingestSeries, type SeriesResult} from "../ingest/series/ingest-series.ts";
import {SERIES_SOURCES} from "../sources/series/index.ts";
import type {SeriesSource} from "../sources/series/series-source.ts";

export interface IngestSeriesRequest {
  /** Files, folders, zips or addresses. */
  readonly from: readonly string[];
  /** Only this source; any known one where left out. */
  readonly source?: string;
  readonly dataDir: string;
  readonly dated?: string;
  readonly allowSmaller?: boolean;
}

/** Reads series about countries from publishers' files, whichever source each is of. */
export async function ingestSeriesFiles(
  {from, source, ...request}: IngestSeriesRequest,
  effects: Effects
): Promise<SeriesResult> {
  const sources = source === undefined ? SERIES_SOURCES : [sourceNamed(source)];
  const [first = ""] = from;
  if (!/^https?:\/\//i.test(first)) return ingestSeries({...request, sources, from}, effects);
  const {path, dated} = await downloadVintage(first, request.dataDir, effects);
  const origin = {address: first, ...(dated !== undefined && {dated})};
  return ingestSeries({...request, sources, from: [path, ...from.slice(1)], origin}, effects);
}

function sourceNamed(id: string): SeriesSource {
  const found = SERIES_SOURCES.find((source) => source.id === id);
  if (found) return found;
  const known = SERIES_SOURCES.map((source) => source.id);
  const near = closest(id, known);
  throw new ApertureError("usage", `unknown source: ${id}`, {
    hint: `${near ? `Did you mean ${near}? ` : ""}Known: ${known.join(", ")}.`
  });
}
