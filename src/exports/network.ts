import {csvCell, csvLines} from "../base/csv.ts";
import {escapeXml} from "../base/text.ts";
import type {Network, NetworkNode} from "../domain/network.ts";

export const NETWORK_FORMATS = ["csv", "graphml", "gexf", "vosviewer"] as const;
export type NetworkFormat = (typeof NETWORK_FORMATS)[number];

const MEASURES = [
  ["degree", "int", "integer"],
  ["strength", "double", "double"],
  ["pageRank", "double", "double"],
  ["betweenness", "double", "double"],
  ["betweennessBound", "double", "double"],
  ["core", "int", "integer"],
  ["isCore", "boolean", "boolean"],
  ["community", "int", "integer"],
  ["stability", "double", "double"]
] as const satisfies readonly (readonly [keyof NetworkNode, string, string])[];

const WRITERS: Readonly<Record<NetworkFormat, (network: Network) => Iterable<string>>> = {
  csv: toCsv,
  graphml: toGraphMl,
  gexf: toGexf,
  vosviewer: toVosviewer
};

/** Characters a piece has at least, but for the last. */
const PIECE = 64 * 1024;

/** A network in one of the formats, piece by piece: the file of a large one is longer than a text may be. */
export function* exportNetwork(network: Network, format: NetworkFormat): Generator<string> {
  let piece = "";
  for (const line of WRITERS[format](network)) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece) yield piece;
}

/** The list of edges, which spreadsheets and network programs read alike; measures of both ends stand beside. */
function* toCsv({nodes, edges}: Network): Generator<string> {
  const measures = MEASURES.map(([name]) => name);
  const header = (end: string) => [end, `${end}_label`, ...measures.map((name) => `${end}_${name}`)];
  const sides = new Map(
    nodes.map((node) => [
      node.id,
      [node.id, node.label, ...measures.map((name) => String(node[name]))].map(csvCell).join(",")
    ])
  );
  yield csvLines([[...header("source"), ...header("target"), "weight"]]);
  for (const {source, target, weight} of edges)
    yield `${sides.get(source)},${sides.get(target)},${csvCell(weight)}\r\n`;
}

function* toGraphMl({about, nodes, edges}: Network): Generator<string> {
  const data = (key: string, value: string | number | boolean) =>
    `<data key="${key}">${escapeXml(String(value))}</data>`;
  yield lines([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    `<desc>${escapeXml(about.join("\n"))}</desc>`,
    '<key id="label" for="node" attr.name="label" attr.type="string"/>',
    ...MEASURES.map(
      ([name, type]) => `<key id="${name}" for="node" attr.name="${name}" attr.type="${type}"/>`
    ),
    '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>',
    '<graph edgedefault="undirected">'
  ]);
  for (const node of nodes)
    yield `<node id="${escapeXml(node.id)}">${data("label", node.label)}${MEASURES.map(([name]) => data(name, node[name])).join("")}</node>\n`;
  for (const {source, target, weight} of edges)
    yield `<edge source="${escapeXml(source)}" target="${escapeXml(target)}">${data("weight", weight)}</edge>\n`;
  yield lines(["</graph>", "</graphml>"]);
}

function* toGexf({about, nodes, edges}: Network): Generator<string> {
  const values = (node: NetworkNode) =>
    MEASURES.map(([name]) => `<attvalue for="${name}" value="${node[name]}"/>`).join("");
  yield lines([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    `<meta><creator>Aperture</creator><description>${escapeXml(about.join("\n"))}</description></meta>`,
    '<graph defaultedgetype="undirected">',
    '<attributes class="node">',
    ...MEASURES.map(([name, , type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`),
    "</attributes>",
    "<nodes>"
  ]);
  for (const node of nodes)
    yield `<node id="${escapeXml(node.id)}" label="${escapeXml(node.label)}"><attvalues>${values(node)}</attvalues></node>\n`;
  yield lines(["</nodes>", "<edges>"]);
  let id = 0;
  for (const {source, target, weight} of edges)
    yield `<edge id="${id++}" source="${escapeXml(source)}" target="${escapeXml(target)}" weight="${weight}"/>\n`;
  yield lines(["</edges>", "</graph>", "</gexf>"]);
}

/** VOSviewer takes numbers from 1 on as ids, and sizes and clusters by name. */
function* toVosviewer({about, nodes, edges}: Network): Generator<string> {
  const numbers = new Map(nodes.map(({id}, at) => [id, at + 1]));
  const info = JSON.stringify({description: about.join(" ")});
  yield `{"info":${info},"network":{"items":[`;
  for (const [at, node] of nodes.entries())
    yield `${at > 0 ? "," : ""}${JSON.stringify(itemOf(node, at + 1))}`;
  yield '],"links":[';
  let comma = "";
  for (const {source, target, weight} of edges) {
    const link = {source_id: numbers.get(source), target_id: numbers.get(target), strength: weight};
    yield `${comma}${JSON.stringify(link)}`;
    comma = ",";
  }
  yield "]}}\n";
}

function itemOf(node: NetworkNode, id: number) {
  const {label, community, strength, degree, pageRank, betweenness, core, stability} = node;
  return {
    id,
    label,
    description: node.id,
    cluster: community,
    weights: {Strength: strength, Degree: degree},
    scores: {PageRank: pageRank, Betweenness: betweenness, Core: core, Stability: stability}
  };
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
