import {escapeXml} from "../base/text.ts";
import {type ClassRule, mapClasses} from "./map-classes.ts";
import {colour} from "./palette.ts";
import {hatch} from "./patterns.ts";
import {label, SIZE, tag} from "./svg.ts";
import {textWidth} from "./text-width.ts";

/** What a legend has to know of a map. */
export interface LegendOptions {
  readonly id: string;
  readonly rows: readonly {readonly value: number | null}[];
  readonly classes: ClassRule;
  readonly category?: {readonly label: string};
  readonly legend?: string;
  /** What it means that a country has no row; "no data" unless the page knows better. */
  readonly missing?: string;
  readonly tick?: (value: number) => string;
}

interface LegendItem {
  /** Undefined for no data, which is hatched. */
  readonly fill: string | undefined;
  readonly text: string;
}

/** From few to many, then zero, the greyed category and no data. */
export function legendItems(options: LegendOptions): LegendItem[] {
  const values = options.rows.flatMap((row) => (row.value === null ? [] : [row.value]));
  return [
    ...mapClasses(values, options.classes, options.tick).map((one) => ({fill: one.fill, text: one.label})),
    ...(values.includes(0) ? [{fill: colour("land"), text: "0"}] : []),
    ...(options.category ? [{fill: colour("eu"), text: options.category.label}] : []),
    {fill: undefined, text: options.missing ?? "no data"}
  ];
}

/** The legend as a list of a page, where its type keeps its size however small the map is. */
export function mapLegend(options: LegendOptions): string {
  const id = `${options.id}-legend-hatch`;
  const items = legendItems(options).map(({fill, text}) => {
    const box = {x: 0.5, y: 0.5, width: 21, height: 13, stroke: colour("axis"), "stroke-width": 0.6};
    const defs = fill === undefined ? tag("defs", {}, missing(id)) : "";
    const swatch = tag("rect", {...box, fill: fill ?? `url(#${id})`});
    return `<li>${tag("svg", {width: 22, height: 14, "aria-hidden": "true"}, defs, swatch)} ${escapeXml(text)}</li>`;
  });
  const title = options.legend ? `<p class="legend-title">${escapeXml(options.legend)}</p>` : "";
  return `<div class="legend">${title}<ul>${items.join("")}</ul></div>`;
}

/** How a country without data looks, on the map and in the legend. */
export function missing(id: string): string {
  return hatch(id, colour("hatch"), colour("land"), 1.1);
}

/** The legend inside the picture, in rows as wide as the map. */
export function drawLegend(
  items: readonly LegendItem[],
  place: {id: string; title: string | undefined; width: number; top: number}
): {svg: string; height: number} {
  let x = 0;
  let y = place.top + 4;
  const parts = place.title ? [label(0, y + 8, place.title, {"font-weight": 600, fill: colour("ink")})] : [];
  if (place.title) y += 20;
  for (const item of items) {
    const space = 28 + textWidth(item.text, SIZE.small) + 18;
    if (x > 0 && x + space > place.width + 18) {
      x = 0;
      y += 24;
    }
    const fill = item.fill ?? `url(#${place.id}-hatch)`;
    const swatch = {x: x + 0.5, y: y + 0.5, width: 20, height: 13, fill, stroke: colour("axis")};
    parts.push(tag("rect", {...swatch, "stroke-width": 0.6}), label(x + 28, y + 11.5, item.text));
    x += space;
  }
  return {svg: tag("g", {class: "chart-legend"}, ...parts), height: y - place.top + 22};
}
