import {formatNumber} from "../base/numbers.ts";
import {escapeXml} from "../base/text.ts";
import {category, categoryText, colour} from "./palette.ts";
import {hatch, marker} from "./patterns.ts";
import {linear, niceTicks, spread, tickDecimals, yearTicks} from "./scale.ts";
import {type ChartFrame, frame, label, round, SIZE, tag} from "./svg.ts";
import {textWidth, wrapText} from "./text-width.ts";

export interface LinePoint {
  readonly year: number;
  readonly value: number | null;
  readonly text: string;
}

export interface LineSeries {
  readonly label: string;
  readonly points: readonly LinePoint[];
  /** Place in the palette, 0 to 7; the place in the list unless the page keeps a colour for it. */
  readonly colour?: number;
  /** Drawn in grey, as context for the others. */
  readonly muted?: boolean;
}

export interface LineChartOptions extends ChartFrame {
  readonly height?: number;
  readonly series: readonly LineSeries[];
  /** The first year that is not complete, and how that is said: "until 6 December 2025". */
  readonly incomplete?: {readonly from: number; readonly label: string};
  /** Years before which the counting changed, each with its reason. */
  readonly breaks?: readonly {readonly year: number; readonly label: string}[];
  /** How axis ticks are written. */
  readonly tick?: (value: number) => string;
}

type Plot = {
  left: number;
  right: number;
  top: number;
  bottom: number;
  width: number;
  height: number;
  x: (year: number) => number;
  y: (value: number) => number;
  years: number[];
  ticks: number[];
  tick: (value: number) => string;
};

const MOST_SERIES = 6;
const LINE_HEIGHT = 16;

/** Series over years, at most six, labelled at their ends. A missing value is a break in the line. */
export function lineChart(options: LineChartOptions): string {
  if (options.series.length > MOST_SERIES)
    throw new RangeError(`too many series: ${options.series.length} > ${MOST_SERIES}`);
  const plot = plotOf(options);
  const drawn = options.series.map((series, index) => drawSeries(options, series, index, plot));
  return frame(
    options,
    {kind: "line", width: plot.width, height: plot.height},
    tag("defs", {}, hatch(`${options.id}-hatch`, colour("rule"), "none")),
    drawIncomplete(options, plot),
    drawAxes(plot),
    drawBreaks(options, plot),
    ...drawn,
    drawEndLabels(options, plot)
  );
}

function plotOf(options: LineChartOptions): Plot {
  const width = options.width ?? 720;
  const height = options.height ?? (width < 480 ? 280 : 360);
  const values = options.series.flatMap((series) => series.points.map((point) => point.value ?? 0));
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values));
  const tick = options.tick ?? ((value: number) => formatNumber(value, tickDecimals(ticks)));
  const years = [
    ...new Set(options.series.flatMap((series) => series.points.map((point) => point.year)))
  ].sort();
  const left = Math.max(...ticks.map((value) => textWidth(tick(value), SIZE.small))) + 12;
  const names = options.series.map((series) => {
    const last = series.points.findLast((point) => point.value !== null)?.text ?? "";
    return textWidth(series.label, SIZE.label, 600) + 8 + textWidth(last, SIZE.small);
  });
  const right = width - Math.min(Math.max(...names, 0) + 26, width * (width < 480 ? 0.3 : 0.25));
  const top = 14 + (options.incomplete ? 20 : 0) + (options.breaks?.length ? 20 : 0);
  const bottom = height - 28;
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? first;
  const ends = [ticks[0] ?? 0, ticks.at(-1) ?? 1] as const;
  return {
    ...{left, right, top, bottom, width, height, years, ticks, tick},
    x: linear([first, last], [left + 6, right]),
    y: linear(ends, [bottom, top])
  };
}

function drawAxes(plot: Plot): string {
  const lines = plot.ticks.map((value) => {
    const y = Math.round(plot.y(value)) + 0.5;
    const stroke = value === 0 ? colour("axis") : colour("rule");
    return (
      tag("line", {x1: plot.left, x2: plot.right, y1: y, y2: y, stroke}) +
      label(plot.left - 8, y + 4, plot.tick(value), {"text-anchor": "end"})
    );
  });
  const shown = yearTicks(plot.years, plot.right - plot.left).map((year) =>
    label(plot.x(year), plot.bottom + 20, String(year), {"text-anchor": "middle"})
  );
  return tag("g", {class: "chart-axis"}, ...lines, ...shown);
}

function drawIncomplete(options: LineChartOptions, plot: Plot): string {
  const {incomplete} = options;
  if (!incomplete) return "";
  const before = plot.years.filter((year) => year < incomplete.from).at(-1) ?? incomplete.from;
  const from = (plot.x(before) + plot.x(incomplete.from)) / 2;
  const box = {x: from, y: plot.top, width: plot.right - from, height: plot.bottom - plot.top};
  return (
    tag("rect", {...box, fill: `url(#${options.id}-hatch)`, opacity: 0.7}) +
    label(plot.right, options.breaks?.length ? plot.top - 30 : plot.top - 10, incomplete.label, {
      "text-anchor": "end",
      "font-style": "italic"
    })
  );
}

