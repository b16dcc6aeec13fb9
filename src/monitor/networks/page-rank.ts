import type {Graph} from "./graph.ts";
import {strengths} from "./strength.ts";

export interface PageRankOptions {
  /** Chance that the walker follows an edge instead of jumping anywhere. */
  readonly damping?: number;
  /** The iteration ends once scores change by less than this in total. */
  readonly tolerance?: number;
  readonly mostRounds?: number;
}

export interface PageRank {
  /** Share of time a random walker spends at each node; they add up to 1. */
  readonly scores: Float64Array;
  readonly rounds: number;
  /** Total change of the last round: how far the scores may be from their limit. */
  readonly change: number;
}

/**
 * Weighted PageRank (Brin and Page 1998) by power iteration. The walker leaves a node by each edge in proportion to its
 * weight; from a node without edges it jumps anywhere.
 */
export function pageRank(graph: Graph, options: PageRankOptions = {}): PageRank {
  const {damping = 0.85, tolerance = 1e-10, mostRounds = 200} = options;
  const nodes = graph.ids.length;
  const strength = strengths(graph);
  let scores = new Float64Array(nodes).fill(1 / nodes);
  let next = new Float64Array(nodes);
  const outflow = new Float64Array(nodes);
  let rounds = 0;
  let change = nodes === 0 ? 0 : Number.POSITIVE_INFINITY;
  while (rounds < mostRounds && change > tolerance) {
    const lost = spread(scores, strength, outflow);
    change = gather(graph, {scores, next, outflow, damping, jump: (1 - damping + damping * lost) / nodes});
    [scores, next] = [next, scores];
    rounds++;
  }
  return {scores: normalised(scores), rounds, change};
}

/** What each node sends along one unit of weight; the answer is the score of nodes without edges. */
function spread(scores: Float64Array, strength: Float64Array, outflow: Float64Array): number {
  let lost = 0;
  for (let node = 0; node < scores.length; node++) {
    const out = strength[node] as number;
    if (out === 0) lost += scores[node] as number;
    outflow[node] = out === 0 ? 0 : (scores[node] as number) / out;
  }
  return lost;
}

interface Round {
  readonly scores: Float64Array;
  readonly next: Float64Array;
  readonly outflow: Float64Array;
  readonly damping: number;
  readonly jump: number;
}

function gather({offsets, targets, weights}: Graph, {scores, next, outflow, damping, jump}: Round): number {
  let change = 0;
  for (let node = 0; node < next.length; node++) {
    let inflow = 0;
    const end = offsets[node + 1] as number;
    for (let slot = offsets[node] as number; slot < end; slot++)
      inflow += (weights[slot] as number) * (outflow[targets[slot] as number] as number);
    const score = jump + damping * inflow;
    change += Math.abs(score - (scores[node] as number));
    next[node] = score;
  }
  return change;
}

function normalised(scores: Float64Array): Float64Array {
  const total = scores.reduce((sum, score) => sum + score, 0);
  return total === 0 ? scores : scores.map((score) => score / total);
}
