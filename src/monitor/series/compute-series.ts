import {SERIES_COMMAND} from "../../base/commands.ts";
import {listOf} from "../../base/text.ts";
import type {Dimension} from "../../domain/dimension.ts";
import {
  type Blank,
  type Figure,
  type FigureRequest,
  type FigureTable,
  type Interval,
  makeFigure,
  type Trace
} from "../../domain/figure.ts";
import {addressOf} from "../../domain/request.ts";
import {seriesById} from "../../sources/series/index.ts";
import type {Warehouse} from "../../warehouse/open.ts";
import {Ask} from "../ask.ts";
import type {Indicator} from "../indicator.ts";
import {seriesIdOf} from "./series-indicators.ts";
import {isLatest} from "./series-query.ts";
import {seriesTraceOf} from "./series-trace.ts";

interface SeriesRow {
  readonly country?: string;
  readonly year?: number;
  readonly value?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly held?: number;
  readonly of?: number;
}

/** Computes a request over series about countries: a figure a row, with its interval where the source gives one. */
export async function computeSeries(
  warehouse: Warehouse,
  indicator: Indicator,
  request: FigureRequest
): Promise<FigureTable> {
  const id = seriesIdOf(indicator);
  const ask = new Ask(request, warehouse.holdings);
  const sql = indicator.sql(ask);
  const trace = seriesTraceOf(warehouse, indicator, request, {sql, params: ask.params});
  const isHeld = warehouse.series.pinOf.has(id);
  const rows = isHeld ? await warehouse.db.rows<SeriesRow>(sql, ask.params) : [];
  const make = (row: SeriesRow) => figureOf(row, indicator, request, trace, warehouse);
  const figures = [...rows, ...missingRows(rows, request)].map(make).sort(inOrder(request));
  return {trace, unit: indicator.unit, by: request.by, figures};
}

/** Codes asked for by name that have no row, and a row for the whole where there is nothing at all. */
function missingRows(rows: readonly SeriesRow[], {filters, by}: FigureRequest): SeriesRow[] {
  const [only, ...others] = by;
  if (only === undefined || others.length || (only !== "country" && only !== "year"))
    return rows.length ? [] : [{}];
  const found = new Set(rows.map((row) => String(row[only])));
  const missing = (filters[only] ?? []).filter((code) => !found.has(code));
  const blank = missing.map((code) => (only === "year" ? {year: Number(code)} : {country: code}));
  return rows.length || blank.length ? blank : [{}];
}

function figureOf(
  row: SeriesRow,
  indicator: Indicator,
  request: FigureRequest,
  trace: Trace,
  warehouse: Warehouse
): Figure {
  const dims = Object.fromEntries(
    request.by.flatMap((dimension) => {
      const code = row[dimension as "country" | "year"];
      return code === undefined ? [] : [[dimension, code]];
    })
  );
  const value = row.value ?? null;
  return makeFigure({
    value: value === null ? null : Number(value.toPrecision(12)),
    blank: value === null ? blankOf(row, indicator, request, warehouse) : null,
    unit: indicator.unit,
    interval: intervalOf(row, indicator),
    ofYear: isLatest(request) ? (row.year ?? null) : null,
    basis: basisOf(row),
    dims,
    address: addressOf(request, dims),
    trace
  });
}

function intervalOf({low, high}: SeriesRow, indicator: Indicator): Interval | null {
  const meaning = seriesById(indicator.id)?.series.interval;
  return typeof low === "number" && typeof high === "number" && meaning !== undefined
    ? {low, high, meaning}
    : null;
}

function basisOf({held, of}: SeriesRow): Figure["basis"] {
  if (held === undefined || of === undefined) return null;
  return {held, of, note: "countries of the source that have a value in the year"};
}

function blankOf(row: SeriesRow, indicator: Indicator, {filters}: FigureRequest, {series}: Warehouse): Blank {
  const pin = series.pinOf.get(seriesIdOf(indicator));
  if (pin === undefined)
    return {reason: "not-held", note: `${indicator.id} has not been imported; run: ${SERIES_COMMAND}`};
  if (row.year !== undefined && row.country !== undefined && indicator.id.endsWith("-change"))
    return {reason: "no-denominator", note: "the source has no value of ten years before to compare with"};
  const country = row.country ?? (filters.country?.length === 1 ? filters.country[0] : undefined);
  const parts = country === undefined ? undefined : pin.apart[country];
  const apart = parts ? `; it gives ${listOf(parts)} apart` : "";
  const year = row.year ?? filters.year?.join(", ");
  const when = year === undefined ? "" : ` for ${year}`;
  return {
    reason: "unknown-in-source",
    note: `${pin.ref.title} has no value${when}${country === undefined ? "" : ` of this country`}${apart}`
  };
}

/** By year in time; by country alone the highest first, as every table is read. */
function inOrder({by}: FigureRequest): (a: Figure, b: Figure) => number {
  const codes = (figure: Figure) =>
    by.map((dimension: Dimension) => String(figure.dims[dimension])).join("\n");
  const byCodes = (a: Figure, b: Figure) => codes(a).localeCompare(codes(b));
  if (by.includes("year")) return byCodes;
  const rank = (figure: Figure) => figure.value ?? Number.NEGATIVE_INFINITY;
  return (a, b) => (rank(a) === rank(b) ? byCodes(a, b) : rank(b) - rank(a));
}
