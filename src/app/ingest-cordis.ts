import type {Effects} from "../base/effects.ts";
import type {Programme} from "../domain/programme.ts";
import {pathsOf} from "../ingest/data-folder.ts";
import {downloadVintage} from "../ingest/download-vintage.ts";
import {type IngestResult, ingest} from "../ingest/ingest.ts";
import {cordis} from "../sources/cordis.ts";
import {publishedPins} from "../warehouse/place.ts";

export interface IngestCordisRequest {
  readonly programme: Programme;
  /** Zip, folder, file or address; the publisher's own address where nothing is given. */
  readonly from: readonly string[];
  readonly dataDir: string;
  readonly dated?: string;
  readonly asOf?: string;
  readonly allowSmaller?: boolean;
}

/** Reads CORDIS data into a vintage and publishes it. Undefined where the publisher has nothing newer. */
export async function ingestCordis(
  request: IngestCordisRequest,
  effects: Effects
): Promise<IngestResult | undefined> {
  const {programme, dataDir} = request;
  const [first = cordis.addresses[programme], ...supplements] = request.from;
  const common = {
    source: cordis,
    programme,
    dataDir,
    ...(request.dated !== undefined && {dated: request.dated}),
    ...(request.allowSmaller !== undefined && {allowSmaller: request.allowSmaller})
  };
  // The catalogue is read while the engine is busy with the first files.
  const reference = async () => (await import("../ingest/reference.ts")).readReference(effects, request.asOf);
  if (!/^https?:\/\//i.test(first))
    return ingest({...common, from: [first, ...supplements]}, reference, effects);
  const downloaded = await downloadVintage(first, dataDir, effects);
  const pins = await publishedPins(pathsOf(dataDir));
  const isHeld = !downloaded.isNew && pins.some((pin) => pin.ref.sha256 === downloaded.sha256);
  if (isHeld && supplements.length === 0) return undefined;
  const origin = {address: first, ...(downloaded.dated !== undefined && {dated: downloaded.dated})};
  return ingest({...common, from: [downloaded.path, ...supplements], origin}, reference, effects);
}
