import {draw, stateOf} from "../../base/random.ts";
import {addShare, emptyShares, type Shares} from "./betweenness.ts";
import type {Graph} from "./graph.ts";

/** A run of drawn pairs: those numbered `from` up to `to` under a seed. */
export interface PairRun {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/**
 * For pairs of nodes drawn with putting back, the share of the shortest paths between the two that lead through each
 * other node: an unbiased sample of betweenness (as Riondato and Kornaropoulos 2016, with all paths of a pair instead of
 * one). Each pair is searched from both ends at once, always where there is less to look at (Borassi and Natale 2019).
 */
export function pairShares(graph: Graph, {seed, from, to}: PairRun): Shares {
  const nodes = graph.ids.length;
  const found = emptyShares(nodes);
  const search = new PairSearch(graph);
  const state = stateOf(seed, 0);
  for (let pair = from; pair < to; pair++) {
    const source = Math.floor(draw(state, 2 * pair) * nodes);
    const step = 1 + Math.floor(draw(state, 2 * pair + 1) * (nodes - 1));
    search.follow(source, (source + step) % nodes, (node, share) => addShare(found, node, share));
  }
  return found;
}

/** One end of a pair, and what was reached from it so far. */
class Side {
  readonly steps: Int32Array;
  readonly paths: Float64Array;
  readonly shares: Float64Array;
  /** Nodes last reached, all of them `level` steps away. */
  border: number[] = [];
  level = 0;
  #reached: number[] = [];

  constructor(nodes: number) {
    this.steps = new Int32Array(nodes).fill(-1);
    this.paths = new Float64Array(nodes);
    this.shares = new Float64Array(nodes);
  }

  start(node: number): void {
    for (const old of this.#reached) this.steps[old] = -1;
    this.#reached = [node];
    this.border = [node];
    this.level = 0;
    this.steps[node] = 0;
    this.paths[node] = 1;
  }

  /** Goes one step further from all of the border. */
  advance({offsets, targets}: Graph): void {
    const next: number[] = [];
    this.level++;
    for (const node of this.border) {
      const end = offsets[node + 1] as number;
      for (let slot = offsets[node] as number; slot < end; slot++) {
        const target = targets[slot] as number;
        if (this.steps[target] === -1) {
          this.steps[target] = this.level;
          this.paths[target] = 0;
          next.push(target);
        }
        if (this.steps[target] === this.level) (this.paths[target] as number) += this.paths[node] as number;
      }
    }
    this.border = next;
    this.#reached = this.#reached.concat(next);
  }

  /** Hands the shares of nodes on to those before them, until this end is reached. */
  handBack(graph: Graph, from: readonly number[], tell: Tell): void {
    let nodes = from;
    for (let level = this.level - 1; level > 0; level--) {
      nodes = this.#oneBack(graph, nodes, level);
      for (const node of nodes) tell(node, this.shares[node] as number);
    }
    for (const node of nodes) this.shares[node] = 0;
  }

  /** Gives the shares of nodes to those at `level`; the answer is who received some. */
  #oneBack({offsets, targets}: Graph, nodes: readonly number[], level: number): number[] {
    const before: number[] = [];
    for (const node of nodes) {
      const share = (this.shares[node] as number) / (this.paths[node] as number);
      const end = offsets[node + 1] as number;
      for (let slot = offsets[node] as number; slot < end; slot++) {
        const target = targets[slot] as number;
        if (this.steps[target] !== level) continue;
        if (this.shares[target] === 0) before.push(target);
        (this.shares[target] as number) += (this.paths[target] as number) * share;
      }
      this.shares[node] = 0;
    }
    return before;
  }
}

type Tell = (node: number, share: number) => void;

class PairSearch {
  readonly #graph: Graph;
  readonly #one: Side;
  readonly #other: Side;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#one = new Side(graph.ids.length);
    this.#other = new Side(graph.ids.length);
  }

  /** Tells the share of the shortest paths between two nodes that leads through each node between them. */
  follow(source: number, target: number, tell: Tell): void {
    const [one, other] = [this.#one, this.#other];
    one.start(source);
    other.start(target);
    const middle = this.#meet();
    if (middle.length === 0) return;
    const pathsOver = (node: number) => (one.paths[node] as number) * (other.paths[node] as number);
    const paths = middle.reduce((sum, node) => sum + pathsOver(node), 0);
    for (const node of middle) {
      const share = pathsOver(node) / paths;
      one.shares[node] = share;
      other.shares[node] = share;
      if (node !== source && node !== target) tell(node, share);
    }
    one.handBack(this.#graph, middle, tell);
    other.handBack(this.#graph, middle, tell);
  }

  /** Nodes in the middle of all shortest paths, where both searches met; none where there is no path. */
  #meet(): number[] {
    const [one, other] = [this.#one, this.#other];
    while (one.border.length > 0 && other.border.length > 0) {
      const [near, far] = this.#edgesAt(one) <= this.#edgesAt(other) ? [one, other] : [other, one];
      near.advance(this.#graph);
      const met = near.border.filter((node) => far.steps[node] === far.level);
      if (met.length > 0) return met;
    }
    return [];
  }

  #edgesAt({border}: Side): number {
    const {offsets} = this.#graph;
    return border.reduce((sum, node) => sum + (offsets[node + 1] as number) - (offsets[node] as number), 0);
  }
}
