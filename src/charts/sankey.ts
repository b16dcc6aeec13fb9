import {type SankeyGraph, sankey, sankeyJustify, sankeyLinkHorizontal} from "d3-sankey";
import {escapeXml} from "../base/text.ts";
import {category, colour} from "./palette.ts";
import {type ChartFrame, frame, label, SIZE, tag} from "./svg.ts";
import {textWidth, wrapText} from "./text-width.ts";

/** An amount that goes from one node to the next. Nodes are told apart by column and name. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  /** The value in words. */
  readonly text: string;
}

export interface SankeyOptions extends ChartFrame {
  /** Titles of the columns, from left to right. */
  readonly columns: readonly string[];
  /** Links between a column and the next; as many lists as there are gaps between columns. */
  readonly links: readonly (readonly FlowLink[])[];
  readonly format: (value: number) => string;
}

interface Node {
  readonly key: string;
  readonly name: string;
  readonly column: number;
}

interface Link {
  readonly source: string;
  readonly target: string;
  readonly value: number;
  readonly title: string;
  readonly column: number;
}

const NODE_WIDTH = 10;
const HEAD = 28;
/** Room between nodes: for one line of text where the picture is wide, for three where it is narrow. */
const GAPS = {wide: 20, narrow: 46} as const;
const LEAST_NODE = 14;
/** Room for the last lines of a label below its node. */
const FOOT = 26;
/** From this width on, names of the outer columns stand beside the flows and not on them. */
const WIDE = 900;
const OUTSIDE = 196;
/** Between a node and its name. */
const SPACE = 6;

/** Flows from column to column, each as wide as what goes through it; the width of a node is its total. */
export function sankeyChart(options: SankeyOptions): string {
  const width = options.width ?? 720;
  const nodes = nodesOf(options.links);
  const most = Math.max(
    ...options.columns.map((_, column) => nodes.filter((node) => node.column === column).length)
  );
  const gap = width < 480 ? GAPS.narrow : GAPS.wide;
  const height = Math.max(280, most * (LEAST_NODE + gap));
  const inset = width >= WIDE ? OUTSIDE : 0;
  const layout = lay(nodes, linksOf(options.links), {width, height, gap, inset});
  return frame(
    options,
    {kind: "sankey", width, height: height + HEAD + FOOT},
    ...columnTitles(options.columns, width, inset),
    tag("g", {fill: "none"}, ...layout.links.map(drawLink)),
    tag("g", {}, ...layout.nodes.map((node) => drawNode(node, options, {width, inset})))
  );
}

function nodesOf(links: readonly (readonly FlowLink[])[]): Node[] {
  const names = links.map((list) => list.map(({from}) => from));
  const last = links.at(-1)?.map(({to}) => to) ?? [];
  return [...names, last].flatMap((list, column) =>
    [...new Set(list)].map((name) => ({key: keyOf(column, name), name, column}))
  );
}

function keyOf(column: number, name: string): string {
  return `${column} ${name}`;
}

function linksOf(links: readonly (readonly FlowLink[])[]): Link[] {
  return links.flatMap((list, column) =>
    list.map(({from, to, value, text}) => ({
      source: keyOf(column, from),
      target: keyOf(column + 1, to),
      value,
      title: `${from} → ${to}: ${text}`,
      column
    }))
  );
}

type Layout = SankeyGraph<Node, Link>;

function lay(
  nodes: readonly Node[],
  links: readonly Link[],
  {width, height, gap, inset}: {width: number; height: number; gap: number; inset: number}
): Layout {
  return sankey<Node, Link>()
    .nodeId((node) => node.key)
    .nodeAlign(sankeyJustify)
    .nodeWidth(NODE_WIDTH)
    .nodePadding(gap)
    .extent([
      [inset, HEAD],
      [width - inset, height + HEAD - 8]
    ])({nodes: nodes.map((node) => ({...node})), links: links.map((link) => ({...link}))});
}

function columnTitles(columns: readonly string[], width: number, inset: number): string[] {
  const style = {"font-weight": 600, fill: colour("ink")};
  const [first, last] = [inset > 0 ? "end" : "start", inset > 0 ? "start" : "end"];
  return columns.map((title, at) => {
    if (at === 0) return label(Math.max(0, inset - SPACE), 14, title, {"text-anchor": first, ...style});
    if (at === columns.length - 1)
      return label(Math.min(width, width - inset + SPACE), 14, title, {"text-anchor": last, ...style});
    return label((width * at) / (columns.length - 1), 14, title, {"text-anchor": "middle", ...style});
  });
}

const drawPath = sankeyLinkHorizontal<Node, Link>();

function drawLink(link: Layout["links"][number]): string {
  return tag(
    "path",
    {
      d: drawPath(link) ?? "",
      stroke: category(link.column === 0 ? 0 : 2),
      "stroke-opacity": 0.35,
      "stroke-width": Math.max(1, link.width ?? 1)
    },
    tag("title", {}, escapeXml(link.title))
  );
}

interface Room {
  readonly width: number;
  readonly inset: number;
}

function drawNode(
  node: Layout["nodes"][number],
  {columns, format}: SankeyOptions,
  {width, inset}: Room
): string {
  const {x0 = 0, x1 = 0, y0 = 0, y1 = 0, name, column, value = 0} = node;
  const isLast = column === columns.length - 1;
  const isFirst = column === 0;
  const isBeside = inset > 0 && (isFirst || isLast);
  const isBefore = isBeside ? isFirst : isLast;
  const room = isBeside ? inset - 2 * SPACE : width / columns.length - 24;
  const lines = wrapText(name, room, SIZE.small, 2);
  const x = isBefore ? x0 - SPACE : x1 + SPACE;
  const middle = (y0 + y1) / 2 - (lines.length - 1) * 7.5 + 4;
  const amount = format(value);
  const lastLine = lines.at(-1) ?? "";
  const fits = textWidth(`${lastLine} ${amount}`, SIZE.small) < room;
  const texts = fits ? [...lines.slice(0, -1), `${lastLine} ${amount}`] : [...lines, amount];
  return tag(
    "g",
    {},
    tag("title", {}, escapeXml(`${name}: ${amount}`)),
    tag("rect", {
      x: x0,
      y: y0,
      width: x1 - x0,
      height: Math.max(1, y1 - y0),
      fill: colour(isFirst ? "c1" : isLast ? "c3" : "ink-2")
    }),
    ...texts.map((text, at) =>
      label(x, middle + at * 15, text, {
        "text-anchor": isBefore ? "end" : "start",
        fill: colour("ink"),
        stroke: colour("paper"),
        "stroke-width": 3,
        "paint-order": "stroke"
      })
    )
  );
}
