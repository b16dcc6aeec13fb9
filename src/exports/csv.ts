import {csvCell} from "../base/csv.ts";
import {DIMENSIONS} from "../domain/dimension.ts";
import type {FigureTable} from "../domain/figure.ts";
import {refuseWithheld} from "./refuse-withheld.ts";
import {fixedDimensions, toRows} from "./rows.ts";

function columnsOf(table: FigureTable): string[] {
  const extra = table.figures.some((figure) => figure.basis) ? ["held", "of"] : [];
  const blanks = table.figures.some((figure) => figure.blank) ? ["blank"] : [];
  return [
    ...fixedDimensions(table),
    ...table.by,
    "value",
    "unit",
    ...measuredColumns(table),
    ...extra,
    ...blanks,
    "figure"
  ];
}

/** Bounds, and the year of a latest value, where any figure has them. */
export function measuredColumns({figures}: FigureTable): string[] {
  const bounds = figures.some((figure) => figure.interval) ? ["low", "high"] : [];
  return figures.some((figure) => figure.ofYear !== null) ? [...bounds, "of_year"] : bounds;
}

/** A table as CSV: codes of the dimensions, value at full precision, unit, address of each figure. */
export function toCsv(table: FigureTable): string {
  const columns = columnsOf(table);
  const lines = toRows(table).map((row) => columns.map((column) => csvCell(row[column])).join(","));
  return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

/** Metadata of the CSV by CSV on the Web (W3C): what each column means, where the data come from, their licence. */
export function toCsvw(table: FigureTable, csvAddress: string): object {
  const {trace} = table;
  refuseWithheld(trace);
  return {
    "@context": "http://www.w3.org/ns/csvw",
    url: csvAddress,
    "dc:title": trace.indicator.title,
    "dc:description": trace.indicator.definition,
    "dc:license": {"@id": licenceAddress(trace.vintages.map(({licence}) => licence))},
    "dc:source": trace.vintages.map(
      (vintage) => `${vintage.title}, ${vintage.dated}, sha256:${vintage.sha256}`
    ),
    "dc:rights": [...new Set(trace.vintages.map((vintage) => vintage.attribution))],
    notes: [...trace.caveats],
    tableSchema: {columns: columnsOf(table).map((name) => describeColumn(name, table))}
  };
}

const SHARE_ALIKE = "CC-BY-SA-4.0";

/** The licence a table is under: share-alike where a source demands it. */
function licenceAddress(licences: readonly string[]): string {
  const name = licences.includes(SHARE_ALIKE) ? "by-sa" : "by";
  return `https://creativecommons.org/licenses/${name}/4.0/`;
}

function describeColumn(name: string, table: FigureTable): object {
  if (Object.hasOwn(DIMENSIONS, name)) {
    const {title, description} = DIMENSIONS[name as keyof typeof DIMENSIONS];
    return {name, titles: title, "dc:description": description, datatype: "string"};
  }
  if (name === "value")
    return {
      name,
      titles: table.trace.indicator.title,
      "dc:description": table.trace.indicator.definition,
      datatype: "number"
    };
  if (name === "low" || name === "high") {
    const meaning = table.figures.find((figure) => figure.interval)?.interval?.meaning ?? "";
    return {name, titles: name, "dc:description": meaning, datatype: "number"};
  }
  if (name === "of_year")
    return {
      name,
      titles: "year of the value",
      "dc:description": "the latest year that has a value",
      datatype: "integer"
    };
  if (name === "held" || name === "of")
    return {
      name,
      titles: name,
      "dc:description": table.figures.find((figure) => figure.basis)?.basis?.note ?? "",
      datatype: "integer"
    };
  return {name, titles: name, datatype: "string"};
}
