import type {FigureTable} from "../domain/figure.ts";
import {writeParquet} from "../warehouse/write-parquet.ts";
import {measuredColumns, toCsv} from "./csv.ts";
import {fixedDimensions, toRows} from "./rows.ts";
import {toSdmxCsv} from "./sdmx-csv.ts";

/** Forms in which a table leaves the program, with their media types. */
export const EXPORT_FORMATS = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  "sdmx-csv": "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8",
  parquet: "application/vnd.apache.parquet"
} as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

export function isExportFormat(text: string): text is ExportFormat {
  return Object.hasOwn(EXPORT_FORMATS, text);
}

/** A table in the form asked for. */
export async function exportTable(table: FigureTable, format: ExportFormat): Promise<string | Buffer> {
  if (format === "csv") return toCsv(table);
  if (format === "sdmx-csv") return toSdmxCsv(table);
  if (format === "json") return `${JSON.stringify(toRows(table), null, 2)}\n`;
  return writeParquet(toRows(table), [
    ...fixedDimensions(table),
    ...table.by,
    "value",
    "unit",
    ...measuredColumns(table),
    "figure"
  ]);
}
