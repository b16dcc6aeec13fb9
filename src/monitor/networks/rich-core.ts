import type {Graph} from "./graph.ts";
import {strengths} from "./strength.ts";

export interface RichCore {
  /** 1 for a node of the core, 0 for one of the periphery. */
  readonly isCore: Uint8Array;
  readonly size: number;
}

/**
 * Core and periphery by the rich core (Ma and Mondragón, PLOS ONE 10(3), 2015): nodes are ranked by strength, and the
 * core ends where the weight that a node shares with stronger ones is greatest. It has no parameter; equal nodes
 * stand in the order of their ids.
 */
export function richCore(graph: Graph): RichCore {
  const strength = strengths(graph);
  const order = graph.ids
    .map((_, node) => node)
    .sort((a, b) => (strength[b] as number) - (strength[a] as number) || a - b);
  const ranks = new Uint32Array(order.length);
  for (const [rank, node] of order.entries()) ranks[node] = rank;
  let most = -1;
  let size = 0;
  for (const [rank, node] of order.entries()) {
    const shared = weightToStronger(graph, ranks, node);
    if (shared <= most) continue;
    most = shared;
    size = rank + 1;
  }
  return {isCore: Uint8Array.from(ranks, (rank) => Number(rank < size)), size};
}

function weightToStronger({offsets, targets, weights}: Graph, ranks: Uint32Array, node: number): number {
  let sum = 0;
  for (let slot = offsets[node] as number; slot < (offsets[node + 1] as number); slot++)
    if ((ranks[targets[slot] as number] as number) < (ranks[node] as number)) sum += weights[slot] as number;
  return sum;
}
