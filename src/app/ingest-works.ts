import type {Effects} from "../base/effects.ts";
import {ingestWorks, type WorksRequest, type WorksResult} from "../ingest/works/ingest-works.ts";
import {sumWorksAgain} from "../ingest/works/publish-works.ts";

/** Reads scholarly works into the data folder. */
export function ingestOpenAlex(request: WorksRequest, effects: Effects): Promise<WorksResult> {
  return ingestWorks(request, effects);
}

/** Sums up the works in use once more, without reading them again. */
export function sumOpenAlexAgain(dataDir: string, effects: Effects): Promise<WorksResult> {
  return sumWorksAgain(dataDir, effects);
}
