import {formatNumber} from "../base/numbers.ts";
import {category, colour} from "./palette.ts";
import {hatch} from "./patterns.ts";
import {linear, niceTicks, tickDecimals, yearTicks} from "./scale.ts";
import {type ChartFrame, type ChartRow, frame, label, linked, SIZE, tag} from "./svg.ts";
import {textWidth, wrapText} from "./text-width.ts";

export interface ColumnRow extends ChartRow {
  readonly year: number;
}

export interface ColumnChartOptions extends ChartFrame {
  readonly height?: number;
  readonly rows: readonly ColumnRow[];
  /** The first year that is not complete, and how that is said. */
  readonly incomplete?: {readonly from: number; readonly label: string};
  readonly colour?: number;
  readonly tick?: (value: number) => string;
}

/** One column a year, from zero. A year that is not complete is hatched; a missing one is a dash. */
export function columnChart(options: ColumnChartOptions): string {
  const width = options.width ?? 720;
  const height = options.height ?? (width < 480 ? 220 : 280);
  const values = options.rows.map((row) => row.value ?? 0);
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values), 3, values.every(Number.isInteger));
  const tick = options.tick ?? ((value: number) => formatNumber(value, tickDecimals(ticks)));
  const left = Math.max(...ticks.map((value) => textWidth(tick(value), SIZE.small))) + 12;
  const [top, bottom] = [options.incomplete ? 36 : 22, height - 26];
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [bottom, top]);
  const step = (width - left) / Math.max(1, options.rows.length);
  const widest = Math.max(0, ...options.rows.map((row) => textWidth(row.text, SIZE.small)));
  const place = {left, step, y, bottom, shown: widest + 4 <= step, years: namedYears(options, width - left)};
  const grid = ticks.map((value) => {
    const at = Math.round(y(value)) + 0.5;
    const stroke = value === 0 ? colour("axis") : colour("rule");
    return (
      tag("line", {x1: left, x2: width, y1: at, y2: at, stroke}) +
      label(left - 8, at + 4, tick(value), {"text-anchor": "end"})
    );
  });
  return frame(
    options,
    {kind: "column", width, height, links: options.rows.some((row) => row.href !== undefined)},
    tag("defs", {}, hatch(`${options.id}-hatch`, category(options.colour ?? 0), colour("paper"))),
    tag("g", {class: "chart-axis"}, ...grid),
    ...options.rows.map((row, index) => drawColumn(row, index, options, place)),
    options.incomplete
      ? label(width, 12, options.incomplete.label, {"text-anchor": "end", "font-style": "italic"})
      : ""
  );
}

type Place = {
  left: number;
  step: number;
  bottom: number;
  y: (value: number) => number;
  shown: boolean;
  years: ReadonlySet<number>;
};

function namedYears(options: ColumnChartOptions, width: number): Set<number> {
  const years = options.rows.map((row) => row.year);
  return new Set(yearTicks(years, width, 36));
}

function drawColumn(row: ColumnRow, index: number, options: ColumnChartOptions, place: Place): string {
  const thick = Math.min(64, place.step * 0.72);
  const middle = place.left + (index + 0.5) * place.step;
  const [zero, end] = [place.y(0), place.y(row.value ?? 0)];
  const part = options.incomplete !== undefined && row.year >= options.incomplete.from;
  const paint = category(options.colour ?? 0);
  const box = {x: middle - thick / 2, y: Math.min(zero, end), width: thick, height: Math.abs(zero - end)};
  const look = part
    ? {fill: `url(#${options.id}-hatch)`, stroke: paint, "stroke-dasharray": "3 2"}
    : {fill: paint};
  const words = row.value === null ? `– ${row.note ?? "no data"}` : row.text;
  const centred = {"text-anchor": "middle"};
  return linked(
    row.href,
    `${row.label}: ${words}${part ? `, ${options.incomplete?.label}` : ""}`,
    tag("rect", {class: "chart-hit", ...box, y: 20, height: place.bottom - 20, fill: "transparent"}),
    row.value === null ? "" : tag("rect", {class: "chart-column", ...box, ...look}),
    row.value === null ? drawBlank(row, middle, zero, place.step) : "",
    place.shown && row.value !== null
      ? label(middle, box.y - 6, row.text, {...centred, fill: colour("ink")})
      : "",
    place.years.has(row.year) ? label(middle, place.bottom + 18, String(row.year), centred) : ""
  );
}

/** A dash, with the reason above it where there is room. */
function drawBlank(row: ColumnRow, middle: number, zero: number, step: number): string {
  const reason = step < 56 ? [] : wrapText(row.note ?? "no data", step - 8, SIZE.small, 3);
  const look = {"text-anchor": "middle", "font-style": "italic"};
  const lines = reason.map((line, index) =>
    label(middle, zero - 24 - (reason.length - 1 - index) * 16, line, look)
  );
  return lines.join("") + label(middle, zero - 7, "–", {"text-anchor": "middle"});
}
