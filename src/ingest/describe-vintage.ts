import {basename} from "node:path";
import {firstDayOf, isoDay} from "../base/dates.ts";
import type {Effects} from "../base/effects.ts";
import {PROGRAMMES} from "../domain/programme.ts";
import type {SourceDeclaration} from "../sources/source.ts";
import type {Database} from "../warehouse/database.ts";
import type {Pin} from "../warehouse/publish.ts";
import type {Input} from "./inputs.ts";
import type {IngestRequest} from "./request.ts";
import type {Issue} from "./stage.ts";
import {READER_VERSION, type VintageManifest} from "./vintage.ts";

/** The day of the data, and how it is known. */
export interface Dated {
  readonly day: string;
  readonly by: VintageManifest["datedBy"];
}

/** The publisher's date of the data: as a person, the file's name, a header or the rows say it. */
export async function dateOf(db: Database, input: Input, request: IngestRequest): Promise<Dated> {
  if (request.dated) return {day: request.dated, by: "person"};
  const named = dayInName(basename(input.address));
  if (named) return {day: named, by: "file-name"};
  if (request.origin?.dated) return {day: request.origin.dated, by: "publisher"};
  const [latest] = await db.rows<{day: string | null}>(
    "SELECT max(content_update)::VARCHAR AS day FROM project"
  );
  return latest?.day ? {day: latest.day, by: "rows"} : {day: isoDay(input.modified), by: "file-date"};
}

/** The last calendar day written in a file name, as 2025-12-06 or 20251206. */
export function dayInName(name: string): string | undefined {
  const written = [...name.matchAll(/(?<!\d)(20\d\d)(-?)([01]\d)\2([0-3]\d)(?!\d)/g)];
  return written
    .map(([, year, , month, day]) => firstDayOf(`${year}-${month}-${day}`))
    .findLast((day) => day !== undefined);
}

/** What has been read, before it is published. */
export interface ReadSource {
  readonly id: string;
  readonly hash: string;
  readonly hashes: readonly string[];
  readonly dated: Dated;
  readonly rows: Readonly<Record<string, number>>;
  readonly issues: readonly Issue[];
  readonly forms: readonly string[];
}

/** The manifest of a vintage, all but the hashes of its own files. */
export function describeVintage(
  request: IngestRequest,
  read: ReadSource,
  effects: Effects
): Omit<VintageManifest, "files"> {
  const {source, programme} = request;
  const names = request.from.map((path) => basename(path));
  return {
    id: read.id,
    source: source.id,
    title: `${source.title}, ${PROGRAMMES[programme].title}`,
    programme,
    address: request.origin?.address ?? names.join(" + "),
    dated: read.dated.day,
    datedBy: read.dated.by,
    retrieved: isoDay(effects.now()),
    sha256: read.hash,
    rows: read.rows,
    licence: source.licence.id,
    attribution: source.attribution,
    form: [...read.forms].sort(),
    inputs: names.map((address, i) => ({address, sha256: read.hashes[i] ?? ""})),
    issues: [...read.issues].sort((a, b) => keyOf(a).localeCompare(keyOf(b))),
    reader: READER_VERSION
  };
}

function keyOf(issue: Issue): string {
  return [issue.kind, issue.table, issue.field, issue.value].join("\n");
}

/** What a warehouse says of a vintage whose folder stands at `path`. */
export function pinOf(
  manifest: Omit<VintageManifest, "files">,
  path: string,
  source: SourceDeclaration
): Omit<Pin, "rowsOf"> {
  const {id, programme, issues, ...rest} = manifest;
  const {title, address, dated, retrieved, sha256: hash, rows, licence, attribution} = rest;
  return {
    id,
    programme,
    path,
    issues: issues.map((issue) => ({...issue, value: issue.value.slice(0, 300)})),
    size: source.sizes[programme] ?? null,
    ref: {
      source: source.id,
      title,
      programme,
      address,
      dated,
      retrieved,
      sha256: hash,
      rows,
      licence,
      attribution
    }
  };
}
