import type {ReportManifest} from "./manifest.ts";
import {yearsOf} from "./period.ts";

/** Why a cell of one report is not what it is in another. */
export type Cause = "period" | "new data" | "correction" | "method" | "catalogue" | "same sources";

/** One figure as two reports have it; null stands for an honest blank, undefined for a cell only the other has. */
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
  /** Version of the method of each indicator. */
  readonly versions: ReadonlyMap<string, string>;
}

/** Every cell in which two reports differ, with the cause. Years of the period stand for themselves in both. */
export function compareReports(before: ReportData, after: ReportData): CellChange[] {
  const [old, now] = [byKey(before), byKey(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((figure): CellChange[] => {
    const [a, b] = [old.get(figure), now.get(figure)];
    return a === b ? [] : [{figure, before: a, after: b, cause: causeOf(figure, before, after)}];
  });
}

function byKey({cells, manifest}: ReportData): Map<string, string | null> {
  const years = `year=${yearsOf(manifest.period).join(",")}`;
  return new Map([...cells].map(([figure, value]) => [figure.replace(years, "year=PERIOD"), value]));
}

function causeOf(figure: string, before: ReportData, after: ReportData): Cause {
  const indicator = figure.split("?")[0] ?? "";
  const [a, b] = [before.manifest, after.manifest];
  const isSameMethod =
    a.warehouse.method === b.warehouse.method &&
    a.outline.id === b.outline.id &&
    before.versions.get(indicator) === after.versions.get(indicator);
  if (!isSameMethod) return "method";
  if (a.period.from !== b.period.from || a.period.to !== b.period.to) return "period";
  if (datesOf(a) !== datesOf(b)) return "new data";
  if (hashesOf(a) !== hashesOf(b)) return "correction";
  return a.catalogue.revision === b.catalogue.revision && a.asOf === b.asOf ? "same sources" : "catalogue";
}

function datesOf({vintages}: ReportManifest): string {
  return vintages
    .map(({programme, dated}) => `${programme} ${dated}`)
    .sort()
    .join("; ");
}

function hashesOf({vintages}: ReportManifest): string {
  return vintages
    .map(({sha256}) => sha256)
    .sort()
    .join("; ");
}
