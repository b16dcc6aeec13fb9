import {formatNumber} from "../base/numbers.ts";
import {escapeXml} from "../base/text.ts";
import {category, colour, onCategory} from "./palette.ts";
import {categoryPatterns, hatch, patternOverlay} from "./patterns.ts";
import {linear, niceTicks, spread, tickDecimals, yearTicks} from "./scale.ts";
import {type ChartFrame, frame, label, SIZE, tag} from "./svg.ts";
import {textWidth, wrapText} from "./text-width.ts";

export interface StackPart {
  readonly value: number | null;
  /** The value as a Figure wrote it; for shares, the share. */
  readonly text: string;
}

export interface StackedBarsOptions extends ChartFrame {
  readonly height?: number;
  /** At most eight, from the bottom up. `colour` is a place in the palette. */
  readonly categories: readonly {readonly label: string; readonly colour?: number}[];
  /** One bar a year, with a part for each category in the same order. */
  readonly bars: readonly {readonly year: number; readonly parts: readonly StackPart[]}[];
  /** Whether every bar is drawn as 100 %. */
  readonly share?: boolean;
  readonly incomplete?: {readonly from: number; readonly label: string};
  readonly tick?: (value: number) => string;
}

type Plot = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  step: number;
  ticks: number[];
  y: (value: number) => number;
};

const NARROW = 480;
const ROW = 22;

/** Parts of a whole for each year, with names beside the last bar or, where narrow, above. */
export function stackedBars(options: StackedBarsOptions): string {
  if (options.categories.length > 8)
    throw new RangeError(`too many categories: ${options.categories.length} > 8`);
  const width = options.width ?? 720;
  const legend = width < NARROW ? legendRows(options, width) : [];
  const plot = plotOf(options, width, legend.length * ROW);
  const patterns = categoryPatterns(options.id, options.categories.length);
  return frame(
    options,
    {kind: "stacked", width, height: plot.height},
    tag("defs", {}, patterns, hatch(`${options.id}-hatch`, colour("paper"), "none")),
    drawLegend(options, legend),
    drawAxis(options, plot),
    ...options.bars.map((bar, index) => drawBar(options, bar, index, plot)),
    width < NARROW ? "" : drawNames(options, plot),
    options.incomplete
      ? label(plot.right, plot.top - 10, options.incomplete.label, {
          "text-anchor": "end",
          "font-style": "italic"
        })
      : ""
  );
}

function plotOf(options: StackedBarsOptions, width: number, legend: number): Plot {
  const height = (options.height ?? (width < NARROW ? 260 : 340)) + legend;
  const totals = options.bars.map(({parts}) => total(parts));
  const ticks = options.share ? [0, 25, 50, 75, 100] : niceTicks(0, Math.max(0, ...totals));
  const written = ticks.map((value) => textWidth(tickOf(options, ticks)(value), SIZE.small));
  const names = Math.max(0, ...options.categories.map((one) => textWidth(one.label, SIZE.label)));
  const left = Math.max(...written) + 12;
  const right = width < NARROW ? width : width - Math.min(names + 32, width * 0.3);
  const top = legend + (options.incomplete ? 30 : 10);
  const bottom = height - 26;
  const y = linear([0, ticks.at(-1) ?? 1], [bottom, top]);
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    step: (right - left) / Math.max(1, options.bars.length),
    ticks,
    y
  };
}

function total(parts: readonly StackPart[]): number {
  return parts.reduce((sum, part) => sum + (part.value ?? 0), 0);
}

function tickOf(options: StackedBarsOptions, ticks: readonly number[]): (value: number) => string {
  if (options.tick) return options.tick;
  return (value) => `${formatNumber(value, tickDecimals(ticks))}${options.share ? " %" : ""}`;
}

function drawAxis(options: StackedBarsOptions, plot: Plot): string {
  const shown = new Set(
    yearTicks(
      options.bars.map(({year}) => year),
      plot.right - plot.left,
      36
    )
  );
  const grid = plot.ticks.map((value) => {
    const y = Math.round(plot.y(value)) + 0.5;
    const stroke = value === 0 ? colour("axis") : colour("rule");
    const name = tickOf(options, plot.ticks)(value);
    return (
      tag("line", {x1: plot.left, x2: plot.right, y1: y, y2: y, stroke}) +
      label(plot.left - 8, y + 4, name, {"text-anchor": "end"})
    );
  });
  const years = options.bars.map(({year}, index) =>
    shown.has(year)
      ? label(plot.left + (index + 0.5) * plot.step, plot.bottom + 18, String(year), {
          "text-anchor": "middle"
        })
      : ""
  );
  return tag("g", {class: "chart-axis"}, ...grid, ...years);
}

