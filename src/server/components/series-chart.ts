import {formatFigure} from "../../app/format-figure.ts";
import {formatMoney, formatNumber} from "../../base/numbers.ts";
import {type BandPoint, bandChart} from "../../charts/band-chart.ts";
import {responsive, WIDTHS} from "../../charts/responsive.ts";
import type {Figure, FigureTable, Unit} from "../../domain/figure.ts";
import {type ChartText, yearly} from "./charts.ts";

/** Years a picture of a series goes back. */
const YEARS_SHOWN = 30;

/** Values of one country as a line with the interval of each, beside the median of all countries where it is given. */
export function seriesChart(table: FigureTable, text: ChartText, medians?: FigureTable): string {
  const figures = yearly(table.figures).filter(({value}) => value !== null);
  const last = Number(figures.at(-1)?.dims.year);
  if (!Number.isFinite(last)) return "";
  const until = Math.max(last, editionYear(table) - 1);
  const points = figures.filter(({dims}) => Number(dims.year) > until - YEARS_SHOWN).map(pointOf);
  const from = points[0]?.year ?? until;
  const compared = yearly(medians?.figures ?? [])
    .map(({dims, value}) => ({year: Number(dims.year), value}))
    .filter(({year}) => year >= from && year <= last);
  return responsive(
    bandChart,
    {
      ...text,
      points,
      until,
      ...tickOf(table.unit),
      ...(compared.length > 0 && {reference: {label: "Median of all countries", points: compared}})
    },
    text.widths ?? [WIDTHS.narrow, 340]
  );
}

function pointOf(figure: Figure): BandPoint {
  const {dims, value, interval} = figure;
  return {
    year: Number(dims.year),
    value,
    text: formatFigure(figure),
    ...(interval && {low: interval.low, high: interval.high})
  };
}

/** The year of the edition that a table was read from. */
function editionYear({trace}: FigureTable): number {
  return Number(trace.vintages[0]?.dated.slice(0, 4) ?? 0);
}

/** Large numbers on a small axis are written short. */
function tickOf(unit: Unit): {tick?: (value: number) => string} {
  if (unit === "USD") return {tick: (value) => (value === 0 ? "0" : formatMoney(value, "USD"))};
  const isCount = ["people", "articles", "works", "applications", "international-dollars"].includes(unit);
  return isCount ? {tick: shortNumber} : {};
}

function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${formatNumber(value / 1e9, 1)} bn`;
  if (size >= 1e6) return `${formatNumber(value / 1e6, 1)} m`;
  return formatNumber(value, size < 10 ? 1 : 0);
}
