import type {Graph} from "./graph.ts";
import {accumulate} from "./graph.ts";
import {strengths} from "./strength.ts";

/** A graph whose nodes may stand for several nodes of a finer one. */
export interface Level {
  readonly size: number;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
  /** Sum of weights of each node, edges inside it counted from both ends. */
  readonly strengths: Float64Array;
  /** Twice the weight of all edges. */
  readonly total: number;
}

export function levelOf(graph: Graph): Level {
  const found = strengths(graph);
  const {offsets, targets, weights} = graph;
  const total = found.reduce((sum, strength) => sum + strength, 0);
  return {size: graph.ids.length, offsets, targets, weights, strengths: found, total};
}

/** Numbers the labels in use from 0 on, in the order in which nodes carry them; the answer is how many there are. */
export function renumber(labels: Uint32Array): number {
  const numbers = new Uint32Array(labels.length);
  let count = 0;
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node] as number;
    if (numbers[label] === 0) numbers[label] = ++count;
    labels[node] = (numbers[label] as number) - 1;
  }
  return count;
}

/** Nodes by their label: those of label `i` are `nodes[starts[i]]` up to `nodes[starts[i + 1]]`, in rising order. */
export function groupByLabel(labels: Uint32Array, count: number): {starts: Uint32Array; nodes: Uint32Array} {
  const starts = new Uint32Array(count + 1);
  for (const label of labels) (starts[label + 1] as number)++;
  accumulate(starts);
  const next = starts.slice();
  const nodes = new Uint32Array(labels.length);
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node] as number;
    const slot = next[label] as number;
    nodes[slot] = node;
    next[label] = slot + 1;
  }
  return {starts, nodes};
}

/** The level whose nodes are the labels, 0 up to `count`. */
export function aggregate(level: Level, labels: Uint32Array, count: number): Level {
  const {starts, nodes} = groupByLabel(labels, count);
  const targets = new Uint32Array(level.targets.length);
  const weights = new Float64Array(level.targets.length);
  const offsets = new Uint32Array(count + 1);
  const sums = new Float64Array(count);
  const slots = new Float64Array(count);
  let write = 0;
  for (let label = 0; label < count; label++) {
    const first = write;
    for (let place = starts[label] as number; place < (starts[label + 1] as number); place++) {
      const node = nodes[place] as number;
      (sums[label] as number) += level.strengths[node] as number;
      const end = level.offsets[node + 1] as number;
      for (let slot = level.offsets[node] as number; slot < end; slot++) {
        const target = labels[level.targets[slot] as number] as number;
        if (target === label) continue;
        // A slot kept from an earlier label lies before `first`, so nothing need be cleared between labels.
        const kept = (slots[target] as number) - 1;
        if (kept >= first) (weights[kept] as number) += level.weights[slot] as number;
        else {
          targets[write] = target;
          weights[write] = level.weights[slot] as number;
          slots[target] = ++write;
        }
      }
    }
    offsets[label + 1] = write;
  }
  return {
    size: count,
    offsets,
    targets: targets.slice(0, write),
    weights: weights.slice(0, write),
    strengths: sums,
    total: level.total
  };
}
