import type {Graph} from "./graph.ts";
import {degrees, strengths} from "./strength.ts";

export interface BackboneEdge {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  /** Chance that one of its ends would have so heavy an edge if its strength were cut at random places. */
  readonly chance: number;
}

/**
 * Edges by how much they stand out, the clearest first: the disparity filter of Serrano, Boguñá and Vespignani (PNAS
 * 106, 2009). It keeps what is heavy for a small node as well as what is heavy for a large one.
 */
export function backbone(graph: Graph): BackboneEdge[] {
  const {offsets, targets, weights} = graph;
  const [degree, strength] = [degrees(graph), strengths(graph)];
  const chanceAt = (node: number, weight: number) =>
    (1 - weight / (strength[node] as number)) ** ((degree[node] as number) - 1);
  const edges: BackboneEdge[] = [];
  for (let a = 0; a < graph.ids.length; a++)
    for (let slot = offsets[a] as number; slot < (offsets[a + 1] as number); slot++) {
      const [b, weight] = [targets[slot] as number, weights[slot] as number];
      if (b > a) edges.push({a, b, weight, chance: Math.min(chanceAt(a, weight), chanceAt(b, weight))});
    }
  return edges.sort((x, y) => x.chance - y.chance || y.weight - x.weight || x.a - y.a || x.b - y.b);
}
