import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {ingestWorks, type WorksRequest, type WorksResult} from "../ingest/works/ingest-works.ts";
import {isOnServer} from "../warehouse/place.ts";

export {KEY_VARIABLE as OPENALEX_KEY_VARIABLE} from "../ingest/works/api/works-query.ts";

/** Reads scholarly works into the data folder. */
export async function ingestOpenAlex(request: WorksRequest, effects: Effects): Promise<WorksResult> {
  if (isOnServer())
    throw new ApertureError("refused", "works are not kept on a ClickHouse server yet", {
      hint: "Run it without the address of a server: works and their sums are then kept in the data folder."
    });
  return ingestWorks(request, effects);
}
