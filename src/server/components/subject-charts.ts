import {formatFigure} from "../../app/format-figure.ts";
import type {Names} from "../../app/names.ts";
import {dotChart} from "../../charts/dot-chart.ts";
import {responsive} from "../../charts/responsive.ts";
import {sparkline} from "../../charts/sparkline.ts";
import {stackedBars} from "../../charts/stacked-bars.ts";
import type {Dimension} from "../../domain/dimension.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";
import {type ChartText, incompleteFrom, yearly} from "./charts.ts";

/** One bar a year, with a part for each code of a second dimension; the parts add up. */
export function yearStack(
  table: FigureTable,
  dimension: Dimension,
  codes: readonly string[],
  names: Names,
  text: ChartText
): string {
  const years = [...new Set(yearly(table.figures).map((figure) => Number(figure.dims.year)))];
  const partOf = (code: string, year: number) => {
    const figure = table.figures.find(
      (one) => one.dims[dimension] === code && Number(one.dims.year) === year
    );
    return {value: figure?.value ?? null, text: figure ? formatFigure(figure) : "–"};
  };
  const incomplete = incompleteFrom(table);
  return responsive(stackedBars, {
    ...text,
    categories: codes.map((code) => ({label: names.of(dimension, code)})),
    bars: years.map((year) => ({year, parts: codes.map((code) => partOf(code, year))})),
    ...(table.unit === "percent" && {tick: (value: number) => `${value} %`}),
    ...(incomplete && {incomplete})
  });
}

/** A ranking of ratios as dots, with the line at which a country is as everybody. */
export function ratioDots(rows: readonly Figure[], names: Names, text: ChartText): string {
  return responsive(dotChart, {
    ...text,
    rows: rows.map((figure) => {
      const code = String(figure.dims.country);
      return {
        label: names.of("country", code),
        value: figure.value,
        text: formatFigure(figure),
        href: `/countries/${code}`
      };
    }),
    reference: {value: 1, label: "1 = as everybody"}
  });
}

/** A small picture of figures with a year, without words. */
export function sparkOf(figures: readonly Figure[], id: string, title: string): string {
  const ordered = yearly(figures);
  const description = ordered.map((figure) => `${figure.dims.year}: ${formatFigure(figure)}`).join(", ");
  return sparkline({id, title, description, values: ordered.map((figure) => figure.value)});
}
