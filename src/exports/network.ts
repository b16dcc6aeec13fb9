import {csvLines} from "../base/csv.ts";
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

const WRITERS: Readonly<Record<NetworkFormat, (network: Network) => string>> = {
  csv: toCsv,
  graphml: toGraphMl,
  gexf: toGexf,
  vosviewer: toVosviewer
};

export function exportNetwork(network: Network, format: NetworkFormat): string {
  return WRITERS[format](network);
}

/** The list of edges, which spreadsheets and network programs read alike; measures of both ends stand beside. */
function toCsv({nodes, edges}: Network): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const measures = MEASURES.map(([name]) => name);
  const side = (id: string) => {
    const node = byId.get(id);
    return [id, node?.label, ...measures.map((name) => String(node?.[name] ?? ""))];
  };
  const header = (end: string) => [end, `${end}_label`, ...measures.map((name) => `${end}_${name}`)];
  return csvLines([
    [...header("source"), ...header("target"), "weight"],
    ...edges.map(({source, target, weight}) => [...side(source), ...side(target), weight])
  ]);
}

function toGraphMl({about, nodes, edges}: Network): string {
  const data = (key: string, value: string | number | boolean) =>
    `<data key="${key}">${escapeXml(String(value))}</data>`;
  return lines([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    `<desc>${escapeXml(about.join("\n"))}</desc>`,
    '<key id="label" for="node" attr.name="label" attr.type="string"/>',
    ...MEASURES.map(
      ([name, type]) => `<key id="${name}" for="node" attr.name="${name}" attr.type="${type}"/>`
    ),
    '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>',
    '<graph edgedefault="undirected">',
    ...nodes.map(
      (node) =>
        `<node id="${escapeXml(node.id)}">${data("label", node.label)}${MEASURES.map(([name]) => data(name, node[name])).join("")}</node>`
    ),
    ...edges.map(
      ({source, target, weight}) =>
        `<edge source="${escapeXml(source)}" target="${escapeXml(target)}">${data("weight", weight)}</edge>`
    ),
    "</graph>",
    "</graphml>"
  ]);
}

function toGexf({about, nodes, edges}: Network): string {
  const values = (node: NetworkNode) =>
    MEASURES.map(([name]) => `<attvalue for="${name}" value="${node[name]}"/>`).join("");
  return lines([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    `<meta><creator>Aperture</creator><description>${escapeXml(about.join("\n"))}</description></meta>`,
    '<graph defaultedgetype="undirected">',
    '<attributes class="node">',
    ...MEASURES.map(([name, , type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`),
    "</attributes>",
    "<nodes>",
    ...nodes.map(
      (node) =>
        `<node id="${escapeXml(node.id)}" label="${escapeXml(node.label)}"><attvalues>${values(node)}</attvalues></node>`
    ),
    "</nodes>",
    "<edges>",
    ...edges.map(
      ({source, target, weight}, at) =>
        `<edge id="${at}" source="${escapeXml(source)}" target="${escapeXml(target)}" weight="${weight}"/>`
    ),
    "</edges>",
    "</graph>",
    "</gexf>"
  ]);
}

/** VOSviewer takes numbers from 1 on as ids, and sizes and clusters by name. */
function toVosviewer({about, nodes, edges}: Network): string {
  const numbers = new Map(nodes.map(({id}, at) => [id, at + 1]));
  const items = nodes.map((node, at) => ({
    id: at + 1,
    label: node.label,
    description: node.id,
    cluster: node.community,
    weights: {Strength: node.strength, Degree: node.degree},
    scores: {
      PageRank: node.pageRank,
      Betweenness: node.betweenness,
      Core: node.core,
      Stability: node.stability
    }
  }));
  const links = edges.map(({source, target, weight}) => ({
    source_id: numbers.get(source),
    target_id: numbers.get(target),
    strength: weight
  }));
  return `${JSON.stringify({info: {description: about.join(" ")}, network: {items, links}})}\n`;
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
