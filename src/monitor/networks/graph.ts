import {ApertureError} from "../../base/errors.ts";

/** A weighted edge between two things that have ids; the direction means nothing. */
export interface WeightedEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

/** Edges by the places of their ends in a list of ids: what a large network is handed over as. */
export interface EdgeColumns {
  readonly ids: readonly string[];
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

/**
 * An undirected weighted graph in compressed rows: the neighbours of node `i` are `targets[offsets[i]]` up to
 * `targets[offsets[i + 1]]`, in rising order, each edge in the rows of both its ends. Nodes stand in the order of their
 * ids and equal edges are added up smallest first, so the same edges in any order give the same graph to the last bit.
 */
export interface Graph {
  readonly ids: readonly string[];
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
  /** Edges from a node to itself, which are left out. */
  readonly loops: number;
}

/** Number of edges, each counted once. */
export function edgeCount(graph: Graph): number {
  return graph.targets.length / 2;
}

/** Builds the graph of a list of edges, such as pairs of countries with the works they share. */
export function graphOf(edges: Iterable<WeightedEdge>, others: Iterable<string> = []): Graph {
  const list = [...edges];
  const ids = [...new Set([...list.flatMap(({source, target}) => [source, target]), ...others])];
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = (id: string) => places.get(id) ?? 0;
  return buildGraph({
    ids,
    sources: Uint32Array.from(list, ({source}) => placeOf(source)),
    targets: Uint32Array.from(list, ({target}) => placeOf(target)),
    weights: Float64Array.from(list, ({weight}) => weight)
  });
}

/** Builds the graph of edges in columns. Ids must differ; a weight must be above zero and finite. */
export function buildGraph(edges: EdgeColumns): Graph {
  check(edges);
  const {ranks, ids} = inOrder(edges.ids);
  const placed = placeHalves(edges, ranks);
  const rows = transpose(placed);
  return {...mergeEqual(rows), ids, loops: placed.loops};
}

/** The part of a graph between some of its nodes, by their places; the nodes stand in the order of their ids again. */
export function partOf(graph: Graph, nodes: Iterable<number>): Graph {
  const {ids, offsets, targets, weights} = graph;
  const kept = new Set(nodes);
  const edges: WeightedEdge[] = [];
  for (const node of kept)
    for (let slot = offsets[node] as number; slot < (offsets[node + 1] as number); slot++) {
      const target = targets[slot] as number;
      if (target > node && kept.has(target))
        edges.push({
          source: ids[node] as string,
          target: ids[target] as string,
          weight: weights[slot] as number
        });
    }
  return graphOf(
    edges,
    [...kept].map((node) => ids[node] as string)
  );
}

/** The graph whose nodes are groups of nodes, each under the name given to its label. */
export function groupGraph(graph: Graph, labels: Uint32Array, names: readonly string[]): Graph {
  const nameOf = (node: number) => names[labels[node] as number];
  const sums = new Map<string, WeightedEdge>();
  for (let node = 0; node < graph.ids.length; node++)
    for (let slot = graph.offsets[node] as number; slot < (graph.offsets[node + 1] as number); slot++) {
      const [source, target] = [nameOf(node), nameOf(graph.targets[slot] as number)];
      if (source === undefined || target === undefined || source >= target) continue;
      const key = `${source}\n${target}`;
      const weight = (sums.get(key)?.weight ?? 0) + (graph.weights[slot] as number);
      sums.set(key, {source, target, weight});
    }
  return graphOf(sums.values(), names);
}

interface Rows {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

function check({ids, sources, targets, weights}: EdgeColumns): void {
  if (sources.length !== weights.length || targets.length !== weights.length)
    throw new ApertureError("usage", "columns of edges differ in length", {
      hint: "Give a source, a target and a weight for each edge."
    });
  for (let edge = 0; edge < weights.length; edge++) {
    const weight = weights[edge] as number;
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY))
      throw new ApertureError("usage", `invalid weight of edge ${edge + 1}: ${weight}`, {
        hint: "A weight is a finite number above zero; leave out edges without one."
      });
    if ((sources[edge] as number) >= ids.length || (targets[edge] as number) >= ids.length)
      throw new ApertureError("usage", `edge ${edge + 1} names a node that is not listed`, {
        hint: "List the id of every node that edges mention."
      });
  }
}

