import {stateOf} from "../../base/random.ts";
import type {Graph} from "./graph.ts";
import {shuffled} from "./shuffle.ts";

/** What some sources say about each node: the sum, and the sum of squares, of their dependencies on it. */
export interface Dependencies {
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

export interface Betweenness {
  /** Share of shortest paths between two others that lead through each node, 0 to 1. */
  readonly scores: Float64Array;
  /** How far each score may be from its exact value, all of them at once, with the chance `confidence`; 0 where exact. */
  readonly bounds: Float64Array;
  readonly confidence: number;
  readonly pivots: number;
}

const CONFIDENCE = 0.95;

/** `count` nodes drawn without putting back; all of them where the network has no more. */
export function drawPivots(graph: Graph, count: number, seed: number): Uint32Array {
  return shuffled(graph.ids.length, stateOf(seed, 0)).slice(0, count).sort();
}

/**
 * How much each source depends on each node to reach all others by fewest steps (Brandes 2001, weights left out),
 * as a share of the others there are, 0 to 1.
 */
export function dependencies(graph: Graph, sources: Uint32Array): Dependencies {
  const nodes = graph.ids.length;
  const found = {sums: new Float64Array(nodes), squares: new Float64Array(nodes)};
  const search = new Search(graph);
  const scale = 1 / Math.max(1, nodes - 2);
  for (const source of sources) {
    const shares = search.from(source);
    for (let node = 0; node < nodes; node++) {
      const share = (shares[node] as number) * scale;
      (found.sums[node] as number) += share;
      (found.squares[node] as number) += share * share;
    }
  }
  return found;
}

/** Adds up the parts that a division of the pivots gave; in the order given, so that sums never differ. */
export function betweennessOf(
  graph: Graph,
  parts: readonly Dependencies[],
  pivots: number,
  confidence = CONFIDENCE
): Betweenness {
  const nodes = graph.ids.length;
  const scores = new Float64Array(nodes);
  const bounds = new Float64Array(nodes);
  // A node is never between itself and another: the mean is over the sources that are left.
  const scale = nodes / Math.max(1, nodes - 1);
  for (let node = 0; node < nodes; node++) {
    const sum = parts.reduce((total, {sums}) => total + (sums[node] as number), 0);
    const squares = parts.reduce((total, part) => total + (part.squares[node] as number), 0);
    const mean = pivots === 0 ? 0 : sum / pivots;
    const variance = pivots === 0 ? 0 : Math.max(0, squares / pivots - mean * mean);
    scores[node] = mean * scale;
    bounds[node] = scale * errorBound({variance, pivots, nodes, miss: (1 - confidence) / Math.max(1, nodes)});
  }
  return {scores, bounds, confidence, pivots};
}

interface Sample {
  readonly variance: number;
  readonly pivots: number;
  readonly nodes: number;
  /** Chance that the bound does not hold. */
  readonly miss: number;
}

/**
 * The smaller of two bounds on a mean of values between 0 and 1, drawn without putting back, each missed with half the
 * chance: Hoeffding-Serfling, and empirical Bernstein-Serfling, which knows how much values differ (Bardenet and
 * Maillard, Bernoulli 21(3), 2015, corollary 2.5 and theorem 4.3).
 */
export function errorBound({variance, pivots, nodes, miss}: Sample): number {
  if (pivots === 0) return 1;
  if (pivots >= nodes) return 0;
  const left = pivots <= nodes / 2 ? 1 - (pivots - 1) / nodes : (1 - pivots / nodes) * (1 + 1 / pivots);
  const hoeffding = Math.sqrt((left * Math.log(4 / miss)) / (2 * pivots));
  const logarithm = Math.log(20 / miss);
  const bernstein =
    Math.sqrt((2 * variance * left * logarithm) / pivots) + ((7 / 3 + 3 / Math.SQRT2) * logarithm) / pivots;
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
