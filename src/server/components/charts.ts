import {formatFigure} from "../../app/format-figure.ts";
import type {Names} from "../../app/names.ts";
import {formatDate} from "../../base/dates.ts";
import {countries} from "../../catalogue/countries.ts";
import {barChart} from "../../charts/bar-chart.ts";
import {columnChart} from "../../charts/column-chart.ts";
import {type LineSeries, lineChart} from "../../charts/line-chart.ts";
import {responsive, WIDTHS} from "../../charts/responsive.ts";
import {sparkline} from "../../charts/sparkline.ts";
import {worldMap} from "../../charts/world-map.ts";
import type {Dimension} from "../../domain/dimension.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";

/** What every picture needs beside its figures. */
export interface ChartText {
  readonly id: string;
  readonly title: string;
  /** The finding in words, for who cannot see the picture. */
  readonly description: string;
}

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

/** One column a year. */
export function yearColumns(table: FigureTable, text: ChartText): string {
  const rows = yearly(table.figures).map((figure) => ({
    year: yearOf(figure),
    label: String(figure.dims.year),
    value: figure.value,
    text: formatFigure(figure)
  }));
  const incomplete = incompleteFrom(table);
  return responsive(columnChart, {...text, rows, ...(incomplete && {incomplete})});
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
    points: yearly(table.figures.filter((figure) => figure.dims[dimension] === code)).map((figure) => ({
      year: yearOf(figure),
      value: figure.value,
      text: formatFigure(figure)
    }))
  }));
  const incomplete = incompleteFrom(table);
  return responsive(lineChart, {...text, series, ...(incomplete && {incomplete})});
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
  return responsive(barChart, {...text, rows});
}

/** Codes of today's Member States. */
export function memberStates(): string[] {
  return countries()
    .filter((country) => country.member && country.member.to === undefined)
    .map((country) => country.code);
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
  return responsive(
    worldMap,
    {
      ...text,
      rows: outside,
      classes: {kind: "quantile", count: 6},
      category: {codes: members, label: "EU Member State"},
      legend: text.title
    },
    [WIDTHS.narrow, WIDTHS.wide, WIDTHS.full]
  );
}

/** A small picture of a series, without words. */
export function spark(table: FigureTable, id: string): string {
  const figures = yearly(table.figures);
  const title = table.trace.indicator.title;
  const description = figures.map((figure) => `${figure.dims.year}: ${formatFigure(figure)}`).join(", ");
  return sparkline({id, title, description, values: figures.map((figure) => figure.value)});
}