/** Ids in rising order, and the place of each given one there. */
function inOrder(given: readonly string[]): {ids: string[]; ranks: Uint32Array} {
  const order = given.map((_, place) => place);
  const idAt = (place: number) => given[place] as string;
  order.sort((a, b) => (idAt(a) < idAt(b) ? -1 : 1));
  const ids = order.map(idAt);
  const twice = ids.find((id, place) => id === ids[place + 1]);
  if (twice !== undefined)
    throw new ApertureError("usage", `node listed twice: ${twice}`, {hint: "List each node once."});
  const ranks = new Uint32Array(given.length);
  for (const [rank, place] of order.entries()) ranks[place] = rank;
  return {ids, ranks};
}

/** Both halves of every edge in the row of one end, in the order in which edges come. */
function placeHalves({sources, targets, weights}: EdgeColumns, ranks: Uint32Array): Rows & {loops: number} {
  const offsets = new Uint32Array(ranks.length + 1);
  let loops = 0;
  for (let edge = 0; edge < weights.length; edge++) {
    const a = ranks[sources[edge] as number] as number;
    const b = ranks[targets[edge] as number] as number;
    if (a === b) loops++;
    else {
      (offsets[a + 1] as number)++;
      (offsets[b + 1] as number)++;
    }
  }
  accumulate(offsets);
  const next = offsets.slice();
  const halves = offsets[ranks.length] as number;
  const rows = {offsets, targets: new Uint32Array(halves), weights: new Float64Array(halves), loops};
  const put = (row: number, target: number, weight: number) => {
    const slot = next[row] as number;
    rows.targets[slot] = target;
    rows.weights[slot] = weight;
    next[row] = slot + 1;
  };
  for (let edge = 0; edge < weights.length; edge++) {
    const a = ranks[sources[edge] as number] as number;
    const b = ranks[targets[edge] as number] as number;
    if (a === b) continue;
    put(a, b, weights[edge] as number);
    put(b, a, weights[edge] as number);
  }
  return rows;
}

/** Counts per row, from the second place on, made into where rows begin. */
export function accumulate(offsets: Uint32Array): void {
  for (let row = 1; row < offsets.length; row++)
    offsets[row] = (offsets[row] as number) + (offsets[row - 1] as number);
}

/** The same graph read column by column: as it is symmetric, every row comes out sorted, without a comparison. */
function transpose({offsets, targets, weights}: Rows): Rows {
  const next = offsets.slice();
  const sorted = {
    offsets,
    targets: new Uint32Array(targets.length),
    weights: new Float64Array(weights.length)
  };
  for (let row = 0; row + 1 < offsets.length; row++)
    for (let slot = offsets[row] as number; slot < (offsets[row + 1] as number); slot++) {
      const target = targets[slot] as number;
      const to = next[target] as number;
      sorted.targets[to] = row;
      sorted.weights[to] = weights[slot] as number;
      next[target] = to + 1;
    }
  return sorted;
}

/** Equal neighbours of a row become one, in place; their weights are added up smallest first. */
function mergeEqual({offsets, targets, weights}: Rows): Rows {
  const merged = new Uint32Array(offsets.length);
  let write = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    const end = offsets[row + 1] as number;
    let slot = offsets[row] as number;
    while (slot < end) {
      let last = slot + 1;
      while (last < end && targets[last] === targets[slot]) last++;
      targets[write] = targets[slot] as number;
      weights[write] =
        last === slot + 1 ? (weights[slot] as number) : sumRising(weights.subarray(slot, last));
      write++;
      slot = last;
    }
    merged[row + 1] = write;
  }
  if (write === targets.length) return {offsets: merged, targets, weights};
  return {offsets: merged, targets: targets.slice(0, write), weights: weights.slice(0, write)};
}

function sumRising(values: Float64Array): number {
  return values.sort().reduce((sum, value) => sum + value, 0);
}

/** The same graph in memory that threads share instead of copying; only the list of ids is copied. */
export function sharedGraph(graph: Graph): Graph {
  return {
    ...graph,
    offsets: new Uint32Array(shared(graph.offsets)),
    targets: new Uint32Array(shared(graph.targets)),
    weights: new Float64Array(shared(graph.weights))
  };
}

function shared(values: Uint32Array | Float64Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(values.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return buffer;
}
