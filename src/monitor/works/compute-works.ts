import {WORKS_COMMAND} from "../../base/commands.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
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
import type {Warehouse} from "../../warehouse/open.ts";
import {Ask} from "../ask.ts";
import type {Indicator} from "../indicator.ts";
import {inOrder, type ResultRow, tidy, withZeros} from "../table-rows.ts";
import {refuseUntold} from "./refuse-untold.ts";
import {worksTraceOf} from "./works-trace.ts";

/** Share of works, in percent, that must name a country for a figure to be shown. */
export const COVERAGE_FLOOR = 30;

/** Works a share or a ratio must rest on to be shown. */
export const FEWEST_WORKS = 30;

/** Computes a request over sums of works: a figure a row, with the share of works that could be placed. */
export async function computeWorks(
  warehouse: Warehouse,
  indicator: Indicator,
  request: FigureRequest
): Promise<FigureTable> {
  refuseStatus(request);
  refuseUntold(warehouse.works, request);
  const ask = new Ask(request, warehouse.holdings);
  const sql = indicator.sql(ask).trim();
  const trace = worksTraceOf(warehouse, indicator, request, {sql, params: ask.params});
  const rows = warehouse.works ? await warehouse.db.rows<ResultRow>(sql, ask.params) : [];
  const complete = warehouse.works ? withZeros(rows, indicator, request) : [{}];
  const figures = complete.map((row) => figureOf(row, indicator, trace)).sort(inOrder(request));
  return {trace, unit: indicator.unit, by: request.by, figures};
}

function refuseStatus({status, indicator}: FigureRequest): void {
  if (status === "was") return;
  throw new ApertureError("refused", `${indicator} knows countries only as they were in the year`, {
    hint: "Leave --status out."
  });
}

function figureOf(row: ResultRow, indicator: Indicator, trace: Trace): Figure {
  const {request} = trace;
  const dims = Object.fromEntries(
    request.by.flatMap((dimension) => {
      const code = row[dimension];
      if (code === undefined || code === null) return [];
      return [[dimension, dimension === "year" && code !== "unknown" ? Number(code) : code]];
    })
  );
  const basis = basisOf(row);
  const blank = blankOf(row, basis, indicator, trace);
  const value = blank ? null : tidy(Number(row["value"] ?? 0), indicator.unit);
  return makeFigure({
    value,
    blank,
    unit: indicator.unit,
    interval: value === null ? null : intervalOf(value, basis, indicator),
    basis,
    dims,
    address: addressOf(request, dims),
    trace
  });
}

const COVERAGE_NOTE = "works of the same years, subjects, themes and types that name a country";

export function basisOf({held, of}: ResultRow): Figure["basis"] {
  if (typeof held !== "number" || typeof of !== "number") return null;
  return {held, of, note: COVERAGE_NOTE};
}

/** What a count would be if works that name no country were spread as those that do. */
function intervalOf(value: number, basis: Figure["basis"], {isSum}: Indicator): Interval | null {
  if (!isSum || basis === null || basis.held === 0) return null;
  const high = tidy((value * basis.of) / basis.held, "works");
  return {
    low: value,
    high,
    meaning:
      "coverage band: from the works that name a country to all works, if those that name none were spread alike"
  };
}

function blankOf(
  row: ResultRow,
  basis: Figure["basis"],
  indicator: Indicator,
  {warehouse}: Trace
): Blank | null {
  if (warehouse.id === "none") return NOT_READ;
  return blankBelowFloor(basis) ?? (indicator.isSum ? null : blankRatio(row));
}

/** Where no works were read. */
export const NOT_READ: Blank = {
  reason: "not-held",
  note: `no works have been read; run: ${WORKS_COMMAND}`
};

/** Why figures of works are withheld where too few of them name a country. */
export function blankBelowFloor(basis: Figure["basis"]): Blank | null {
  if (!basis || basis.of === 0 || 100 * basis.held >= COVERAGE_FLOOR * basis.of) return null;
  const share = formatNumber((100 * basis.held) / basis.of, 1);
  return {
    reason: "too-few",
    note: `only ${share} % of these works name a country; withheld below ${COVERAGE_FLOOR} %`
  };
}

/** A share or a ratio of a handful of works says more of chance than of a country. */
function blankRatio({value, counted}: ResultRow): Blank | null {
  if (typeof value !== "number" || !Number.isFinite(value))
    return {reason: "no-denominator", note: "there is nothing to compare with"};
  if (typeof counted === "number" && counted < FEWEST_WORKS)
    return {
      reason: "too-few",
      note: `rests on ${formatNumber(counted, 1)} works; withheld below ${FEWEST_WORKS}`
    };
  return null;
}
