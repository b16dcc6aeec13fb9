import {stateOf} from "../../base/random.ts";
import type {Graph} from "./graph.ts";
import {aggregate, groupByLabel, type Level, levelOf, renumber} from "./level.ts";
import {moveNodes} from "./move-nodes.ts";
import {refine} from "./refine.ts";

export interface LeidenOptions {
  /** The same seed gives the same communities. */
  readonly seed: number;
  /** Above 1 for more and smaller communities, below for fewer. */
  readonly resolution?: number;
  /** Most passes over the whole network, each from the communities of the one before. */
  readonly mostPasses?: number;
}

export interface Communities {
  /** The community of each node; 0 is the largest, and of equal ones that of the first node. */
  readonly labels: Uint32Array;
  readonly count: number;
  readonly modularity: number;
}

/**
 * Communities by the Leiden algorithm (Traag, Waltman and van Eck, Scientific Reports 2019) for weighted modularity.
 * Every community is connected.
 */
export function leiden(graph: Graph, options: LeidenOptions): Communities {
  const {seed, resolution = 1, mostPasses = 2} = options;
  const base = levelOf(graph);
  let labels: Uint32Array = Uint32Array.from({length: base.size}, (_, node) => node);
  let modularity = modularityOf(base, labels, resolution);
  for (let pass = 0; pass < mostPasses; pass++) {
    const next = onePass(base, labels, resolution, stateOf(seed, pass));
    const reached = modularityOf(base, next, resolution);
    if (reached <= modularity) break;
    labels = next;
    modularity = reached;
  }
  const split = connectedParts(base, labels);
  const count = numberBySize(split);
  return {labels: split, count, modularity: modularityOf(base, split, resolution)};
}

/** Share of weight inside communities, less what chance would put there (Newman and Girvan 2004). */
export function modularity(graph: Graph, labels: Uint32Array, resolution = 1): number {
  return modularityOf(levelOf(graph), labels, resolution);
}

function modularityOf(
  {size, offsets, targets, weights, strengths, total}: Level,
  labels: Uint32Array,
  resolution: number
): number {
  if (total === 0) return 0;
  const sums = new Float64Array(size);
  let inside = 0;
  for (let node = 0; node < size; node++) {
    (sums[labels[node] as number] as number) += strengths[node] as number;
    for (let slot = offsets[node] as number; slot < (offsets[node + 1] as number); slot++)
      if (labels[targets[slot] as number] === labels[node]) inside += weights[slot] as number;
  }
  return inside / total - resolution * sums.reduce((sum, strength) => sum + (strength / total) ** 2, 0);
}

function onePass(base: Level, start: Uint32Array, resolution: number, state: number): Uint32Array {
  let level = base;
  let labels = start.slice();
  let nodeOf: Uint32Array | undefined;
  for (let depth = 0; ; depth++) {
    moveNodes(level, labels, resolution, stateOf(state, 2 * depth));
    const parts =
      level.total === 0 ? labels : refine(level, labels, resolution, stateOf(state, 2 * depth + 1));
    const count = renumber(parts);
    if (count === level.size) break;
    const next = new Uint32Array(count);
    for (let node = 0; node < level.size; node++) next[parts[node] as number] = labels[node] as number;
    renumber(next);
    nodeOf = nodeOf === undefined ? parts : nodeOf.map((node) => parts[node] as number);
    level = aggregate(level, parts, count);
    labels = next;
  }
  return nodeOf === undefined ? labels : nodeOf.map((node) => labels[node] as number);
}

/** Communities with those that fell apart when a node left made into their pieces, which never loses modularity. */
function connectedParts({size, offsets, targets}: Level, labels: Uint32Array): Uint32Array {
  const parts = new Uint32Array(size).fill(size);
  const stack: number[] = [];
  for (let first = 0; first < size; first++) {
    if (parts[first] !== size) continue;
    parts[first] = first;
    stack.push(first);
    for (let node = stack.pop(); node !== undefined; node = stack.pop())
      for (let slot = offsets[node] as number; slot < (offsets[node + 1] as number); slot++) {
        const target = targets[slot] as number;
        if (parts[target] !== size || labels[target] !== labels[first]) continue;
        parts[target] = first;
        stack.push(target);
      }
  }
  return parts;
}

function numberBySize(labels: Uint32Array): number {
  const count = renumber(labels);
  const {starts} = groupByLabel(labels, count);
  const sizeOf = (label: number) => (starts[label + 1] as number) - (starts[label] as number);
  const order = Array.from({length: count}, (_, label) => label).sort(
    (a, b) => sizeOf(b) - sizeOf(a) || a - b
  );
  const ranks = new Uint32Array(count);
  for (const [rank, label] of order.entries()) ranks[label] = rank;
  for (let node = 0; node < labels.length; node++) labels[node] = ranks[labels[node] as number] as number;
  return count;
}
