import type {Graph} from "./graph.ts";

/** What some sources, or some pairs, say about each node: the sum, and the sum of squares, of shares of 0 to 1. */
export interface Shares {
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

export interface Betweenness {
  /** Share of shortest paths between two others that lead through each node, 0 to 1. */
  readonly scores: Float64Array;
  /** How far each score may be from its exact value, all of them at once, with the chance `confidence`; 0 where exact. */
  readonly bounds: Float64Array;
  readonly confidence: number;
  /** Pairs drawn; 0 where every shortest path was followed. */
  readonly pairs: number;
}

const CONFIDENCE = 0.95;

/**
 * How much each source depends on each node to reach all others by fewest steps (Brandes 2001, weights left out),
 * as a share of the others there are.
 */
export function dependencies(graph: Graph, sources: Uint32Array): Shares {
  const nodes = graph.ids.length;
  const found = emptyShares(nodes);
  const search = new Search(graph);
  const scale = 1 / Math.max(1, nodes - 2);
  for (const source of sources)
    for (const [node, others] of search.from(source).entries()) addShare(found, node, others * scale);
  return found;
}

export function emptyShares(nodes: number): Shares {
  return {sums: new Float64Array(nodes), squares: new Float64Array(nodes)};
}

export function addShare({sums, squares}: Shares, node: number, share: number): void {
  (sums[node] as number) += share;
  (squares[node] as number) += share * share;
}

/** The exact scores from parts that together have every node as a source once. */
export function exactBetweenness(graph: Graph, parts: readonly Shares[]): Betweenness {
  const nodes = graph.ids.length;
  // A node is never between itself and another, which leaves one source less.
  const scores = total(parts, nodes, "sums").map((sum) => sum / Math.max(1, nodes - 1));
  return {scores, bounds: new Float64Array(nodes), confidence: 1, pairs: 0};
}

/** Estimated scores from parts that together follow `pairs` pairs drawn with putting back. */
export function sampledBetweenness(
  graph: Graph,
  parts: readonly Shares[],
  pairs: number,
  confidence = CONFIDENCE
): Betweenness {
  const nodes = graph.ids.length;
  const means = total(parts, nodes, "sums").map((sum) => sum / pairs);
  const squares = total(parts, nodes, "squares");
  const miss = (1 - confidence) / nodes;
  // Drawn pairs include those that have the node as an end, where it is never between.
  const scale = nodes / Math.max(1, nodes - 2);
  const bounds = means.map((mean, node) => {
    const spread = Math.max(0, (squares[node] as number) - pairs * mean * mean);
    return Math.min(1, scale * errorBound({variance: spread / Math.max(1, pairs - 1), pairs, miss}));
  });
  return {scores: means.map((mean) => Math.min(1, scale * mean)), bounds, confidence, pairs};
}

/** Adds parts up in the order given, so that sums never differ. */
function total(parts: readonly Shares[], nodes: number, name: keyof Shares): Float64Array {
  const sums = new Float64Array(nodes);
  for (const part of parts) for (const [node, value] of part[name].entries()) (sums[node] as number) += value;
  return sums;
}

interface Sample {
  /** Of the sample, with one degree of freedom less. */
  readonly variance: number;
  readonly pairs: number;
  /** Chance that the bound does not hold. */
  readonly miss: number;
}

/**
 * The smaller of two bounds on the mean of independent values between 0 and 1, each missed with half the chance:
 * Hoeffding (1963), and the empirical Bernstein bound, which knows how much the values differ (Maurer and Pontil, COLT
 * 2009, theorem 4).
 */
export function errorBound({variance, pairs, miss}: Sample): number {
  if (pairs < 2) return 1;
  const hoeffding = Math.sqrt(Math.log(4 / miss) / (2 * pairs));
  const logarithm = Math.log(8 / miss);
  const bernstein = Math.sqrt((2 * variance * logarithm) / pairs) + (7 * logarithm) / (3 * (pairs - 1));
  return Math.min(1, hoeffding, bernstein);
}

/** A search by fewest steps from one node, whose memory is made once. */
class Search {
  readonly #graph: Graph;
  readonly #order: Uint32Array;
  readonly #steps: Int32Array;
  readonly #paths: Float64Array;
  readonly #shares: Float64Array;

  constructor(graph: Graph) {
    const nodes = graph.ids.length;
    this.#graph = graph;
    this.#order = new Uint32Array(nodes);
    this.#steps = new Int32Array(nodes);
    this.#paths = new Float64Array(nodes);
    this.#shares = new Float64Array(nodes);
  }

  /** For each node, the number of others whose shortest paths from the source lead through it. */
  from(source: number): Float64Array {
    const reached = this.#spread(source);
    this.#shares.fill(0);
    for (let place = reached - 1; place > 0; place--) this.#handBack(this.#order[place] as number);
    this.#shares[source] = 0;
    return this.#shares;
  }

  /** Counts shortest paths outwards; the answer is how many nodes were reached, the nearest first in the order. */
  #spread(source: number): number {
    const {offsets, targets} = this.#graph;
    this.#steps.fill(-1);
    this.#steps[source] = 0;
    this.#paths[source] = 1;
    this.#order[0] = source;
    let reached = 1;
    for (let place = 0; place < reached; place++) {
      const node = this.#order[place] as number;
      const next = (this.#steps[node] as number) + 1;
      const end = offsets[node + 1] as number;
      for (let slot = offsets[node] as number; slot < end; slot++) {
        const target = targets[slot] as number;
        if (this.#steps[target] === -1) {
          this.#steps[target] = next;
          this.#paths[target] = 0;
          this.#order[reached++] = target;
        }
        if (this.#steps[target] === next) (this.#paths[target] as number) += this.#paths[node] as number;
      }
    }
    return reached;
  }

  /** Gives what lies behind a node back to those it was reached from. */
  #handBack(node: number): void {
    const {offsets, targets} = this.#graph;
    const before = (this.#steps[node] as number) - 1;
    const share = (1 + (this.#shares[node] as number)) / (this.#paths[node] as number);
    const end = offsets[node + 1] as number;
    for (let slot = offsets[node] as number; slot < end; slot++) {
      const target = targets[slot] as number;
      if (this.#steps[target] === before)
        (this.#shares[target] as number) += (this.#paths[target] as number) * share;
    }
  }
}
