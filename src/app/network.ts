import {formatDate} from "../base/dates.ts";
import {ApertureError} from "../base/errors.ts";
import type {FigureRequest} from "../domain/figure.ts";
import type {Network, NetworkEdge} from "../domain/network.ts";
import {addressOf} from "../domain/request.ts";
import {computeFigures} from "../monitor/compute.ts";
import {coreNumbers} from "../monitor/networks/core.ts";
import {graphOf} from "../monitor/networks/graph.ts";
import {leiden} from "../monitor/networks/leiden.ts";
import {pageRank} from "../monitor/networks/page-rank.ts";
import {degrees, strengths} from "../monitor/networks/strength.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readNames} from "./names.ts";

/** The network of countries that share projects, for a request for co-participation by country and partner. */
export async function countryNetwork(
  warehouse: Warehouse,
  request: FigureRequest,
  seed: number
): Promise<Network> {
  const {figures, trace} = await computeFigures(warehouse, request);
  const edges = figures.flatMap(({dims, value}): NetworkEdge[] => {
    const [source, target] = [String(dims.country), String(dims.partner)];
    // Each pair comes from either side.
    return value !== null && value > 0 && source < target ? [{source, target, weight: value}] : [];
  });
  if (edges.length === 0)
    throw new ApertureError("not-found", "no two countries share a project here", {
      hint: "Widen the years, or leave the theme or the programme out."
    });
  const sources = trace.vintages.map(({title, dated}) => `${title}, ${formatDate(dated)}`);
  const names = await readNames(warehouse);
  const {nodes, modularity} = placed(edges, seed, (code) => names.of("country", code));
  return {
    about: [
      "Countries that share projects; the weight of an edge is the number of projects both take part in" +
        (request.counting === "fractional" ? ", each project shared out over its pairs of countries." : "."),
      `Asked: ${addressOf(request)}`,
      `Source: ${sources.join("; ")} (${trace.warehouse.kind} ${trace.warehouse.id})`,
      `Method: weighted PageRank with damping 0.85; core: k-core without weights; communities: Leiden for modularity at resolution 1, seed ${seed}, modularity ${modularity.toFixed(4)}.`,
      "Another seed can draw communities otherwise where their borders are weak."
    ],
    nodes,
    edges: edges.sort((a, b) => compare(a.source, b.source) || compare(a.target, b.target))
  };
}

function placed(edges: readonly NetworkEdge[], seed: number, nameOf: (code: string) => string) {
  const graph = graphOf(edges);
  const [degree, strength, core] = [degrees(graph), strengths(graph), coreNumbers(graph)];
  const {scores} = pageRank(graph);
  const {labels, modularity} = leiden(graph, {seed});
  const nodes = graph.ids.map((id, node) => ({
    id,
    label: nameOf(id),
    degree: degree[node] ?? 0,
    strength: strength[node] ?? 0,
    pageRank: scores[node] ?? 0,
    core: core[node] ?? 0,
    community: (labels[node] ?? 0) + 1
  }));
  return {nodes: nodes.sort((a, b) => b.pageRank - a.pageRank || compare(a.id, b.id)), modularity};
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
