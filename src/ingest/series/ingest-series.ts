import {basename, join, resolve} from "node:path";
import {groupBy} from "../../base/collections.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import type {SeriesSource} from "../../sources/series/series-source.ts";
import {type Place, placeFor, type Staged} from "../../warehouse/place.ts";
import {
  buildSeriesStore,
  describeSeries,
  openSeriesStore,
  type SeriesHoldings,
  type SeriesPin
} from "../../warehouse/series/series-store.ts";
import {pathsOf, withStaging} from "../data-folder.ts";
import {type Input, openInput} from "../inputs.ts";
import {joinFiles, type ReadFile, readFiles} from "./read-files.ts";
import type {SeriesRequest} from "./series-request.ts";
import {
  describeSeriesVintage,
  keepSeriesVintage,
  type ReadVintage,
  seriesPin,
  writeSeriesVintage
} from "./series-vintage.ts";

/** What was read, and what the store answers from now. */
export interface SeriesResult {
  readonly vintages: readonly SeriesPin[];
  readonly holdings: SeriesHoldings;
  /** Files of no known form, which were passed over. */
  readonly unread: readonly string[];
}

/**
 * Reads files of any known source into immutable vintages, and publishes a store that pins them beside those it
 * pinned before. Either all of it happens or nothing.
 */
export function ingestSeries(request: SeriesRequest, effects: Effects): Promise<SeriesResult> {
  return withStaging(request.dataDir, (staging) => ingestInto(staging, request, effects));
}

async function ingestInto(staging: string, request: SeriesRequest, effects: Effects): Promise<SeriesResult> {
  const place = await placeFor(pathsOf(request.dataDir));
  try {
    return await readAndPublish(staging, request, place, effects);
  } finally {
    place.close();
  }
}

async function readAndPublish(
  staging: string,
  request: SeriesRequest,
  place: Place,
  effects: Effects
): Promise<SeriesResult> {
  const paths = pathsOf(request.dataDir);
  const folderOf = ({id}: Pick<SeriesPin, "id">) => join(resolve(paths.series), id);
  // A data folder may have been moved since its vintages were written.
  const before = (await place.seriesPins()).map((pin) => seriesPin(pin, folderOf(pin)));
  const {read, unread} = await readVintages(request, effects);
  effects.progress.step("Publishing");
  const written = [];
  for (const [i, vintage] of read.entries()) {
    const manifest = describeSeriesVintage(vintage, effects);
    refuseFewer(manifest, vintage.source, before, request);
    const staged = join(staging, String(i));
    await writeSeriesVintage(staged, vintage.observations, manifest);
    written.push({manifest, staged, target: folderOf(manifest)});
  }
  const own = written.map(({manifest, target}) => seriesPin(manifest, target));
  const kept = before.filter((pin) => !own.some(({id}) => id === pin.id));
  const holdings = describeSeries([...own, ...kept]);
  effects.signal.throwIfAborted();
  for (const {staged, target} of written) await keepSeriesVintage(staged, target);
  const built = join(staging, "series.duckdb");
  await buildSeriesStore(built, holdings);
  await publishSeries(built, holdings, place, staging);
  return {vintages: own, holdings, unread};
}

async function publishSeries(
  built: string,
  holdings: SeriesHoldings,
  place: Place,
  folder: string
): Promise<void> {
  const from = await openSeriesStore(built);
  let staged: Staged;
  try {
    staged = await place.stageSeries({id: holdings.id, from, folder, pins: holdings.pins});
  } finally {
    from.close();
  }
  await staged.show(built);
}

async function readVintages(
  request: SeriesRequest,
  effects: Effects
): Promise<{read: ReadVintage[]; unread: string[]}> {
  const inputs: Input[] = [];
  const files: ReadFile[] = [];
  const unread: string[] = [];
  try {
    for (const path of request.from) {
      const input = await openInput(path);
      inputs.push(input);
      const found = await readFiles(input, request, effects);
      files.push(...found.read);
      unread.push(...found.unread);
    }
    if (files.length === 0) throw nothingKnown(inputs, request);
    const groups = groupBy(files, ({source, form, dated}) => `${source.id}\n${form}\n${dated.day}`);
    return {read: [...groups.values()].map(joinFiles), unread};
  } finally {
    for (const input of inputs) input.close();
  }
}

function nothingKnown(inputs: readonly Input[], {sources}: SeriesRequest): ApertureError {
  const names = inputs.flatMap((input) => input.files.map((file) => file.name)).slice(0, 5);
  const known = sources.map((source) => source.title).join(", ");
  return new ApertureError(
    "source-changed",
    `nothing of a known form in ${inputs.map(({address}) => basename(address)).join(", ")}`,
    {hint: `Found: ${names.join(", ") || "no files"}. Known: ${known}.`}
  );
}

/** An edition with much fewer values of a series than the one in use is more likely cut short than right. */
function refuseFewer(
  {series, ref}: Pick<SeriesPin, "series" | "ref">,
  source: SeriesSource,
  pins: readonly SeriesPin[],
  {allowSmaller}: SeriesRequest
): void {
  if (allowSmaller) return;
  const {pinOf} = describeSeries(pins);
  for (const [id, count] of Object.entries(series)) {
    const pin = pinOf.get(id);
    const held = pin?.series[id] ?? 0;
    const floor = Math.floor((held * source.floorPercent) / 100);
    if (pin === undefined || ref.dated < pin.ref.dated || count >= floor) continue;
    throw new ApertureError("source-changed", `too few values of ${id}: ${count} < ${floor}`, {
      hint: `The vintage in use has ${held}. If the smaller file is right, run it again with --allow-smaller.`
    });
  }
}
