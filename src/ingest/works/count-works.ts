import {join} from "node:path";
import {type Database, quote} from "../../warehouse/database.ts";
import type {IssueLog} from "../series/issue-log.ts";
import type {Snapshot, SnapshotPart} from "./snapshot-parts.ts";

/** What a vintage of works holds, in numbers. */
export interface WorkCounts {
  readonly works: number;
  /** Works with at least one author whose affiliation names a country held here. */
  readonly placed: number;
  readonly international: number;
  readonly retracted: number;
  readonly paratext: number;
  readonly undated: number;
  readonly cut: number;
  readonly unread: number;
  /** Day of the newest work. */
  readonly latest: string | null;
}

/** Counts what was read and files what could not be understood of it. */
export async function countWorks(db: Database, folder: string, issues: IssueLog): Promise<WorkCounts> {
  const rows = `read_parquet(${quote(join(folder, "*.parquet"))})`;
  const [counts] = await db.rows<WorkCounts>(
    `SELECT count(*) AS works, count(*) FILTER (len(countries) > 0) AS placed,
       count(*) FILTER (len(countries) > 1) AS international, count(*) FILTER (is_retracted) AS retracted,
       count(*) FILTER (is_paratext) AS paratext, count(*) FILTER (year IS NULL) AS undated,
       count(*) FILTER (is_cut) AS cut, count(*) FILTER (authors IS NULL) AS unread,
       strftime(max(updated), '%Y-%m-%d') AS latest
     FROM ${rows}`
  );
  if (!counts) throw new TypeError("a count without an answer");
  const file = (kind: string, field: string, note: string, count: number) => {
    if (count > 0) issues.add(kind, field, "", note, count);
  };
  file("left-out", "is_retracted", "retracted works are in no figure", counts.retracted);
  file(
    "left-out",
    "is_paratext",
    "covers, tables of contents and the like are in no figure",
    counts.paratext
  );
  file("no-year", "publication_year", "works without a year are in no figure by year", counts.undated);
  file("no-authorships", "authorships", "the list of authors is missing or cannot be read", counts.unread);
  file("authors-cut", "is_authors_truncated", "the source gives only the first authors", counts.cut);
  await fileUnknown(db, rows, issues);
  return counts;
}

/** Codes named one by one; a damaged file could hold any number of them. */
const CODES_NAMED = 100;

async function fileUnknown(db: Database, rows: string, issues: IssueLog): Promise<void> {
  const unknown = await db.rows<{code: string; count: number}>(
    `SELECT code, count(*) AS count FROM (SELECT unnest(unknown) AS code FROM ${rows}) GROUP BY code
     ORDER BY count DESC, code`
  );
  const note = "no country held here has this code";
  for (const {code, count} of unknown.slice(0, CODES_NAMED))
    issues.add("unknown-country", "countries", code.slice(0, 40), note, count);
  const others = unknown.slice(CODES_NAMED).reduce((sum, {count}) => sum + count, 0);
  if (others > 0) issues.add("unknown-country", "countries", "other codes", note, others);
}

/** Files what the publisher's manifest names and the folder lacks, and what fetching it found. */
export function reportMissing({missing, findings = []}: Snapshot, issues: IssueLog): void {
  for (const {kind, value, note, count} of findings) issues.add(kind, "", value, note, count);
  for (const {name, works} of missing)
    issues.add(
      "part-missing",
      "",
      name,
      "named in the publisher's manifest, not in the folder; works of it",
      works
    );
}

/** Files of which parts other numbers of lines were read than the publisher states. */
export async function reportCounts(
  db: Database,
  folder: string,
  parts: readonly Pick<SnapshotPart, "name" | "stated">[],
  issues: IssueLog
): Promise<void> {
  const found = await db.rows<{part: number; works: number}>(
    `SELECT part, count(*) AS works FROM read_parquet(${quote(join(folder, "*.parquet"))}) GROUP BY part`
  );
  const read = new Map(found.map(({part, works}) => [part, works]));
  for (const [number, {name, stated}] of parts.entries()) {
    const works = read.get(number) ?? 0;
    if (stated === undefined || stated.works === works) continue;
    const note = `${works} works were read of the part; the publisher states ${stated.works}`;
    issues.add("count-differs", "", name, note, Math.abs(stated.works - works));
  }
}
