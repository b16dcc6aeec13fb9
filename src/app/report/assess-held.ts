import {ApertureError} from "../../base/errors.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import type {Figure} from "../../domain/figure.ts";
import {withheldIn} from "../../exports/refuse-withheld.ts";
import type {Interval} from "../../modulate/assessment/interval.ts";
import {type Cell, matrixOf} from "../../modulate/assessment/matrix.ts";
import {readScheme} from "../../modulate/assessment/read-scheme.ts";
import type {Warehouse} from "../../warehouse/open.ts";
import {type Assessment, assess} from "../assessment.ts";
import {readSeriesMatrix} from "../series/series-matrix.ts";

/** Enough runs for intervals that are rounded to whole points, and quick enough for a report. */
const RUNS = 2000;
const POINTS = 64;

/**
 * Countries outside the Union by the scheme, from the series held; undefined where no series of the scheme is held.
 * Values whose licence forbids handing them on, by the scheme or by the vintage they come from, are left out, since a
 * report is handed on.
 */
export async function assessHeld(warehouse: Warehouse): Promise<Assessment | undefined> {
  const scheme = readScheme();
  const held = warehouse.series.pinOf;
  const series = scheme.criteria.flatMap(({indicators}) =>
    indicators.flatMap(({id, republish}) => (republish && held.has(id) ? [id] : []))
  );
  if (series.length === 0) return undefined;
  const read = await Promise.all(
    series.map((id) => readSeriesMatrix(warehouse, {series: [id], year: "latest", isLocal: true}))
  );
  const figures = read
    .flatMap((one) => one.figures)
    .filter(({dims, trace}) => withheldIn(trace) === undefined && isOutside(String(dims.country)));
  try {
    const matrix = matrixOf(figures.map(cellOf), (unit) => countryByCode(unit)?.[scheme.groups]);
    return assess(scheme, matrix, {runs: RUNS, points: POINTS});
  } catch (error) {
    if (error instanceof ApertureError && error.code === "refused") return undefined;
    throw error;
  }
}

function cellOf({dims, value, interval, trace}: Figure): Cell {
  return {
    unit: String(dims.country),
    indicator: trace.indicator.id,
    value: value ?? Number.NaN,
    ...(interval && {low: interval.low, high: interval.high})
  };
}

function isOutside(code: string): boolean {
  const country = countryByCode(code);
  return country !== undefined && !(country.member && country.member.to === undefined);
}

/** 41 to 63; a dash where nothing is known. */
export function sayInterval({low, high}: Interval): string {
  if (Number.isNaN(low) || Number.isNaN(high)) return "–";
  const [from, to] = [String(Math.round(low)), String(Math.round(high))];
  return from === to ? from : `${from} to ${to}`;
}
