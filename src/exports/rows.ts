import {DIMENSION_IDS, type Dimension} from "../domain/dimension.ts";
import type {Figure, FigureTable} from "../domain/figure.ts";
import {refuseWithheld} from "./refuse-withheld.ts";

/** One figure as data: codes of its dimensions, full value, unit, and the address that explains it. */
export interface DataRow {
  readonly [dimension: string]: string | number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly figure: string;
}

/** The address of a figure with the value it had and the warehouse it came from, so that it can be checked later. */
export function citationOf(figure: Figure): string {
  const mark = figure.address.includes("?") ? "&" : "?";
  return `${figure.address}${mark}value=${figure.value ?? "blank"}&at=${figure.trace.warehouse.id}`;
}

/** Dimensions a table is narrowed to one value in; they stand in each row like those it is broken down by. */
export function fixedDimensions(table: FigureTable): Dimension[] {
  const {filters} = table.trace.request;
  return DIMENSION_IDS.filter(
    (dimension) => filters[dimension]?.length === 1 && !table.by.includes(dimension)
  );
}

/** The rows of a table, ready for JSON and every form derived from it. Refused where a licence forbids handing them on. */
export function toRows(table: FigureTable): DataRow[] {
  refuseWithheld(table.trace);
  const fixed = Object.fromEntries(
    fixedDimensions(table).map((dimension) => {
      const code = table.trace.request.filters[dimension]?.[0] ?? "";
      return [dimension, dimension === "year" && code !== "unknown" ? Number(code) : code];
    })
  );
  return table.figures.map((figure) => ({
    ...fixed,
    ...figure.dims,
    value: figure.value,
    unit: figure.unit,
    ...(figure.blank && {blank: figure.blank.reason, note: figure.blank.note}),
    ...(figure.interval && {low: figure.interval.low, high: figure.interval.high}),
    ...(figure.ofYear !== null && {of_year: figure.ofYear}),
    ...(figure.basis && {held: figure.basis.held, of: figure.basis.of}),
    figure: citationOf(figure)
  }));
}
