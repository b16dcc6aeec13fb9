import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {gzipSync} from "node:zlib";
import {ingestWorks, type WorksResult} from "../../src/ingest/works/ingest-works.ts";
import {openDuckDb} from "../../src/warehouse/duckdb.ts";
import {recordingEffects} from "./recording-effects.ts";
import {temporaryFolder} from "./temporary-folder.ts";

/** What tells one work of a test from the next; everything else is as the source commonly has it. */
export interface WorkParts {
  readonly id: number;
  readonly year?: number;
  readonly type?: string;
  /** The countries of each author. */
  readonly authors?: readonly (readonly string[])[];
  readonly field?: number;
  /** The first of its field unless said otherwise. */
  readonly subfield?: number;
  readonly updated?: string;
  readonly other?: Readonly<Record<string, unknown>>;
}

/** A work in the form of the source of 2026, with flags as numbers. */
export function workOf({
  id,
  year = 2020,
  type = "article",
  authors = [],
  field,
  subfield,
  updated,
  other
}: WorkParts) {
  return {
    id: `https://openalex.org/W${id}`,
    title: `Work ${id}`,
    publication_year: year,
    type,
    open_access: {is_oa: 1, oa_status: "gold"},
    authorships: authors.map((countries) => ({
      author_position: "middle",
      institutions: countries.map((code) => ({id: `https://openalex.org/I${code}`, country_code: code})),
      countries
    })),
    is_retracted: 0,
    is_paratext: 0,
    primary_topic: field === undefined ? null : topicOf(field, subfield),
    funders: [],
    awards: [],
    updated_date: updated ?? "2026-01-13T01:12:25.745995",
    ...other
  };
}

function topicOf(field: number, subfield = 100 * field + 1) {
  return {
    id: "https://openalex.org/T10441",
    subfield: {id: `https://openalex.org/subfields/${subfield}`},
    field: {id: `https://openalex.org/fields/${field}`, display_name: `Field ${field}`},
    domain: {id: "https://openalex.org/domains/1", display_name: "Life Sciences"}
  };
}

export const jsonLines = (works: readonly unknown[]): string =>
  works.map((work) => (typeof work === "string" ? work : JSON.stringify(work))).join("\n");

export const PART = "data/works/updated_date=2026-01-13/part_000.gz";

/** Writes files under a folder; those whose name ends in .gz are compressed unless they are bytes already. */
export async function writeSnapshot(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), {recursive: true});
    const isToCompress = typeof content === "string" && name.endsWith(".gz");
    await writeFile(path, isToCompress ? gzipSync(content) : content);
  }
  return folder;
}

/** The publisher's list of parts in the form of 2026, which says what each should hold. */
export function manifestOf(
  parts: readonly {readonly name: string; readonly bytes: number; readonly works: number}[],
  form: "jsonl" | "parquet" = "jsonl"
): string {
  const total = (count: (part: (typeof parts)[number]) => number) =>
    parts.reduce((sum, part) => sum + count(part), 0);
  return JSON.stringify({
    date: "2026-09-23",
    format: form,
    entity: "works",
    record_count: total(({works}) => works),
    content_length: total(({bytes}) => bytes),
    files: parts.map(({name, bytes, works}) => ({
      url: `s3://openalex/data/${form}/works/${name}`,
      meta: {content_length: bytes, record_count: works}
    }))
  });
}

/** Issues of one kind, as what they are of and how many. */
export function issuesOf({pin}: WorksResult, kind: string) {
  return pin.issues.filter((issue) => issue.kind === kind).map(({value, count}) => [value, count]);
}

/** Rows of the store of sums. */
export async function storeRows(dataDir: string, sql: string): Promise<Record<string, unknown>[]> {
  const db = await openDuckDb(join(dataDir, "works.duckdb"), {readOnly: true});
  try {
    return await db.rows(sql);
  } finally {
    db.close();
  }
}

/** Ingests works as one part of a snapshot, with other files beside it. */
export async function ingestWorksOf(
  works: readonly unknown[],
  files: Readonly<Record<string, string | Buffer>> = {}
): Promise<WorksResult & {dataDir: string}> {
  return ingestSnapshot(await writeSnapshot({[PART]: jsonLines(works), ...files}));
}

export async function ingestSnapshot(
  from: string,
  dataDir = temporaryFolder(),
  parts: {dated?: string; allowSmaller?: boolean} = {}
): Promise<WorksResult & {dataDir: string}> {
  const result = await ingestWorks({from, dataDir, ...parts}, recordingEffects().effects);
  return {...result, dataDir};
}