/** Bottom and top of each part of a bar, in the units of the axis. */
function stack(options: StackedBarsOptions, parts: readonly StackPart[]): {from: number; to: number}[] {
  const factor = options.share ? 100 / (total(parts) || 1) : 1;
  let sum = 0;
  return parts.map((part) => {
    const from = sum;
    sum += (part.value ?? 0) * factor;
    return {from, to: sum};
  });
}

function drawBar(
  options: StackedBarsOptions,
  bar: StackedBarsOptions["bars"][number],
  index: number,
  plot: Plot
): string {
  const thick = Math.min(72, plot.step * 0.76);
  const x = plot.left + (index + 0.5) * plot.step - thick / 2;
  const middle = {"text-anchor": "middle"};
  if (total(bar.parts) === 0) return label(x + thick / 2, plot.bottom - 6, "–", middle);
  const part = options.incomplete !== undefined && bar.year >= options.incomplete.from;
  const parts = stack(options, bar.parts).map(({from, to}, at) => {
    const name = options.categories[at];
    const text = bar.parts[at]?.text ?? "";
    const box = {x, y: plot.y(to), width: thick, height: Math.max(0, plot.y(from) - plot.y(to) - 1)};
    if (to === from || !name) return "";
    const fits = box.height >= 17 && textWidth(text, SIZE.small) + 8 <= thick;
    return tag(
      "g",
      {},
      tag("title", {}, escapeXml(`${name.label}, ${bar.year}: ${text}`)),
      tag("rect", {class: "chart-part", ...box, fill: category(name.colour ?? at)}),
      patternOverlay(options.id, at, box),
      part ? tag("rect", {...box, fill: `url(#${options.id}-hatch)`, opacity: 0.55}) : "",
      fits ? drawValue(x + thick / 2, box.y + box.height / 2 + 4.5, text, part, name.colour ?? at) : ""
    );
  });
  return tag("g", {class: "chart-stack"}, ...parts);
}

/** The value in its part; where the part is hatched or patterned, with its colour behind it. */
function drawValue(x: number, y: number, text: string, hatched: boolean, at: number): string {
  const wide = textWidth(text, SIZE.small, 600) + 8;
  const box = {x: x - wide / 2, y: y - 12, width: wide, height: 15, fill: category(at)};
  const back = tag("rect", hatched ? box : {...box, class: "chart-pattern", display: "none"});
  const look = {fill: onCategory(at), "text-anchor": "middle", "font-weight": 600};
  return back + label(x, y, text, look);
}

function drawNames(options: StackedBarsOptions, plot: Plot): string {
  const last = options.bars.findLast((bar) => total(bar.parts) > 0);
  if (!last) return "";
  const room = plot.width - plot.right - 24;
  const middles = stack(options, last.parts).map(({from, to}) => plot.y((from + to) / 2));
  const lines = options.categories.map((one) => wrapText(one.label, room, SIZE.label));
  const wanted = middles.map((at, index) => ({at, size: (lines[index]?.length ?? 1) * 16 + 5}));
  const places = spread(wanted, {low: plot.top - 8, high: plot.bottom + 8});
  const names = options.categories.map((one, index) => {
    const at = places[index] ?? 0;
    const rows = lines[index] ?? [];
    const box = {x: plot.right + 8, y: at - 5, width: 10, height: 10};
    const first = at - (rows.length * 16) / 2 + 12.5;
    return (
      tag("rect", {...box, fill: category(one.colour ?? index)}) +
      patternOverlay(options.id, index, box) +
      rows
        .map((row, line) =>
          label(plot.right + 24, first + line * 16, row, {fill: colour("ink"), "font-size": SIZE.label})
        )
        .join("")
    );
  });
  return tag("g", {class: "chart-names"}, ...names);
}

function legendRows(options: StackedBarsOptions, width: number): {x: number; index: number}[][] {
  const rows: {x: number; index: number}[][] = [[]];
  let x = 0;
  options.categories.forEach((one, index) => {
    const space = 18 + textWidth(one.label, SIZE.small) + 14;
    if (x > 0 && x + space > width + 14) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({x, index});
    x += space;
  });
  return rows;
}

function drawLegend(options: StackedBarsOptions, rows: readonly {x: number; index: number}[][]): string {
  const items = rows.flatMap((row, line) =>
    row.map(({x, index}) => {
      const one = options.categories[index];
      const box = {x, y: line * ROW + 3, width: 11, height: 11};
      const name = label(x + 17, line * ROW + 13, one?.label ?? "");
      return (
        tag("rect", {...box, fill: category(one?.colour ?? index)}) +
        patternOverlay(options.id, index, box) +
        name
      );
    })
  );
  return items.length ? tag("g", {class: "chart-legend"}, ...items) : "";
}
