import {escapeXml} from "../base/text.ts";
import {colour} from "./palette.ts";

/** What every picture is given: an id unique on its page, a title, and the finding in words. */
export interface ChartFrame {
  readonly id: string;
  readonly title: string;
  /** The text alternative: says what the picture shows, with its figures. */
  readonly description: string;
  /** Width in pixels the picture is drawn for. */
  readonly width?: number;
}

/** A value with the label a Figure gave it. `note` says why there is none. */
export interface ChartRow {
  readonly label: string;
  readonly value: number | null;
  readonly text: string;
  readonly href?: string;
  readonly note?: string;
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Type sizes in pixels. */
export const SIZE = {label: 14, small: 13} as const;

const FONT = "'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif";

/** Rounds to a tenth of a pixel, so that pictures compare as text. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}

/** An SVG element as text. Attributes left undefined are left out. */
export function tag(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : escapeXml(String(value))}"`)
    .join("");
  return children.length ? `<${name}${written}>${children.join("")}</${name}>` : `<${name}${written}/>`;
}

/** Text at a point, in the secondary ink unless told otherwise. */
export function label(x: number, y: number, content: string, attributes: Attributes = {}): string {
  return tag(
    "text",
    {x, y, fill: colour("ink-2"), "font-size": SIZE.small, ...attributes},
    escapeXml(content)
  );
}

/** Attributes that clear the ground around a text, so that lines behind it do not cross it. */
export const CLEAR: Attributes = {stroke: colour("paper"), "stroke-width": 4, "paint-order": "stroke"};

/** Draws children inside a link where there is an address, in a plain group where there is none. */
export function linked(href: string | undefined, title: string, ...children: readonly string[]): string {
  const content = [tag("title", {}, escapeXml(title)), ...children];
  if (href === undefined) return tag("g", {}, ...content);
  return tag("a", {href, class: "chart-link"}, ...content);
}

/**
 * The svg element around a picture. A picture with links inside is a group to assistive technology, since
 * nothing inside an image can be reached.
 */
export function frame(
  options: ChartFrame,
  form: {kind: string; width: number; height: number; links?: boolean},
  ...children: readonly string[]
): string {
  const titleId = `${options.id}-title`;
  const descriptionId = `${options.id}-desc`;
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      id: options.id,
      class: `chart chart-${form.kind}`,
      viewBox: `0 0 ${round(form.width)} ${round(form.height)}`,
      width: form.width,
      height: form.height,
      role: form.links ? "group" : "img",
      "aria-labelledby": `${titleId} ${descriptionId}`,
      "font-family": FONT
    },
    tag("title", {id: titleId}, escapeXml(options.title)),
    tag("desc", {id: descriptionId}, escapeXml(options.description)),
    ...children
  );
}
