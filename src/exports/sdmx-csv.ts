import {csvCell} from "../base/csv.ts";
import type {Dimension} from "../domain/dimension.ts";
import type {FigureTable} from "../domain/figure.ts";
import {fixedDimensions, toRows} from "./rows.ts";

/** SDMX concepts for the dimensions that have one in the cross-domain list; the others keep their own name. */
const CONCEPTS: Readonly<Partial<Record<Dimension, string>>> = {
  country: "REF_AREA",
  partner: "COUNTERPART_AREA",
  year: "TIME_PERIOD",
  activity: "ACTIVITY"
};

function conceptOf(dimension: Dimension): string {
  return CONCEPTS[dimension] ?? dimension.toUpperCase();
}

/** A table as SDMX-CSV 2.0. A blank is an observation with status M (missing) and its reason as comment. */
export function toSdmxCsv(table: FigureTable): string {
  const {indicator, request} = table.trace;
  const dimensions = [...fixedDimensions(table), ...table.by].sort(
    (a, b) => Number(a === "year") - Number(b === "year")
  );
  const header = [
    "STRUCTURE",
    "STRUCTURE_ID",
    "ACTION",
    "INDICATOR",
    "STATUS_MODE",
    "COUNTING",
    ...dimensions.map(conceptOf),
    "OBS_VALUE",
    "UNIT_MEASURE",
    "OBS_STATUS",
    "COMMENT_OBS"
  ];
  const lines = toRows(table).map((row) =>
    [
      "dataflow",
      "APERTURE:FIGURES(1.0)",
      "I",
      indicator.id.toUpperCase().replaceAll("-", "_"),
      request.status,
      request.counting,
      ...dimensions.map((dimension) => row[dimension]),
      row.value,
      row.unit.toUpperCase(),
      row.value === null ? "M" : "A",
      row["note"] ?? row.figure
    ]
      .map(csvCell)
      .join(",")
  );
  return `${[header.join(","), ...lines].join("\r\n")}\r\n`;
}
