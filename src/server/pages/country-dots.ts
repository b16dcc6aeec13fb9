import {formatNumber} from "../../base/numbers.ts";
import {escapeXml} from "../../base/text.ts";
import {category, colour} from "../../charts/palette.ts";
import {marker} from "../../charts/patterns.ts";
import {linear, niceTicks} from "../../charts/scale.ts";
import {type ChartFrame, frame, label, SIZE, tag} from "../../charts/svg.ts";
import {textWidth, wrapText} from "../../charts/text-width.ts";

/** One row of dots: a theme with the value of each series, in the order of the series. */
export interface DotsRow {
  readonly label: string;
  readonly points: readonly {readonly value: number | null; readonly text: string}[];
}

export interface DotsOptions extends ChartFrame {
  /** At most six, each with its colour and mark. */
  readonly series: readonly string[];
  readonly rows: readonly DotsRow[];
  readonly reference: {readonly value: number; readonly label: string};
}

const ROW = 34;
const NARROW = 480;

/** Several series as marks on one line a row, so that the distances between them are what is seen. */
export function seriesDots(options: DotsOptions): string {
  const width = options.width ?? 720;
  const isNarrow = width < NARROW;
  const names = Math.max(0, ...options.rows.map((row) => textWidth(row.label, SIZE.label)));
  const left = isNarrow ? 8 : Math.min(names + 22, width * 0.36);
  const legend = drawLegend(options.series, width);
  const top = legend.height + 44;
  const step = isNarrow ? ROW + 14 : ROW;
  const values = options.rows.flatMap((row) => row.points.map((point) => point.value ?? 0));
  const ticks = niceTicks(0, Math.max(options.reference.value, ...values), isNarrow ? 3 : 6);
  const x = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [left, width - 18]);
  const height = top + options.rows.length * step + 4;
  const grid = ticks.map((value) => {
    const at = Math.round(x(value)) + 0.5;
    const stroke = value === 0 ? colour("axis") : colour("rule");
    return (
      tag("line", {x1: at, x2: at, y1: top, y2: height, stroke}) +
      (value === options.reference.value
        ? ""
        : label(at, top - 8, formatNumber(value, 2), {"text-anchor": "middle"}))
    );
  });
  const at = x(options.reference.value);
  const half = textWidth(options.reference.label, SIZE.small) / 2;
  return frame(
    options,
    {kind: "dots", width, height},
    legend.svg,
    tag("g", {class: "chart-axis"}, ...grid),
    tag("line", {
      x1: at,
      x2: at,
      y1: top - 26,
      y2: height,
      stroke: colour("ink-2"),
      "stroke-dasharray": "3 3"
    }),
    label(Math.max(at, half), top - 30, options.reference.label, {"text-anchor": "middle"}),
    ...options.rows.map((row, index) =>
      drawRow(options, row, {y: top + index * step + (isNarrow ? 34 : step / 2), x, left, isNarrow, width})
    )
  );
}

interface Place {
  readonly y: number;
  readonly x: (value: number) => number;
  readonly left: number;
  readonly isNarrow: boolean;
  readonly width: number;
}

function drawRow({series}: DotsOptions, row: DotsRow, {y, x, left, isNarrow, width}: Place): string {
  const known = row.points.flatMap(({value}) => (value === null ? [] : [x(value)]));
  const ink = {fill: colour("ink"), "font-size": SIZE.label};
  const [name = ""] = wrapText(row.label, isNarrow ? width : left - 18, SIZE.label, 1);
  const marks = row.points.map(({value, text}, index) =>
    value === null
      ? ""
      : tag(
          "g",
          {},
          tag("title", {}, escapeXml(`${row.label}, ${series[index]}: ${text}`)),
          marker(index, x(value), y, category(index))
        )
  );
  return tag(
    "g",
    {},
    isNarrow ? label(0, y - 14, name, ink) : label(left - 16, y + 5, name, {...ink, "text-anchor": "end"}),
    tag("line", {x1: left, x2: width - 18, y1: y, y2: y, stroke: colour("rule"), "stroke-dasharray": "1 3"}),
    known.length > 1
      ? tag("line", {
          x1: Math.min(...known),
          x2: Math.max(...known),
          y1: y,
          y2: y,
          stroke: colour("axis"),
          "stroke-width": 2
        })
      : "",
    ...marks.toReversed()
  );
}

function drawLegend(series: readonly string[], width: number): {svg: string; height: number} {
  let [x, y] = [6, 12];
  const items = series.map((name, index) => {
    const space = 16 + textWidth(name, SIZE.label) + 20;
    if (x > 6 && x + space > width) {
      x = 6;
      y += 24;
    }
    const item =
      marker(index, x, y, category(index)) +
      label(x + 12, y + 5, name, {fill: colour("ink"), "font-size": SIZE.label});
    x += space;
    return item;
  });
  return {svg: tag("g", {class: "chart-legend"}, ...items), height: y + 14};
}
