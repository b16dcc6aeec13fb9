import {statusOf} from "../../src/catalogue/standing.ts";
import type {SourceTables} from "./cordis-csv.ts";

/** One participation as the tests understand it, worked out from the source rows without any SQL. */
export interface Participation {
  readonly project: string;
  readonly organisation: string;
  readonly country: string;
  readonly group: string;
  readonly role: string;
  readonly part: string;
  readonly year: string;
  readonly net: number;
  readonly totalCost: number | undefined;
  /** Days as the source writes them; empty where it does not. */
  readonly signed: string;
  readonly started: string;
  /** One over the participations of its project. */
  readonly weight: number;
}

const PROGRAMME_START = "2021-01-01";
const PROGRAMME_END = "2027-12-31";

/** The participations of a programme, recomputed in plain TypeScript from its rows. */
export function participationsOf(tables: SourceTables): Participation[] {
  const rows = tables["organization"] ?? [];
  return (tables["project"] ?? []).flatMap((project) => {
    const id = project["id"] ?? "";
    const own = rows.filter((row) => row["projectID"] === id);
    const part = partOf(tables, id);
    const signed = project["ecSignatureDate"] ?? "";
    const started = project["startDate"] ?? "";
    return own.map((row) => ({
      project: id,
      organisation: row["organisationID"] ?? "",
      country: row["country"] || "ZZ",
      group: groupOf(row["country"] ?? "", part, signed || started),
      role: row["role"] ?? "",
      part,
      year: started.slice(0, 4) || "unknown",
      net: Number(row["netEcContribution"]),
      totalCost: Number(row["totalCost"]) || undefined,
      signed,
      started,
      weight: 1 / own.length
    }));
  });
}

function partOf(tables: SourceTables, project: string): string {
  const listed = (tables["legalBasis"] ?? []).filter((row) => row["projectID"] === project);
  const main = listed.filter((row) => /true/i.test(row["uniqueProgrammePart"] ?? ""));
  if (main[0]) return main[0]["legalBasis"] ?? "";
  const own = (tables["project"] ?? []).find((row) => row["id"] === project)?.["legalBasis"];
  const parts = new Set([...listed.map((row) => row["legalBasis"] ?? ""), ...(own ? [own] : [])]);
  return parts.size === 1 ? ([...parts][0] ?? "") : "several";
}

function groupOf(country: string, part: string, day: string): string {
  const on = (date: string) => statusOf({country, programme: "HORIZON", part, on: date, view: "legal"}).group;
  if (day) return on(day);
  return on(PROGRAMME_START) === on(PROGRAMME_END) ? on(PROGRAMME_START) : "unknown";
}

/** Sums of a value over the participations, by a key. */
export function sumBy(
  rows: readonly Participation[],
  key: (row: Participation) => string,
  value: (row: Participation) => number = () => 1
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[key(row)] = (sums[key(row)] ?? 0) + value(row);
  return sums;
}

/** Distinct values of one property, by a key. */
export function distinctBy(
  rows: readonly Participation[],
  key: (row: Participation) => string,
  what: (row: Participation) => string
): Record<string, number> {
  const sets: Record<string, Set<string>> = {};
  for (const row of rows) {
    const set = sets[key(row)] ?? new Set();
    sets[key(row)] = set.add(what(row));
  }
  return Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, set.size]));
}
