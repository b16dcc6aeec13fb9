import type {Figure, FigureRequest, Unit} from "../domain/figure.ts";
import type {Indicator} from "./indicator.ts";

/** A row as an indicator's query gives it: a code for each dimension, and values. */
export type ResultRow = Record<string, string | number | null>;

/** Codes that were asked for by name and have no row are zero, where nothing found means zero. */
export function withZeros(rows: ResultRow[], indicator: Indicator, request: FigureRequest): ResultRow[] {
  const [only, ...others] = request.by;
  if (!indicator.isSum || others.length) return rows;
  if (only === undefined) return rows.length ? rows : [{value: 0}];
  if (only === "part" || only === "field" || only === "pillar") return rows;
  const found = new Set(rows.map((row) => String(row[only])));
  const missing = (request.filters[only] ?? []).filter((code) => !found.has(code));
  return [...rows, ...missing.map((code) => ({[only]: only === "year" ? Number(code) : code, value: 0}))];
}

/** Sums of fractions differ in the last digits with the order of rows; what is published does not. Money is exact. */
export function tidy(value: number, unit: Unit): number {
  return unit === "EUR" ? value : Number(value.toPrecision(12));
}

/** By year in time; otherwise the highest first, as every table is read. */
export function inOrder(request: FigureRequest): (a: Figure, b: Figure) => number {
  const byValue = (a: Figure, b: Figure) =>
    (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY);
  const byCodes = (a: Figure, b: Figure) => codesOf(a, request).localeCompare(codesOf(b, request));
  if (request.by.includes("year")) return byCodes;
  return (a, b) => byValue(a, b) || byCodes(a, b);
}

function codesOf(figure: Figure, request: FigureRequest): string {
  return request.by.map((dimension) => String(figure.dims[dimension])).join("\n");
}
