import {category, colour} from "./palette.ts";
import {linear} from "./scale.ts";
import {type ChartFrame, type ChartRow, CLEAR, frame, label, linked, SIZE, tag} from "./svg.ts";
import {textWidth, wrapText} from "./text-width.ts";

export interface BarRow extends ChartRow {
  /** Place in the palette, 0 to 7, where the page keeps a colour for this row. */
  readonly colour?: number;
  /** Drawn in grey, as context. */
  readonly muted?: boolean;
}

export interface BarChartOptions extends ChartFrame {
  readonly rows: readonly BarRow[];
  /** End of the scale, to compare several charts; the largest value otherwise. */
  readonly max?: number;
}

const NARROW = 480;

/** Horizontal bars in the order given, from zero, each with its name and value. */
export function barChart(options: BarChartOptions): string {
  const width = options.width ?? 720;
  const layout = layoutOf(options, width);
  const bars = options.rows.map((row, index) => drawBar(row, index, layout));
  const height = options.rows.length * layout.step + 8;
  const zero = layout.x(0);
  return frame(
    options,
    {kind: "bar", width, height, links: options.rows.some((row) => row.href !== undefined)},
    tag("line", {x1: zero, x2: zero, y1: layout.stacked ? 20 : 2, y2: height - 4, stroke: colour("axis")}),
    ...bars
  );
}

type Layout = {
  width: number;
  left: number;
  step: number;
  thick: number;
  stacked: boolean;
  x: (value: number) => number;
};

function layoutOf(options: BarChartOptions, width: number): Layout {
  const stacked = width < NARROW;
  const names = Math.max(0, ...options.rows.map((row) => textWidth(row.label, SIZE.label)));
  const values = Math.max(
    0,
    ...options.rows.map((row) => (row.value === null ? 0 : textWidth(row.text, SIZE.label)))
  );
  const left = stacked ? 1 : Math.min(names + 14, width * 0.36);
  const numbers = options.rows.map((row) => row.value ?? 0);
  const low = Math.min(0, ...numbers);
  const high = Math.max(0, options.max ?? 0, ...numbers) || 1;
  const start = low < 0 ? left + values + 8 : left;
  const x = linear([low, high], [start, width - Math.min(values + 12, width * 0.45)]);
  return {width, left, step: stacked ? 42 : 28, thick: stacked ? 14 : 18, stacked, x};
}

/** Beside a bar stands its value; in its place, a dash with the reason. */
function endText(row: BarRow): string {
  if (row.value !== null) return row.text;
  return row.note ? `– ${row.note}` : "–";
}

function drawBar(row: BarRow, index: number, layout: Layout): string {
  const top = index * layout.step + 4;
  const bar = {y: layout.stacked ? top + 20 : top + 1, height: layout.thick};
  const middle = bar.y + bar.height / 2 + 5;
  const [zero, end] = [layout.x(0), layout.x(row.value ?? 0)];
  const fill = row.muted ? colour("eu") : category(row.colour ?? 0);
  const [name = ""] = wrapText(
    row.label,
    layout.stacked ? layout.width - 4 : layout.left - 10,
    SIZE.label,
    1
  );
  const negative = (row.value ?? 0) < 0;
  const value = label(negative ? end - 6 : end + 6, middle, endText(row), {
    "text-anchor": negative ? "end" : undefined,
    fill: row.value === null ? colour("ink-2") : colour("ink"),
    "font-style": row.value === null ? "italic" : undefined,
    "font-size": SIZE.label
  });
  return linked(
    row.href,
    `${row.label}: ${endText(row)}`,
    tag("rect", {
      class: "chart-hit",
      x: 0,
      y: top - 4,
      width: layout.width,
      height: layout.step,
      fill: "transparent"
    }),
    layout.stacked
      ? label(0, top + 13, name, {fill: colour("ink"), "font-size": SIZE.label, ...CLEAR})
      : label(layout.left - 10, middle, name, {
          fill: colour("ink"),
          "font-size": SIZE.label,
          "text-anchor": "end"
        }),
    row.value === null
      ? ""
      : tag("rect", {class: "chart-bar", x: Math.min(zero, end), ...bar, width: Math.abs(end - zero), fill}),
    value
  );
}
