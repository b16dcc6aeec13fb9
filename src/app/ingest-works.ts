import type {Effects} from "../base/effects.ts";
import {ingestPairs, type PairCounts, type PairsRequest} from "../ingest/works/ingest-pairs.ts";
import {ingestWorks, type WorksRequest, type WorksResult} from "../ingest/works/ingest-works.ts";
import {sumWorksAgain} from "../ingest/works/publish-works.ts";
import type {WorksPin} from "../warehouse/works/works-store.ts";

export {KEY_VARIABLE as OPENALEX_KEY_VARIABLE} from "../ingest/works/api/works-query.ts";

/** Reads scholarly works into the data folder. */
export function ingestOpenAlex(request: WorksRequest, effects: Effects): Promise<WorksResult> {
  return ingestWorks(request, effects);
}

/** Sums up the works in use once more, without reading them again. */
export function sumOpenAlexAgain(dataDir: string, effects: Effects): Promise<WorksPin> {
  return sumWorksAgain(dataDir, effects);
}

/** Reads a table of co-publications by pair of countries, for where works themselves are not read. */
export function ingestOpenAlexPairs(
  request: PairsRequest,
  effects: Effects
): Promise<{pin: WorksPin; counts: PairCounts}> {
  return ingestPairs(request, effects);
}
