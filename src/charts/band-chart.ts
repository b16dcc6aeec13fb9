import {formatNumber} from "../base/numbers.ts";
import {escapeXml} from "../base/text.ts";
import {category, colour} from "./palette.ts";
import {hatch} from "./patterns.ts";
import {linear, niceTicks, tickDecimals} from "./scale.ts";
import {type ChartFrame, frame, label, round, SIZE, tag} from "./svg.ts";
import {textWidth} from "./text-width.ts";

export interface BandPoint {
  readonly year: number;
  readonly value: number | null;
  readonly text: string;
  readonly low?: number;
  readonly high?: number;
}

export interface BandChartOptions extends ChartFrame {
  readonly height?: number;
  readonly points: readonly BandPoint[];
  /** What the line is compared with, drawn thin and grey: the median of all. */
  readonly reference?: {
    readonly label: string;
    readonly points: readonly {year: number; value: number | null}[];
  };
  /** Last year of the axis; years after the last value look empty, not flat. */
  readonly until: number;
  readonly tick?: (value: number) => string;
}

type Plot = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
};

/** One series over years with the interval of each value as a band. A missing value breaks line and band. */
export function bandChart(options: BandChartOptions): string {
  const width = options.width ?? 340;
  const height = options.height ?? 170;
  const plot = plotOf(options, width, height);
  return frame(
    options,
    {kind: "band", width, height},
    tag("defs", {}, hatch(`${options.id}-hatch`, colour("rule"), "none")),
    drawEmptyEnd(options, plot),
    drawAxes(options, plot),
    drawReference(options, plot),
    drawBand(options.points, plot),
    drawLine(options.points, plot)
  );
}

function plotOf({points, reference, until, tick}: BandChartOptions, width: number, height: number): Plot {
  const compared = reference?.points.map(({value}) => value ?? 0) ?? [];
  const values = [...points.flatMap(({value, low, high}) => [value ?? 0, low ?? 0, high ?? 0]), ...compared];
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values), 3);
  const write = tick ?? ((value: number) => formatNumber(value, tickDecimals(ticks)));
  const left = Math.max(...ticks.map((value) => textWidth(write(value), SIZE.small))) + 12;
  const [top, bottom, right] = [20, height - 24, width - 12];
  const first = points[0]?.year ?? until;
  return {
    ...{left, right, top, bottom, ticks},
    x: linear([first, Math.max(until, first + 1)], [left + 6, right]),
    y: linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [bottom, top])
  };
}

function drawAxes(options: BandChartOptions, plot: Plot): string {
  const write = options.tick ?? ((value: number) => formatNumber(value, tickDecimals(plot.ticks)));
  const lines = plot.ticks.map((value) => {
    const y = Math.round(plot.y(value)) + 0.5;
    const stroke = value === 0 ? colour("axis") : colour("rule");
    return (
      tag("line", {x1: plot.left, x2: plot.right, y1: y, y2: y, stroke}) +
      label(plot.left - 8, y + 4, write(value), {"text-anchor": "end"})
    );
  });
  const first = options.points[0]?.year ?? options.until;
  const years = [first, options.until].map((year, i) =>
    label(plot.x(year), plot.bottom + 18, String(year), {"text-anchor": i === 0 ? "start" : "end"})
  );
  return tag("g", {class: "chart-axis"}, ...lines, ...years);
}

/** The years at the end without a value, where there are more than one. */
function drawEmptyEnd({id, points, until}: BandChartOptions, plot: Plot): string {
  const last = points.findLast(({value}) => value !== null)?.year;
  if (last === undefined || until - last < 2) return "";
  const x = plot.x(last) + 4;
  const box = {x, y: plot.top, width: plot.right - x, height: plot.bottom - plot.top};
  return (
    tag("rect", {...box, fill: `url(#${id}-hatch)`, opacity: 0.7}) +
    label(plot.right, plot.top - 7, `no value after ${last}`, {"text-anchor": "end", "font-style": "italic"})
  );
}

function drawReference({reference}: BandChartOptions, plot: Plot): string {
  if (!reference) return "";
  const d = pathOf(reference.points, plot);
  const title = tag("title", {}, escapeXml(reference.label));
  return tag("g", {}, title, tag("path", {d, fill: "none", stroke: colour("axis"), "stroke-width": 1.4}));
}

function drawBand(points: readonly BandPoint[], plot: Plot): string {
  const bands = runsOf(points, ({low, high}) => low !== undefined && high !== undefined).map((run) => {
    const upper = run.map(({year, high}) => `${round(plot.x(year))} ${round(plot.y(high ?? 0))}`);
    const lower = run.map(({year, low}) => `${round(plot.x(year))} ${round(plot.y(low ?? 0))}`).reverse();
    return tag("path", {d: `M${[...upper, ...lower].join("L")}Z`, fill: category(0), opacity: 0.2});
  });
  return bands.join("");
}

function drawLine(points: readonly BandPoint[], plot: Plot): string {
  const stroke = category(0);
  const line = {
    fill: "none",
    stroke,
    "stroke-width": 2.2,
    "stroke-linejoin": "round",
    "stroke-linecap": "round"
  };
  const last = points.findLastIndex(({value}) => value !== null);
  const marks = points.map((point, at) => {
    if (point.value === null) return "";
    const [cx, cy] = [plot.x(point.year), plot.y(point.value)];
    const isAlone = !isNext(points[at - 1], point) && !isNext(point, points[at + 1]);
    return tag(
      "g",
      {},
      tag("title", {}, escapeXml(`${point.year}: ${point.text}`)),
      tag("circle", {cx, cy, r: 8, fill: "transparent"}),
      at === last || isAlone ? tag("circle", {cx, cy, r: at === last ? 3.6 : 2.2, fill: stroke}) : ""
    );
  });
  return tag("g", {class: "chart-series"}, tag("path", {d: pathOf(points, plot), ...line}), ...marks);
}

function pathOf(points: readonly {year: number; value: number | null}[], plot: Plot): string {
  return runsOf(points, ({value}) => value !== null)
    .filter((run) => run.length > 1)
    .map(
      (run) =>
        `M${run.map(({year, value}) => `${round(plot.x(year))} ${round(plot.y(value ?? 0))}`).join("L")}`
    )
    .join("");
}

/** Points that follow each other year by year and all have what is asked. */
function runsOf<P extends {readonly year: number}>(points: readonly P[], has: (point: P) => boolean): P[][] {
  const runs: P[][] = [];
  for (const point of points) {
    if (!has(point)) continue;
    const run = runs.at(-1);
    if (run && run.at(-1)?.year === point.year - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

function isNext(before: BandPoint | undefined, after: BandPoint | undefined): boolean {
  return before?.value != null && after?.value != null && after.year === before.year + 1;
}
