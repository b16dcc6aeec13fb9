import {type CellChange, compareReports} from "../../report/difference.ts";
import type {ReportManifest} from "../../report/manifest.ts";
import {readReportData} from "./read-report.ts";

/** Compares two reports cell by cell, from the data they carry; needs no warehouse. */
export async function diffReports(before: string, after: string): Promise<readonly CellChange[]> {
  return (await compareFolders(before, after)).changes;
}

/** Two reports, and every cell in which they differ. */
export interface ReportComparison {
  readonly before: ReportManifest;
  readonly after: ReportManifest;
  readonly changes: readonly CellChange[];
  /** Indicators whose method has another version in the second. */
  readonly versions: readonly {indicator: string; before: string; after: string}[];
}

/** The same with what both reports say of themselves. Throws where one has no annex or is no report. */
export async function compareFolders(before: string, after: string): Promise<ReportComparison> {
  const [a, b] = [await readReportData(before), await readReportData(after)];
  const versions = [...b.versions].flatMap(([indicator, version]) => {
    const old = a.versions.get(indicator);
    return old === undefined || old === version ? [] : [{indicator, before: old, after: version}];
  });
  return {before: a.manifest, after: b.manifest, changes: compareReports(a, b), versions};
}
