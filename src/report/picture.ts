import {formatDate} from "../base/dates.ts";
import {formatEur} from "../base/numbers.ts";
import {countries} from "../catalogue/countries.ts";
import {barChart} from "../charts/bar-chart.ts";
import {columnChart} from "../charts/column-chart.ts";
import {type LineSeries, lineChart} from "../charts/line-chart.ts";
import {plainColours} from "../charts/palette.ts";
import {WIDTHS} from "../charts/responsive.ts";
import {stackedBars} from "../charts/stacked-bars.ts";
import type {ChartFrame} from "../charts/svg.ts";
import {worldMap} from "../charts/world-map.ts";
import type {Dimension} from "../domain/dimension.ts";
import type {Figure, FigureTable} from "../domain/figure.ts";
import type {ShowBlock} from "./outline-schema.ts";
import type {Wording} from "./sources.ts";

export type PictureForm = Exclude<ShowBlock["as"], "table">;

export interface PictureText {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A picture for print and wide screens, and one for narrow ones. */
export interface Drawn {
  readonly svg: string;
  readonly narrow: string;
}

/** Draws figures in the form an outline asks for. */
export function drawPicture(
  form: PictureForm,
  figures: readonly Figure[],
  table: FigureTable,
  dimension: Dimension,
  wording: Wording,
  text: PictureText
): Drawn {
  const draw = FORMS[form];
  const picture = (frame: ChartFrame) => plainColours(draw({figures, table, dimension, wording, frame}));
  return {
    svg: picture({...text, width: WIDTHS.wide}),
    narrow: picture({...text, id: `${text.id}-narrow`, width: WIDTHS.narrow})
  };
}

interface Drawing {
  readonly figures: readonly Figure[];
  readonly table: FigureTable;
  readonly dimension: Dimension;
  readonly wording: Wording;
  readonly frame: ChartFrame;
}

const FORMS: Readonly<Record<PictureForm, (drawing: Drawing) => string>> = {
  bars: ({figures, dimension, wording, frame}) =>
    barChart({...frame, rows: figures.map((figure) => rowOf(figure, dimension, wording))}),
  columns: ({figures, table, wording, frame}) =>
    columnChart({
      ...frame,
      ...axesOf(table),
      rows: byYear(figures).map((figure) => ({
        ...rowOf(figure, "year", wording),
        year: Number(figure.dims.year)
      }))
    }),
  lines: ({figures, table, dimension, wording, frame}) =>
    lineChart({...frame, ...axesOf(table), series: seriesOf(figures, dimension, wording)}),
  stack: ({figures, table, dimension, wording, frame}) => {
    const codes = codesBySize(figures, dimension);
    const years = [...new Set(byYear(figures).map(({dims}) => Number(dims.year)))];
    return stackedBars({
      ...frame,
      ...axesOf(table),
      share: true,
      categories: codes.map((code) => ({label: wording.name(dimension, code)})),
      bars: years.map((year) => ({
        year,
        parts: codes.map((code) => {
          const found = figures.find(({dims}) => Number(dims.year) === year && dims[dimension] === code);
          return {value: found?.value ?? null, text: found ? wording.short(found) : "–"};
        })
      }))
    });
  },
  map: ({figures, table, dimension, wording, frame}) =>
    worldMap({
      ...frame,
      legend: wording.unit(table.unit),
      classes: {kind: "quantile", count: 5},
      missing: "no participation in the data held",
      rows: figures.map((figure) => ({
        ...rowOf(figure, dimension, wording),
        code: String(figure.dims[dimension])
      })),
      category: {label: "EU Member State", codes: memberCodes()},
      ...ticksOf(table)
    })
};

function rowOf(figure: Figure, dimension: Dimension, wording: Wording) {
  return {
    label: wording.name(dimension, String(figure.dims[dimension] ?? "")),
    value: figure.value,
    text: wording.short(figure),
    ...(figure.blank && {note: wording.blank(figure)})
  };
}

function memberCodes(): string[] {
  return countries()
    .filter(({member}) => member && member.to === undefined)
    .map(({code}) => code);
}

export function byYear(figures: readonly Figure[]): Figure[] {
  return figures
    .filter(({dims}) => Number.isFinite(Number(dims.year)))
    .sort((a, b) => Number(a.dims.year) - Number(b.dims.year));
}

const MOST_LINES = 6;
const MOST_PARTS = 8;

function seriesOf(figures: readonly Figure[], dimension: Dimension, wording: Wording): LineSeries[] {
  return codesBySize(figures, dimension)
    .slice(0, MOST_LINES)
    .map((code) => ({
      label: wording.name(dimension, code),
      points: byYear(figures.filter(({dims}) => dims[dimension] === code)).map((figure) => ({
        year: Number(figure.dims.year),
        value: figure.value,
        text: wording.short(figure)
      }))
    }));
}

/** Codes of a dimension, the largest first. */
function codesBySize(figures: readonly Figure[], dimension: Dimension): string[] {
  const sums = new Map<string, number>();
  for (const {dims, value} of figures) {
    const code = String(dims[dimension]);
    sums.set(code, (sums.get(code) ?? 0) + (value ?? 0));
  }
  return [...sums]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en"))
    .slice(0, MOST_PARTS)
    .map(([code]) => code);
}

function axesOf(table: FigureTable) {
  const newest = table.trace.vintages
    .map(({dated}) => dated)
    .sort()
    .at(-1);
  return {
    ...ticksOf(table),
    ...(newest && {incomplete: {from: Number(newest.slice(0, 4)), label: `until ${formatDate(newest)}`}})
  };
}

function ticksOf({unit}: FigureTable): {tick?: (value: number) => string} {
  return unit === "EUR" ? {tick: formatEur} : {};
}
