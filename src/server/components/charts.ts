import {formatFigure} from "../../app/format-figure.ts";
import type {Names} from "../../app/names.ts";
import {formatDate} from "../../base/dates.ts";
import {formatEur, formatNumber} from "../../base/numbers.ts";
import {countries} from "../../catalogue/countries.ts";
import {barChart} from "../../charts/bar-chart.ts";
import {columnChart} from "../../charts/column-chart.ts";
import {dotChart} from "../../charts/dot-chart.ts";
import {type LineSeries, lineChart} from "../../charts/line-chart.ts";
import {mapLegend} from "../../charts/map-legend.ts";
import {responsive, WIDTHS} from "../../charts/responsive.ts";
import {sparkline} from "../../charts/sparkline.ts";
import {stackedBars} from "../../charts/stacked-bars.ts";
import {worldMap} from "../../charts/world-map.ts";
import type {Dimension} from "../../domain/dimension.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";

/** What every picture needs beside its figures. */
export interface ChartText {
  readonly id: string;
  readonly title: string;
  /** The finding in words, for who cannot see the picture. */
  readonly description: string;
  /** Widths the picture is drawn for; those of a picture as wide as the text where left out. */
  readonly widths?: readonly number[];
}

/** Widths of a picture that stands beside another. */
export const BESIDE = [WIDTHS.narrow, WIDTHS.half] as const;
/** Widths of bars with long names that stand beside another picture: each name on a line of its own. */
export const BESIDE_LONG = [WIDTHS.narrow, 470] as const;
/** Widths of a picture across the page. */
export const ACROSS = [WIDTHS.narrow, WIDTHS.wide, WIDTHS.full] as const;

/** The first year the data cover only in part, and how that is said. */
export function incompleteFrom(table: FigureTable): {from: number; label: string} | undefined {
  const latest = table.trace.vintages
    .map((vintage) => vintage.dated)
    .sort()
    .at(-1);
  return latest === undefined
    ? undefined
    : {from: Number(latest.slice(0, 4)), label: `until ${formatDate(latest)}`};
}

function yearOf(figure: Figure): number {
  return Number(figure.dims.year);
}

/** Figures with a year, in order. */
export function yearly(figures: readonly Figure[]): Figure[] {
  return figures.filter((figure) => Number.isFinite(yearOf(figure))).sort((a, b) => yearOf(a) - yearOf(b));
}

/** Years in order, without those at the end that are yet to come and hold nothing. */
function withoutEmptyEnd(table: FigureTable): Figure[] {
  const figures = yearly(table.figures);
  const from = incompleteFrom(table)?.from ?? Number.POSITIVE_INFINITY;
  const last = figures.findLastIndex((figure) => figure.value || yearOf(figure) <= from);
  return figures.slice(0, last + 1);
}

/** One column a year. */
export function yearColumns(table: FigureTable, text: ChartText): string {
  const rows = withoutEmptyEnd(table).map((figure) => ({
    ...pointOf(figure),
    label: String(figure.dims.year)
  }));
  return responsive(columnChart, {...text, rows, ...axesOf(table)}, text.widths);
}

function pointOf(figure: Figure): LineSeries["points"][number] {
  return {year: yearOf(figure), value: figure.value, text: formatFigure(figure)};
}

/** How the axes of a chart by year are written, and from where the years are incomplete. */
function axesOf(table: FigureTable) {
  const incomplete = incompleteFrom(table);
  return {...ticksOf(table), ...(incomplete && {incomplete})};
}

/** Money on an axis is written short; everything else as the chart writes it. */
function ticksOf(table: FigureTable): {tick?: (value: number) => string} {
  return table.unit === "EUR" ? {tick: formatEur} : {};
}

/** The figures up to the year of the newest file, for lines that a few early starters would bend. */
export function untilNewestFile(table: FigureTable): FigureTable {
  const latest = incompleteFrom(table)?.from ?? Number.POSITIVE_INFINITY;
  return {...table, figures: table.figures.filter((figure) => yearOf(figure) <= latest)};
}

/** One line for each code of a second dimension, at most six. */
export function yearLines(
  table: FigureTable,
  dimension: Dimension,
  codes: readonly string[],
  names: Names,
  text: ChartText
): string {
  const series: LineSeries[] = codes.slice(0, 6).map((code) => ({
    label: names.of(dimension, code),
    points: yearly(table.figures.filter((figure) => figure.dims[dimension] === code)).map(pointOf)
  }));
  return responsive(lineChart, {...text, series, ...axesOf(table)}, text.widths);
}

