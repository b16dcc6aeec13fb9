import type {CountryCode} from "../domain/country.ts";
import {hitAreas} from "./hit-area.ts";
import {type ClassRule, classFill, type MapClass, mapClasses} from "./map-classes.ts";
import {drawLegend, legendItems, missing} from "./map-legend.ts";
import {type CountryPath, type MapPaths, mapPaths} from "./map-paths.ts";
import {colour} from "./palette.ts";
import {type ChartFrame, type ChartRow, frame, linked, tag} from "./svg.ts";

/** A country by its EU code, with the name the European Union uses. */
export interface MapRow extends ChartRow {
  readonly code: CountryCode;
}

export interface WorldMapOptions extends ChartFrame {
  readonly rows: readonly MapRow[];
  readonly classes: ClassRule;
  /** Countries greyed as one category, and its name: the Member States as "EU". */
  readonly category?: {readonly codes: readonly CountryCode[]; readonly label: string};
  /** What the values count, above the legend. */
  readonly legend?: string;
  /** What it means that a country has no row. */
  readonly missing?: string;
  /** Leaves the legend out, for a page that sets it as text with `mapLegend`. */
  readonly withoutLegend?: boolean;
  /** How the ends of the classes are written. */
  readonly tick?: (value: number) => string;
}

type Drawing = {
  options: WorldMapOptions;
  paths: MapPaths;
  classes: readonly MapClass[];
  rows: ReadonlyMap<string, MapRow>;
  grey: ReadonlySet<string>;
};

const HIT_RADIUS = 12;

/**
 * The world in Equal Earth, shaded by class. Countries too small to see are marks with a target of 24
 * pixels; a country without a row or without a value is hatched, and zero is pale.
 */
export function worldMap(options: WorldMapOptions): string {
  const width = options.width ?? 1100;
  const values = options.rows.flatMap((row) => (row.value === null ? [] : [row.value]));
  const drawing: Drawing = {
    options,
    paths: mapPaths(width),
    classes: mapClasses(values, options.classes, options.tick),
    rows: new Map(options.rows.map((row) => [row.code, row])),
    grey: new Set(options.category?.codes)
  };
  const {countries, height, unclaimed} = drawing.paths;
  const legend = options.withoutLegend
    ? {svg: "", height: 0}
    : drawLegend(legendItems(options), {id: options.id, title: options.legend, width, top: height + 12});
  return frame(
    options,
    {
      kind: "map",
      width,
      height: height + (legend.height ? 12 + legend.height : 0),
      links: options.rows.some((row) => row.href)
    },
    tag("defs", {}, missing(`${options.id}-hatch`)),
    tag("path", {d: unclaimed, fill: `url(#${options.id}-hatch)`}),
    tag(
      "g",
      {class: "chart-countries", "stroke-linejoin": "round"},
      ...countries.filter((country) => !country.small).map((country) => drawCountry(country, drawing))
    ),
    drawBorders(drawing),
    drawMarks(drawing),
    legend.svg
  );
}

function fillOf(code: string, drawing: Drawing): string {
  if (drawing.grey.has(code)) return colour("eu");
  const value = drawing.rows.get(code)?.value ?? null;
  return value === null ? `url(#${drawing.options.id}-hatch)` : classFill(value, drawing.classes);
}

function titleOf(row: MapRow): string {
  return row.value === null ? `${row.label}: – ${row.note ?? "no data"}` : `${row.label}: ${row.text}`;
}

function drawCountry(country: CountryPath, drawing: Drawing): string {
  const row = drawing.rows.get(country.code);
  const shape = tag("path", {class: "chart-country", d: country.d, fill: fillOf(country.code, drawing)});
  return row ? linked(row.href, titleOf(row), shape) : shape;
}

function drawBorders({paths}: Drawing): string {
  const line = {fill: "none", stroke: colour("border"), "stroke-linejoin": "round", "pointer-events": "none"};
  return (
    tag("path", {...line, d: paths.borders, "stroke-width": 0.8}) +
    tag("path", {...line, d: paths.disputed, "stroke-width": 1.2, "stroke-dasharray": "2 2"})
  );
}

/** Marks of the small: first those without data, then those with, so that these can be hit. */
function drawMarks(drawing: Drawing): string {
  const narrow = (drawing.options.width ?? 1100) < 480;
  const small = drawing.paths.countries.filter((country) => country.small);
  const hasRow = (country: CountryPath): boolean => drawing.rows.has(country.code);
  const quiet = small
    .filter((country) => !hasRow(country))
    .map((country) => {
      const grey = drawing.grey.has(country.code);
      const look = grey
        ? {fill: colour("eu"), r: 2.6}
        : {fill: colour("paper"), stroke: colour("hatch"), "stroke-width": 0.8, r: narrow ? 0.8 : 1.5};
      return tag("circle", {cx: country.x, cy: country.y, ...look});
    });
  const told = small.filter(hasRow);
  const areas = hitAreas(
    told.map(({x, y}) => [x, y] as const),
    HIT_RADIUS
  );
  const marks = told.map((country, index) => {
    const row = drawing.rows.get(country.code);
    const look = {fill: fillOf(country.code, drawing), stroke: colour("ink"), "stroke-width": 0.8};
    const area = tag("path", {class: "chart-hit", d: areas[index], fill: "transparent"});
    const mark = tag("circle", {class: "chart-mark", cx: country.x, cy: country.y, r: 4, ...look});
    return row ? linked(row.href, titleOf(row), area, mark) : "";
  });
  return tag("g", {class: "chart-marks"}, ...quiet, ...marks);
}
