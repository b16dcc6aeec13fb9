import {formatNumber} from "../base/numbers.ts";
import {category, colour} from "./palette.ts";
import {linear, niceTicks, tickDecimals} from "./scale.ts";
import {type ChartFrame, type ChartRow, CLEAR, frame, label, linked, SIZE, tag} from "./svg.ts";
import {textWidth, wrapText} from "./text-width.ts";

export interface DotRow extends ChartRow {
  /** Ends of the interval the value is known in. */
  readonly low?: number;
  readonly high?: number;
  readonly colour?: number;
  readonly muted?: boolean;
}

export interface DotChartOptions extends ChartFrame {
  readonly rows: readonly DotRow[];
  /** A value to compare with, such as the average. */
  readonly reference?: {readonly value: number; readonly label: string};
  readonly tick?: (value: number) => string;
}

type Layout = {width: number; left: number; end: number; step: number; top: number; stacked: boolean};

/** A ranking as dots, with intervals where they are known. */
export function dotChart(options: DotChartOptions): string {
  const width = options.width ?? 720;
  const stacked = width < 480;
  const names = Math.max(0, ...options.rows.map((row) => textWidth(row.label, SIZE.label)));
  const values = Math.max(
    0,
    ...options.rows.map((row) => (row.value === null ? 0 : textWidth(row.text, SIZE.label)))
  );
  const left = stacked ? 6 : Math.min(names + 20, width * 0.36);
  const end = width - Math.min(values + 24, width * 0.4);
  const step = stacked ? 42 : 28;
  const top = options.reference ? 44 : 26;
  const layout: Layout = {width, left, end, step, top, stacked};
  const all = options.rows.flatMap((row) => [row.value ?? 0, row.low ?? 0, row.high ?? 0]);
  const ticks = niceTicks(
    Math.min(0, ...all),
    Math.max(0, options.reference?.value ?? 0, ...all),
    stacked ? 3 : 5
  );
  const x = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [left, end]);
  const height = top + options.rows.length * step + 6;
  const tick = options.tick ?? ((value: number) => formatNumber(value, tickDecimals(ticks)));
  const grid = ticks.map((value) => {
    const at = Math.round(x(value)) + 0.5;
    const stroke = value === 0 ? colour("axis") : colour("rule");
    return (
      tag("line", {x1: at, x2: at, y1: top, y2: height - 2, stroke}) +
      label(at, top - 8, tick(value), {"text-anchor": "middle"})
    );
  });
  return frame(
    options,
    {kind: "dot", width, height, links: options.rows.some((row) => row.href !== undefined)},
    tag("g", {class: "chart-axis"}, ...grid),
    drawReference(options, x, layout, height),
    ...options.rows.map((row, index) => drawRow(row, index, x, layout))
  );
}

function endText(row: DotRow): string {
  if (row.value !== null) return row.text;
  return row.note ? `– ${row.note}` : "–";
}

function drawReference(
  {reference}: DotChartOptions,
  x: (value: number) => number,
  layout: Layout,
  height: number
): string {
  if (!reference) return "";
  const at = x(reference.value);
  const half = textWidth(reference.label, SIZE.small) / 2;
  const middle = Math.min(Math.max(at, half), layout.width - half);
  return (
    tag("line", {
      x1: at,
      x2: at,
      y1: 18,
      y2: height - 2,
      stroke: colour("ink-2"),
      "stroke-dasharray": "3 3"
    }) + label(middle, 12, reference.label, {"text-anchor": "middle"})
  );
}

function drawRow(row: DotRow, index: number, x: (value: number) => number, layout: Layout): string {
  const top = layout.top + index * layout.step;
  const y = layout.stacked ? top + 29 : top + layout.step / 2;
  const at = x(row.value ?? 0);
  const fill = row.muted ? colour("axis") : category(row.colour ?? 0);
  const [name = ""] = wrapText(
    row.label,
    layout.stacked ? layout.width - 8 : layout.left - 16,
    SIZE.label,
    1
  );
  const ink = {fill: colour("ink"), "font-size": SIZE.label};
  const interval = drawInterval(row, x, y, fill);
  return linked(
    row.href,
    `${row.label}: ${endText(row)}`,
    tag("rect", {
      class: "chart-hit",
      x: 0,
      y: top,
      width: layout.width,
      height: layout.step,
      fill: "transparent"
    }),
    tag("line", {
      x1: layout.left,
      x2: layout.end,
      y1: y,
      y2: y,
      stroke: colour("rule"),
      "stroke-dasharray": "1 3"
    }),
    layout.stacked
      ? label(0, top + 16, name, {...ink, ...CLEAR})
      : label(layout.left - 14, y + 5, name, {...ink, "text-anchor": "end"}),
    row.value === null ? "" : interval + tag("circle", {class: "chart-dot", cx: at, cy: y, r: 5.5, fill}),
    row.value === null
      ? label(layout.left + 6, y + 5, endText(row), {"font-style": "italic", ...CLEAR})
      : label(layout.width, y + 5, row.text, {...ink, "text-anchor": "end"})
  );
}

function drawInterval(row: DotRow, x: (value: number) => number, y: number, stroke: string): string {
  if (row.low === undefined || row.high === undefined) return "";
  const [low, high] = [Math.round(x(row.low) * 10) / 10, Math.round(x(row.high) * 10) / 10];
  const d = `M${low} ${y - 4}V${y + 4}M${low} ${y}H${high}M${high} ${y - 4}V${y + 4}`;
  return tag("path", {class: "chart-interval", d, stroke, "stroke-width": 1.6, fill: "none"});
}
