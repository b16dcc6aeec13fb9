import type {Pins, ReportManifest} from "./manifest.ts";
import {yearsOf} from "./period.ts";

/** Why a cell of one report is not what it is in another. */
export type Cause = "period" | "new data" | "correction" | "method" | "catalogue" | "same sources";

/** One figure, count, state or fact as two reports have it; null stands for an honest blank, undefined for a cell only the other has. */
export interface CellChange {
  readonly figure: string;
  readonly before: string | null | undefined;
  readonly after: string | null | undefined;
  readonly cause: Cause;
}

export interface ReportData {
  readonly manifest: ReportManifest;
  /** Values by the address of their figure, at full precision. */
  readonly cells: ReadonlyMap<string, string | null>;
  /** Counts and states by their address; facts of the catalogue by file and text, all with the value `stated`. */
  readonly statements: ReadonlyMap<string, string>;
  /** Version of the method of each indicator. */
  readonly versions: ReadonlyMap<string, string>;
}

/** Every cell in which two reports differ, with the cause. Years of the period stand for themselves in both. */
export function compareReports(before: ReportData, after: ReportData): CellChange[] {
  const stated = changesOf(byDay(before), byDay(after), (what) => statementCause(what, before, after));
  return [...changesOf(byKey(before), byKey(after), (figure) => causeOf(figure, before, after)), ...stated];
}

type Cells = ReadonlyMap<string, string | null>;

function changesOf(old: Cells, now: Cells, cause: (figure: string) => Cause): CellChange[] {
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((figure): CellChange[] => {
    const [a, b] = [old.get(figure), now.get(figure)];
    return a === b ? [] : [{figure, before: a, after: b, cause: cause(figure)}];
  });
}

/** The day facts are as of stands for itself in both reports. */
function byDay({statements, manifest}: ReportData): Map<string, string> {
  return new Map([...statements].map(([key, value]) => [key.replace(`=${manifest.asOf}`, "=AS-OF"), value]));
}

function statementCause(what: string, {manifest: a}: ReportData, {manifest: b}: ReportData): Cause {
  if (what.startsWith("assessment?")) return a.scheme.sha256 === b.scheme.sha256 ? "new data" : "method";
  if (a.outline.id !== b.outline.id || a.outline.version !== b.outline.version) return "method";
  const isSamePeriod = a.period.from === b.period.from && a.period.to === b.period.to;
  return a.catalogue.revision === b.catalogue.revision && !isSamePeriod ? "period" : "catalogue";
}

function byKey({cells, manifest}: ReportData): Map<string, string | null> {
  const years = `year=${yearsOf(manifest.period).join(",")}`;
  return new Map([...cells].map(([figure, value]) => [figure.replace(years, "year=PERIOD"), value]));
}

function causeOf(figure: string, before: ReportData, after: ReportData): Cause {
  const indicator = figure.split("?")[0] ?? "";
  const [a, b] = [before.manifest, after.manifest];
  if (
    a.outline.family !== b.outline.family ||
    before.versions.get(indicator) !== after.versions.get(indicator)
  )
    return "method";
  const source = causeBetween(a, b);
  if (source === "method") return source;
  if (a.period.from !== b.period.from || a.period.to !== b.period.to) return "period";
  return source === "same sources" && a.asOf !== b.asOf ? "catalogue" : source;
}

/** Why the same figure differs between two sets of sources: the first of what can explain it. */
export function causeBetween(a: Pins, b: Pins): Exclude<Cause, "period"> {
  if (a.warehouse.method !== b.warehouse.method) return "method";
  if (datesOf(a) !== datesOf(b)) return "new data";
  if (hashesOf(a) !== hashesOf(b)) return "correction";
  return a.catalogue.revision === b.catalogue.revision ? "same sources" : "catalogue";
}

function datesOf({vintages}: Pins): string {
  return vintages
    .map(({programme, dated}) => `${programme} ${dated}`)
    .sort()
    .join("; ");
}

function hashesOf({vintages}: Pins): string {
  return vintages
    .map(({sha256}) => sha256)
    .sort()
    .join("; ");
}
