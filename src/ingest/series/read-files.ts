import {createHash} from "node:crypto";
import {basename} from "node:path";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import type {SeriesSource} from "../../sources/series/series-source.ts";
import {dayInName} from "../describe-vintage.ts";
import {type Input, type InputFile, isDataName} from "../inputs.ts";
import type {Issue} from "../stage.ts";
import {IssueLog} from "./issue-log.ts";
import {withoutDuplicates} from "./observation.ts";
import {type ReadSeries, readSeries} from "./read-series.ts";
import {firstLine, readTable} from "./read-table.ts";
import {recognise, refuseNearlyKnown} from "./recognise.ts";
import type {SeriesRequest} from "./series-request.ts";
import type {ReadVintage} from "./series-vintage.ts";

/** One file of a known form, read. */
export interface ReadFile extends Omit<ReadSeries, "dated"> {
  readonly source: SeriesSource;
  readonly form: number;
  readonly address: string;
  readonly sha256: string;
  readonly dated: {readonly day: string; readonly by: ReadVintage["datedBy"]};
}

/** Reads every file of an input whose form is known. One that is nearly of a form is refused; others are passed over. */
export async function readFiles(
  input: Input,
  request: SeriesRequest,
  effects: Effects
): Promise<{read: readonly ReadFile[]; unread: readonly string[]}> {
  const read: ReadFile[] = [];
  const unread: string[] = [];
  for (const file of input.files.filter(({name}) => isDataName(name) && !name.endsWith(".json"))) {
    effects.signal.throwIfAborted();
    effects.progress.step(`Reading ${basename(file.name)}`);
    const one = await readFile(file, input, request);
    if (one) read.push(one);
    else unread.push(file.name);
  }
  return {read, unread};
}

async function readFile(
  file: InputFile,
  input: Input,
  request: SeriesRequest
): Promise<ReadFile | undefined> {
  const {sources} = request;
  const table = await readTable(file, (cells) => recognise(cells, sources) !== undefined);
  const known = table && recognise(table.header, sources);
  if (!table || !known) {
    refuseNearlyKnown(file.name, await firstLine(file), sources);
    return undefined;
  }
  const {dated, ...read} = await readSeries(file, table, known);
  return {
    ...read,
    source: known.source,
    form: known.source.forms.indexOf(known.form),
    address: basename(file.name),
    sha256: await hashOf(file),
    dated: datedBy(file, input, request, dated)
  };
}

function datedBy(
  file: InputFile,
  input: Input,
  {dated, origin}: SeriesRequest,
  stated: string | undefined
): ReadFile["dated"] {
  if (dated !== undefined) return {day: dated, by: "person"};
  if (stated !== undefined) return {day: stated, by: "publisher"};
  const named = dayInName(basename(file.name)) ?? dayInName(basename(input.address));
  if (named !== undefined) return {day: named, by: "file-name"};
  if (origin?.dated !== undefined) return {day: origin.dated, by: "publisher"};
  return {day: isoDay(input.modified), by: "file-date"};
}

async function hashOf(file: InputFile): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of (await file.open()) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest("hex");
}

/** Files of one source, form and edition as one vintage; the order of files and rows does not matter. */
export function joinFiles(files: readonly ReadFile[]): ReadVintage {
  const [first] = files;
  if (!first) throw new TypeError("a vintage of no files");
  const log = new IssueLog("");
  const sorted = [...files].sort((a, b) => (a.address < b.address ? -1 : 1));
  const observations = withoutDuplicates(
    sorted.flatMap((file) => file.observations),
    log
  );
  if (observations.length === 0) {
    throw new ApertureError(
      "source-damaged",
      `no values in ${sorted.map(({address}) => address).join(", ")}`,
      {
        hint: "The file has a header and nothing that can be read under it. Fetch it again from the publisher."
      }
    );
  }
  return {
    source: first.source,
    form: first.form,
    dated: first.dated.day,
    datedBy: first.dated.by,
    inputs: sorted.map(({address, sha256}) => ({address, sha256})),
    observations,
    issues: summed([...sorted.flatMap((file) => file.issues.all()), ...log.all()]),
    apart: apartOf(sorted)
  };
}

function summed(issues: readonly Issue[]): Issue[] {
  const sums = new Map<string, Issue>();
  for (const issue of issues) {
    const key = [issue.kind, issue.table, issue.field, issue.value, issue.note].join("\n");
    sums.set(key, {...issue, count: issue.count + (sums.get(key)?.count ?? 0)});
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, issue]) => issue);
}

function apartOf(files: readonly ReadFile[]): Record<string, string[]> {
  const parts = new Map<string, Set<string>>();
  for (const {apart} of files)
    for (const [country, names] of apart)
      parts.set(country, new Set([...(parts.get(country) ?? []), ...names]));
  return Object.fromEntries([...parts].sort().map(([country, names]) => [country, [...names].sort()]));
}