function drawBreaks(options: LineChartOptions, plot: Plot): string {
  const marks = (options.breaks ?? []).map(({year, label: reason}) => {
    const x = Math.round((plot.x(year) + plot.x(year - 1)) / 2) + 0.5;
    const stroke = {stroke: colour("axis"), "stroke-dasharray": "1 3"};
    return (
      tag("line", {x1: x, x2: x, y1: plot.top - 6, y2: plot.bottom, ...stroke}) +
      label(x - 5, plot.top - 10, reason, {"text-anchor": "end"})
    );
  });
  return marks.join("");
}

function colourOf(series: LineSeries, index: number): string {
  return series.muted ? colour("axis") : category(series.colour ?? index);
}

function drawSeries(options: LineChartOptions, series: LineSeries, index: number, plot: Plot): string {
  const stroke = colourOf(series, index);
  const until = options.incomplete?.from ?? Number.POSITIVE_INFINITY;
  const line = {fill: "none", stroke, "stroke-width": series.muted ? 1.6 : 2.4, "stroke-linejoin": "round"};
  const whole = pathOf(series, plot, (a, b) => a < until && b < until);
  const part = pathOf(series, plot, (a, b) => b >= until && a <= b);
  const points = series.points.map((point, at) => {
    if (point.value === null) return "";
    const [x, y] = [plot.x(point.year), plot.y(point.value)];
    const title = tag("title", {}, escapeXml(`${series.label}, ${point.year}: ${point.text}`));
    const alone =
      (series.points[at - 1]?.value ?? null) === null && (series.points[at + 1]?.value ?? null) === null;
    const ends = at === series.points.length - 1 || alone;
    const hit = tag("circle", {cx: x, cy: y, r: 12, fill: "transparent"});
    return tag("g", {}, title, hit, ends ? marker(index, x, y, stroke) : "");
  });
  return tag(
    "g",
    {class: "chart-series"},
    whole ? tag("path", {d: whole, "stroke-linecap": "round", ...line}) : "",
    part ? tag("path", {d: part, "stroke-dasharray": "4 4", ...line}) : "",
    ...points
  );
}

/** A path through neighbouring points that both have a value and that `belongs` accepts. */
function pathOf(series: LineSeries, plot: Plot, belongs: (from: number, to: number) => boolean): string {
  let path = "";
  let pen: number | undefined;
  series.points.forEach((point, index) => {
    const before = series.points[index - 1];
    if (point.value === null || !before || before.value === null || !belongs(before.year, point.year)) return;
    if (pen !== before.year) path += `M${round(plot.x(before.year))} ${round(plot.y(before.value))}`;
    path += `L${round(plot.x(point.year))} ${round(plot.y(point.value))}`;
    pen = point.year;
  });
  return path;
}

type End = {
  series: LineSeries;
  index: number;
  x: number;
  y: number;
  text: string;
  name: string[];
  beside: boolean;
};

/** Name and last value of each series, on one line where there is room for both. */
function endsOf(options: LineChartOptions, plot: Plot): End[] {
  const room = plot.width - plot.right - 16;
  return options.series.flatMap((series, index) => {
    const last = series.points.findLast((point) => point.value !== null);
    if (last?.value == null) return [];
    const name = wrapText(series.label, room, SIZE.label * 1.03, 3);
    const both = textWidth(series.label, SIZE.label, 600) + 6 + textWidth(last.text, SIZE.small);
    return [
      {
        series,
        index,
        name,
        x: plot.x(last.year),
        y: plot.y(last.value),
        text: last.text,
        beside: both <= room
      }
    ];
  });
}

function drawEndLabels(options: LineChartOptions, plot: Plot): string {
  const ends = endsOf(options, plot);
  const wanted = ends.map(({y, name, beside}) => ({
    at: y,
    size: (name.length + (beside ? 0 : 1)) * LINE_HEIGHT + 3
  }));
  const places = spread(wanted, {low: 0, high: plot.bottom + 9});
  const x = plot.right + 14;
  const labels = ends.map((end, index) => {
    const middle = places[index] ?? end.y;
    const count = end.name.length + (end.beside ? 0 : 1);
    const first = middle - (count * LINE_HEIGHT) / 2 + 12.5;
    const fill = end.series.muted ? colour("ink-2") : categoryText(end.series.colour ?? end.index);
    const bold = {fill, "font-weight": 600, "font-size": SIZE.label};
    const rows = end.name.map((row, at) => label(x, first + at * LINE_HEIGHT, row, bold));
    const value = end.beside
      ? label(x + textWidth(end.series.label, SIZE.label, 600) + 6, first, end.text)
      : label(x, first + end.name.length * LINE_HEIGHT, end.text);
    return tag("g", {class: "chart-end"}, leader(end.x, end.y, middle, plot, fill), ...rows, value);
  });
  return tag("g", {class: "chart-ends"}, ...labels);
}

function leader(x: number, y: number, middle: number, plot: Plot, stroke: string): string {
  if (Math.abs(middle - y) < 6 && x >= plot.right - 1) return "";
  const d = `M${round(x + 6)} ${round(y)}L${round(plot.right + 11)} ${round(middle)}`;
  return tag("path", {d, stroke, "stroke-width": 1, opacity: 0.6, fill: "none"});
}
