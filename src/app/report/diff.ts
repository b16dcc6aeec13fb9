import {type CellChange, compareReports} from "../../report/difference.ts";
import {readReportData} from "./read-report.ts";

/** Compares two reports cell by cell, from the data they carry; needs no warehouse. */
export async function diffReports(before: string, after: string): Promise<CellChange[]> {
  return compareReports(await readReportData(before), await readReportData(after));
}
