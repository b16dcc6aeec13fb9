import {ApertureError} from "../base/errors.ts";
import {closest} from "../base/text.ts";
import type {Dimension} from "../domain/dimension.ts";
import {
  type Blank,
  type Figure,
  type FigureRequest,
  type FigureTable,
  makeFigure,
  type Trace
} from "../domain/figure.ts";
import {addressOf} from "../domain/request.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {Ask} from "./ask.ts";
import {checkRequest} from "./check-request.ts";
import type {Indicator} from "./indicator.ts";
import {ALL_INDICATORS, indicatorById} from "./indicators/index.ts";
import {computeNetwork} from "./networks/compute-network.ts";
import {computeSeries} from "./series/compute-series.ts";
import {inOrder, type ResultRow, tidy, withZeros} from "./table-rows.ts";
import {traceOf} from "./trace.ts";
import {computeWorks} from "./works/compute-works.ts";

/** Computes a request: a figure for each combination of its breakdown, all with the same trace. */
export async function computeFigures(warehouse: Warehouse, request: FigureRequest): Promise<FigureTable> {
  const indicator = findIndicator(request.indicator);
  const complete = complement(indicator, request);
  checkRequest(indicator, complete);
  if (indicator.reads === "series") return computeSeries(warehouse, indicator, complete);
  if (indicator.reads === "works") return computeWorks(warehouse, indicator, complete);
  checkParts(warehouse, complete);
  if (indicator.reads === "network") return computeNetwork(warehouse, indicator, complete);
  const ask = new Ask(complete, warehouse.holdings);
  const sql = indicator.sql(ask).trim();
  const rows = await warehouse.db.rows<ResultRow>(sql, ask.params);
  const trace = traceOf(warehouse, indicator, complete, {sql, params: ask.params});
  const figures = withZeros(rows, indicator, complete).map((row) =>
    figureOf(row, indicator, complete, trace)
  );
  return {trace, unit: indicator.unit, by: complete.by, figures: figures.sort(inOrder(complete))};
}

/** The one figure of a request without a breakdown. */
export async function computeFigure(warehouse: Warehouse, request: FigureRequest): Promise<Figure> {
  const {figures} = await computeFigures(warehouse, request);
  const [figure] = figures;
  if (!figure || figures.length > 1)
    throw new ApertureError("usage", `not a single figure: ${addressOf(request)}`, {
      hint: "Leave the breakdown out."
    });
  return figure;
}

export function findIndicator(id: string): Indicator {
  const found = indicatorById(id);
  if (found) return found;
  const near = closest(
    id,
    ALL_INDICATORS.map((indicator) => indicator.id)
  );
  throw new ApertureError("not-found", `unknown indicator: ${id}`, {
    hint: near ? `Did you mean ${near}? See: aperture indicators` : "See: aperture indicators"
  });
}

function complement(indicator: Indicator, request: FigureRequest): FigureRequest {
  const narrowed = Object.keys(request.filters).length > 0;
  const by =
    request.by.length || (narrowed && indicator.needs.length === 0 && !indicator.defaultBy.length)
      ? request.by
      : defaultBy(indicator, request);
  return indicator.prepare({...request, by});
}

/** A breakdown is only assumed where the request does not already say which one value it wants. */
function defaultBy(indicator: Indicator, request: FigureRequest): readonly Dimension[] {
  const isShare = indicator.id.startsWith("share-");
  const isAboutParticipants = [
    "country",
    "group",
    "income",
    "region",
    "role",
    "activity",
    "sme",
    "organisation"
  ].some((dimension) => request.filters[dimension as Dimension] !== undefined);
  if (isShare && isAboutParticipants) return [];
  return indicator.defaultBy.filter((dimension) => request.filters[dimension]?.length !== 1);
}

/** A part or field nobody knows would answer zero; it is more likely a slip. */
function checkParts({holdings}: Warehouse, {filters}: FigureRequest): void {
  refuseUnknown("programme part", filters.part, [...holdings.mainParts, ...holdings.parts], ".");
  refuseUnknown("field of science", filters.field, [...holdings.fields], "/");
}

function refuseUnknown(
  what: string,
  asked: readonly string[] | undefined,
  known: readonly string[],
  separator: string
): void {
  const unknown = asked?.find(
    (code) => !known.some((one) => one === code || one.startsWith(code + separator))
  );
  if (unknown === undefined || known.length === 0) return;
  const near = known.find((code) => code.endsWith(separator + unknown)) ?? closest(unknown, known);
  throw new ApertureError("not-found", `unknown ${what}: ${unknown}`, {
    hint: near ? `Did you mean ${near}?` : "The structure is under /themes."
  });
}

function figureOf(row: ResultRow, indicator: Indicator, request: FigureRequest, trace: Trace): Figure {
  const dims = Object.fromEntries(request.by.map((dimension) => [dimension, row[dimension] ?? "unknown"]));
  const basis = basisOf(row);
  const value = isHeld(dims, trace) ? readValue(row, indicator) : null;
  return makeFigure({
    value,
    blank: value === null ? blankOf(indicator, dims, basis, trace) : null,
    unit: indicator.unit,
    basis,
    dims,
    address: addressOf(request, dims),
    trace
  });
}

function readValue(row: ResultRow, indicator: Indicator): number | null {
  const raw = row["value"];
  if (typeof raw === "number" && Number.isFinite(raw)) return tidy(raw, indicator.unit);
  return indicator.isSum ? 0 : null;
}

function basisOf({held, of}: ResultRow): Figure["basis"] {
  if (typeof held !== "number" || typeof of !== "number") return null;
  return {held, of, note: "participations whose value the source states"};
}

/** Whether any programme this figure is about was read at all; nothing found in one that was not is no zero. */
function isHeld(dims: Figure["dims"], {vintages}: Trace): boolean {
  const asked = dims.programme;
  return asked === undefined ? vintages.length > 0 : vintages.some((vintage) => vintage.programme === asked);
}

function blankOf(indicator: Indicator, dims: Figure["dims"], basis: Figure["basis"], trace: Trace): Blank {
  if (!isHeld(dims, trace)) {
    const programme = dims.programme ?? trace.request.filters.programme?.join(", ");
    return {
      reason: "not-held",
      note: `no data of ${programme} were read; run: npx aperture ingest cordis --programme ${programme}`
    };
  }
  if (basis) return {reason: "unknown-in-source", note: "the source states none of the values this needs"};
  const what = indicator.id === "growth" ? "no year before" : "nothing";
  return {reason: "no-denominator", note: `there is ${what} to compare with`};
}
