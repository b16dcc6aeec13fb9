import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {csvLines} from "../../base/csv.ts";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {sha256, sha256File} from "../../base/hash.ts";
import {type SeriesSource, withheldBy} from "../../sources/series/series-source.ts";
import {quote} from "../../warehouse/database.ts";
import {openDuckDb} from "../../warehouse/duckdb.ts";
import type {SeriesPin} from "../../warehouse/series/series-store.ts";
import type {VintageManifest} from "../vintage.ts";
import type {Observation} from "./observation.ts";

/** Everything read from the files of one source, one form and one edition. */
export interface ReadVintage {
  readonly source: SeriesSource;
  readonly form: number;
  readonly inputs: readonly {readonly address: string; readonly sha256: string}[];
  readonly dated: string;
  readonly datedBy: VintageManifest["datedBy"];
  readonly observations: readonly Observation[];
  readonly issues: SeriesPin["issues"];
  readonly apart: SeriesPin["apart"];
}

/** What is written beside the values of a vintage of series; neither is ever changed afterwards. */
export interface SeriesManifest extends Omit<SeriesPin, "path"> {
  readonly datedBy: ReadVintage["datedBy"];
  readonly inputs: ReadVintage["inputs"];
  readonly licence: SeriesSource["licence"];
  /** SHA-256 of the file of values. */
  readonly values: string;
  readonly reader: number;
}

/** Raise when the reader would read the same file differently. */
const READER = 1;
const VALUES = "value.parquet";

/** Says what a vintage is, before it is written. */
export function describeSeriesVintage(read: ReadVintage, effects: Effects): Omit<SeriesManifest, "values"> {
  const {source, inputs, dated, form, datedBy, issues, apart} = read;
  const withheld = withheldBy(source);
  const hashes = inputs.map((input) => input.sha256);
  const hash = hashes.length === 1 ? (hashes[0] ?? "") : sha256([...hashes].sort().join("\n"));
  return {
    id: `${source.id}-${form + 1}-${dated}-${hash.slice(0, 8)}`,
    form,
    series: countsOf(read.observations),
    apart,
    issues,
    ref: {
      source: source.id,
      title: source.title,
      programme: "",
      address: inputs.map(({address}) => address).join(" + "),
      dated,
      retrieved: isoDay(effects.now()),
      sha256: hash,
      rows: {values: read.observations.length},
      licence: source.licence.id,
      attribution: source.attribution,
      ...(withheld !== undefined && {withheld})
    },
    datedBy,
    inputs,
    licence: source.licence,
    reader: READER
  };
}

function countsOf(observations: readonly Observation[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const {series} of observations) counts[series] = (counts[series] ?? 0) + 1;
  return counts;
}

/** Writes values and manifest into a staging folder, as they will lie in their place. */
export async function writeSeriesVintage(
  folder: string,
  observations: readonly Observation[],
  manifest: Omit<SeriesManifest, "values">
): Promise<void> {
  await mkdir(folder, {recursive: true});
  const text = join(folder, "value.csv");
  const rows = observations.map((one) => [one.series, one.country, one.year, one.value, one.low, one.high]);
  await writeFile(text, csvLines([["indicator", "country", "year", "value", "low", "high"], ...rows]));
  const db = await openDuckDb(":memory:", {threads: 1});
  try {
    const columns =
      "{indicator: 'VARCHAR', country: 'VARCHAR', year: 'INTEGER', value: 'DOUBLE', low: 'DOUBLE', high: 'DOUBLE'}";
    const from = `read_csv(${quote(text)}, header = true, auto_detect = false, delim = ',', quote = '"', new_line = '\\r\\n', columns = ${columns})`;
    await db.run(
      `COPY (SELECT * FROM ${from} ORDER BY ALL) TO ${quote(join(folder, VALUES))} (FORMAT parquet, COMPRESSION zstd)`
    );
  } finally {
    db.close();
  }
  await rm(text);
  const values = await sha256File(join(folder, VALUES));
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify({...manifest, values}, null, 2)}\n`);
}

/** Moves a written vintage to its place; one that lies there already is of the same bytes and stays. */
export async function keepSeriesVintage(staged: string, target: string): Promise<void> {
  await mkdir(join(target, ".."), {recursive: true});
  await rm(target, {recursive: true, force: true});
  await rename(staged, target);
}

/** The pin of a vintage that lies in `folder`. */
export function seriesPin(manifest: Omit<SeriesPin, "path">, folder: string): SeriesPin {
  const {id, ref, form, series, apart, issues} = manifest;
  return {id, path: join(folder, VALUES), ref, form, series, apart, issues};
}
