import {expect, test} from "vitest";
import {readXmlDocument, type XmlNode} from "../../src/base/xml-document.ts";
import type {Network} from "../../src/domain/network.ts";
import {exportNetwork, type NetworkFormat} from "../../src/exports/network.ts";

const place = {
  degree: 1,
  strength: 2.5,
  pageRank: 0.5,
  betweenness: 0.25,
  betweennessBound: 0,
  core: 1,
  isCore: true,
  community: 1,
  stability: 0.75
};
const NETWORK: Network = {
  about: ['Pairs & "more", seed 7'],
  nodes: [
    {id: "FR", label: 'France <"&">', ...place},
    {id: "JP", label: "Japan, 日本", ...place}
  ],
  edges: [{source: "FR", target: "JP", weight: 2.5}]
};

/** The elements of one name, read by a parser that refuses what is not well-formed. */
function elements(text: string, root: string, name: string): XmlNode[] {
  const found: XmlNode[] = [];
  const rule = {name: "network", root, entries: new Set([name])};
  readXmlDocument(Buffer.from(text), rule, (node) => found.push(node));
  return found;
}

function written(format: NetworkFormat): string {
  return [...exportNetwork(NETWORK, format)].join("");
}

const LABELS = NETWORK.nodes.map(({label}) => label);

test("GraphML gives nodes, measures and edges back", () => {
  const text = written("graphml");
  const nodes = elements(text, "graphml", "node");
  expect(nodes.map(({attributes}) => attributes["id"])).toEqual(["FR", "JP"]);
  expect(nodes.map(({children}) => children[0]?.text)).toEqual(LABELS);
  expect(nodes[0]?.children.map(({attributes, text}) => [attributes["key"], text])).toContainEqual([
    "strength",
    "2.5"
  ]);
  const [edge] = elements(text, "graphml", "edge");
  expect([edge?.attributes, edge?.children[0]?.text]).toEqual([{source: "FR", target: "JP"}, "2.5"]);
  expect(elements(text, "graphml", "desc")[0]?.text).toBe(NETWORK.about[0]);
});

test("GEXF gives nodes, measures and edges back", () => {
  const text = written("gexf");
  const nodes = elements(text, "gexf", "node");
  expect(nodes.map(({attributes}) => attributes["label"])).toEqual(LABELS);
  expect(nodes[1]?.children[0]?.children.map(({attributes}) => attributes)).toContainEqual({
    for: "pageRank",
    value: "0.5"
  });
  const [edge] = elements(text, "gexf", "edge");
  expect(edge?.attributes).toEqual({id: "0", source: "FR", target: "JP", weight: "2.5"});
});

test("VOSviewer JSON links items by number", () => {
  const {info, network} = JSON.parse(written("vosviewer"));
  expect(network.items.map(({label}: {label: string}) => label)).toEqual(LABELS);
  expect(network.links).toEqual([{source_id: 1, target_id: 2, strength: 2.5}]);
  expect(info.description).toBe(NETWORK.about[0]);
});

test("CSV is a list of edges with both ends described", () => {
  const [header, row] = written("csv").split("\r\n");
  expect(header).toMatch(/^source,source_label,source_degree,.*,target,target_label,.*,weight$/);
  expect(row).toBe(
    'FR,"France <""&"">",1,2.5,0.5,0.25,0,1,true,1,0.75,JP,"Japan, 日本",1,2.5,0.5,0.25,0,1,true,1,0.75,2.5'
  );
});
