import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import type {FigureRequest} from "../../domain/figure.ts";
import type {Network, NetworkEdge, NetworkNode} from "../../domain/network.ts";
import {addressOf} from "../../domain/request.ts";
import type {NetworkAnalysis} from "../../monitor/networks/analysis.ts";
import {EDGE_SOURCES, type NetworkKind} from "../../monitor/networks/edge-sources.ts";
import type {Graph} from "../../monitor/networks/graph.ts";
import type {Warehouse} from "../../warehouse/open.ts";
import {nameOfCountry} from "../names.ts";
import {organisationNames} from "./organisation-names.ts";

/** A network with all its measures, as it is handed on: `request` says of which projects, `of` between whom. */
export async function exportedNetwork(
  warehouse: Warehouse,
  request: FigureRequest,
  of: NetworkKind,
  analysis: NetworkAnalysis
): Promise<Network> {
  refuseEmpty(analysis.graph, of);
  const nameOf = await namesOf(warehouse, of);
  const nodes = await describeNodes(analysis, nameOf);
  return {
    about: await describe(warehouse, request, of, analysis),
    nodes: nodes.sort((a, b) => b.pageRank - a.pageRank || compare(a.id, b.id)),
    edges: {[Symbol.iterator]: () => edgesOf(analysis.graph)}
  };
}

function refuseEmpty({ids}: Graph, of: NetworkKind): void {
  if (ids.length > 0) return;
  throw new ApertureError("not-found", `no two share a ${EDGE_SOURCES[of].shared} here`, {
    hint: "Widen the years, or leave the theme or the programme out."
  });
}

async function namesOf(warehouse: Warehouse, of: NetworkKind): Promise<(id: string) => string> {
  if (EDGE_SOURCES[of].nodes === "country") return (id) => nameOfCountry(id) ?? id;
  const names = await organisationNames(warehouse);
  return (id) => names.get(id)?.name ?? id;
}

async function describeNodes(analysis: NetworkAnalysis, nameOf: (id: string) => string) {
  const [degree, strength, scores] = [analysis.degrees(), analysis.strengths(), analysis.pageRank()];
  const [core, {isCore}] = [analysis.coreNumbers(), analysis.richCore()];
  const {labels, stability} = await analysis.communities();
  const {scores: between, bounds} = await analysis.betweenness();
  return analysis.graph.ids.map(
    (id, node): NetworkNode => ({
      id,
      label: nameOf(id),
      degree: degree[node] ?? 0,
      strength: strength[node] ?? 0,
      pageRank: scores[node] ?? 0,
      betweenness: between[node] ?? 0,
      betweennessBound: bounds[node] ?? 0,
      core: core[node] ?? 0,
      isCore: isCore[node] === 1,
      community: (labels[node] ?? 0) + 1,
      stability: stability[node] ?? 0
    })
  );
}

/** What the network is, from what, and how it was measured; every choice that chance had a part in, with its seed. */
async function describe(
  warehouse: Warehouse,
  request: FigureRequest,
  of: NetworkKind,
  analysis: NetworkAnalysis
): Promise<string[]> {
  const {seed, runs} = analysis.settings;
  const {seed: shown, modularity, count} = await analysis.communities();
  const {pairs, confidence} = await analysis.betweenness();
  const {meaning, shared} = EDGE_SOURCES[of];
  const parts = request.counting === "fractional" ? `, each ${shared} shared out over its pairs` : "";
  return [
    `${meaning}${parts}.`,
    `Asked: ${addressOf({...request, by: []})}`,
    `Source: ${shared === "work" ? sourceOfWorks(warehouse) : sourceOfProjects(warehouse, request)}`,
    `Communities: ${formatNumber(count)}, by Leiden for modularity at resolution 1; the best of ${runs} runs with seeds ${seed} to ${seed + runs - 1} is that of seed ${shown}, modularity ${modularity.toFixed(4)}. Stability: how far the other runs agree, node by node.`,
    pairs === 0
      ? "Betweenness: exact, by number of steps."
      : `Betweenness: from ${formatNumber(pairs)} drawn pairs, seed ${seed}; its bounds hold for all nodes at once with ${Math.round(100 * confidence)} % confidence.`,
    "PageRank: weighted, damping 0.85. Core: k-core without weights; isCore: rich core by strength."
  ];
}

function sourceOfProjects({manifest}: Warehouse, {filters}: FigureRequest): string {
  const sources = manifest.vintages
    .filter(({ref}) => filters.programme === undefined || filters.programme.includes(ref.programme))
    .map(({ref}) => `${ref.title}, ${formatDate(ref.dated)}`);
  return `${sources.join("; ")} (${manifest.kind} ${manifest.id})`;
}

function sourceOfWorks({works}: Warehouse): string {
  return works ? `${works.ref.title}, ${formatDate(works.ref.dated)} (works ${works.id})` : "none";
}

function* edgesOf({ids, offsets, targets, weights}: Graph): Generator<NetworkEdge> {
  for (const [node, source] of ids.entries())
    for (let slot = offsets[node] as number; slot < (offsets[node + 1] as number); slot++) {
      const target = targets[slot] as number;
      if (target > node) yield {source, target: ids[target] as string, weight: weights[slot] as number};
    }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