/** One bar a year, made of the codes of a second dimension; `isShare` draws every bar as 100 %. */
export function yearStack(
  table: FigureTable,
  dimension: Dimension,
  names: Names,
  text: ChartText & {readonly isShare?: boolean}
): string {
  const codes = codesBySize(table.figures, dimension);
  const years = [...new Set(yearly(table.figures).map(yearOf))];
  const bars = years.map((year) => ({
    year,
    parts: codes.map((code) => {
      const figure = table.figures.find(({dims}) => Number(dims.year) === year && dims[dimension] === code);
      return {value: figure?.value ?? null, text: figure ? formatFigure(figure) : "–"};
    })
  }));
  const categories = codes.map((code) => ({label: names.of(dimension, code)}));
  const share = text.isShare ?? false;
  return responsive(stackedBars, {...text, categories, bars, share, ...axesOf(table)}, text.widths);
}

/** Codes of a dimension, the largest first, at most eight. */
function codesBySize(figures: readonly Figure[], dimension: Dimension): string[] {
  const sums = new Map<string, number>();
  for (const figure of figures) {
    const code = String(figure.dims[dimension]);
    sums.set(code, (sums.get(code) ?? 0) + (figure.value ?? 0));
  }
  return [...sums]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8)
    .map(([code]) => code);
}

/** Figures of one dimension as dots, beside a value to compare with. */
export function rankedDots(
  figures: readonly Figure[],
  dimension: Dimension,
  names: Names,
  text: ChartText & {
    readonly reference?: {readonly value: number; readonly label: string};
    readonly href?: (code: string) => string;
  }
): string {
  const {href} = text;
  const rows = figures.map((figure) => {
    const code = String(figure.dims[dimension]);
    return {
      label: names.of(dimension, code),
      value: figure.value,
      text: formatFigure(figure),
      ...(figure.interval && {low: figure.interval.low, high: figure.interval.high}),
      ...(href && {href: href(code)}),
      ...(figure.blank && {note: figure.blank.note})
    };
  });
  const tick = (value: number) => formatNumber(value, 2);
  return responsive(dotChart, {...text, rows, tick}, text.widths);
}

/** Ranked bars of the first figures of a table. */
export function rankedBars(
  figures: readonly Figure[],
  dimension: Dimension,
  names: Names,
  text: ChartText,
  href?: (code: string) => string
): string {
  const rows = figures.map((figure) => {
    const code = String(figure.dims[dimension]);
    return {
      label: names.of(dimension, code),
      value: figure.value,
      text: formatFigure(figure),
      ...(href && {href: href(code)}),
      ...(figure.blank && {note: figure.blank.note})
    };
  });
  return responsive(barChart, {...text, rows}, text.widths);
}

/** Codes of today's Member States. */
export function memberStates(): string[] {
  return countries()
    .filter((country) => country.member && country.member.to === undefined)
    .map((country) => country.code);
}

/** Round values at which six classes begin, each about as many times larger than the one before. */
export function classStarts(values: readonly number[]): number[] {
  const most = Math.max(1, ...values);
  const step = most ** (1 / 6);
  const starts = Array.from({length: 6}, (_, i) => roundDown(step ** i));
  return [...new Set(starts)];
}

function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = [5, 2, 1].find((one) => one * power <= value * 1.001) ?? 1;
  return Math.max(1, digit * power);
}

/** The world outside the EU, shaded by a figure of each country. */
export function countryMap(
  table: FigureTable,
  dimension: "country" | "partner",
  names: Names,
  text: ChartText
): string {
  const rows = table.figures
    .filter((figure) => figure.dims[dimension] !== "ZZ")
    .map((figure) => {
      const code = String(figure.dims[dimension]);
      return {
        code,
        label: names.of(dimension, code),
        value: figure.value,
        text: formatFigure(figure),
        href: `/countries/${code}`
      };
    });
  const members = memberStates();
  const outside = rows.filter((row) => !members.includes(row.code));
  const options = {
    ...text,
    rows: outside,
    classes: {kind: "threshold", from: classStarts(outside.map((row) => row.value ?? 0))} as const,
    category: {codes: members, label: "EU Member State"},
    missing: "no participation in the data held",
    legend: text.title
  };
  return (
    responsive(worldMap, {...options, withoutLegend: true}, [WIDTHS.narrow, WIDTHS.full]) + mapLegend(options)
  );
}

/** A small picture of a series, without words. */
export function spark(table: FigureTable, id: string): string {
  const figures = withoutEmptyEnd(table);
  const title = table.trace.indicator.title;
  const description = figures.map((figure) => `${figure.dims.year}: ${formatFigure(figure)}`).join(", ");
  const from = incompleteFrom(table)?.from ?? Number.POSITIVE_INFINITY;
  const last = figures.at(-1);
  return sparkline({
    id,
    title,
    description,
    values: figures.map((figure) => figure.value),
    incomplete: last !== undefined && yearOf(last) >= from
  });
}
