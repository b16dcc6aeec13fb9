import {csvLines} from "../../base/csv.ts";
import {ApertureError} from "../../base/errors.ts";
import {closest} from "../../base/text.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import type {Figure} from "../../domain/figure.ts";
import {requestFor} from "../../domain/request.ts";
import {refuseWithheld, withheldIn} from "../../exports/refuse-withheld.ts";
import {computeFigures} from "../../monitor/compute.ts";
import {SERIES_INDICATORS} from "../../monitor/series/series-indicators.ts";
import type {Warehouse} from "../../warehouse/open.ts";

/** Which values a matrix is to hold. */
export interface MatrixRequest {
  /** Series wanted; every one that was imported where left out. */
  readonly series?: readonly string[];
  /** One year, or the latest value of each country. */
  readonly year: number | "latest";
  /** Whether values that may not be handed on are wanted too, for use on this machine. */
  readonly isLocal: boolean;
}

/** Countries by series, with what was left out and why. */
export interface SeriesMatrix {
  readonly figures: readonly Figure[];
  readonly withheld: readonly string[];
}

const COLUMNS = ["country", "indicator", "value", "low", "high", "year", "licence"] as const;

/** The values of many series side by side, one row a country and series, as an assessment takes them. */
export async function readSeriesMatrix(warehouse: Warehouse, request: MatrixRequest): Promise<SeriesMatrix> {
  const wanted = request.series?.map(knownSeries) ?? [...warehouse.series.pinOf.keys()].sort();
  const figures: Figure[] = [];
  const withheld: string[] = [];
  for (const id of wanted) {
    const filters = request.year === "latest" ? {} : {year: [String(request.year)]};
    const table = await computeFigures(warehouse, requestFor(id, {filters, by: ["country"]}));
    const isKept = request.isLocal || withheldIn(table.trace) === undefined;
    if (!isKept && request.series) refuseWithheld(table.trace);
    if (isKept) figures.push(...table.figures.filter(isOfToday));
    else withheld.push(id);
  }
  return {figures, withheld};
}

/** Values of countries that exist; a series may also hold states of the past. */
function isOfToday({value, dims}: Figure): boolean {
  return value !== null && !countryByCode(String(dims.country))?.historic;
}

function knownSeries(id: string): string {
  const known = SERIES_INDICATORS.map((indicator) => indicator.id);
  if (known.includes(id)) return id;
  const near = closest(id, known);
  throw new ApertureError("not-found", `unknown series: ${id}`, {
    hint: near ? `Did you mean ${near}?` : "See: aperture series"
  });
}

/** A matrix as CSV, ordered by country and series. What may not be handed on says so beside its licence. */
export function matrixCsv({figures}: SeriesMatrix): string {
  const rows = figures.map(rowOf).sort((a, b) => (`${a[0]}\n${a[1]}` < `${b[0]}\n${b[1]}` ? -1 : 1));
  return csvLines([COLUMNS, ...rows]);
}

function rowOf({dims, value, interval, ofYear, trace}: Figure): (string | number | null)[] {
  const licence = trace.vintages[0]?.licence ?? "";
  return [
    String(dims.country),
    trace.indicator.id,
    value,
    interval?.low ?? null,
    interval?.high ?? null,
    ofYear ?? Number(trace.request.filters.year?.[0]),
    withheldIn(trace) === undefined ? licence : `${licence} (not for republication)`
  ];
}
