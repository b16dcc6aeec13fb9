import fc from "fast-check";
import {expect, test} from "vitest";
import {coreNumbers} from "../../../src/monitor/networks/core.ts";
import {type Graph, graphOf} from "../../../src/monitor/networks/graph.ts";
import {leiden, modularity} from "../../../src/monitor/networks/leiden.ts";
import {KARATE_CLUB} from "./karate-club.ts";
import {EDGES} from "./random-edges.ts";

const SEED = fc.nat(1000);

function neighbours({offsets, targets}: Graph, node: number): number[] {
  return [...targets.subarray(offsets[node], offsets[node + 1])];
}

/** How many nodes can be reached from the first one without leaving the list. */
function reach(graph: Graph, nodes: readonly number[]): number {
  const found = new Set(nodes.slice(0, 1));
  for (const node of found)
    for (const next of neighbours(graph, node)) if (nodes.includes(next)) found.add(next);
  return found.size;
}

test("the order of edges never matters, and a seed gives the same communities again", () => {
  const both = EDGES.chain((edges) =>
    fc.tuple(fc.constant(edges), fc.shuffledSubarray(edges, {minLength: edges.length}))
  );
  fc.assert(
    fc.property(both, SEED, ([edges, others], seed) => {
      expect(leiden(graphOf(others), {seed})).toEqual(leiden(graphOf(edges), {seed}));
    })
  );
});

test("every community is connected, and no worse than everybody alone or everybody together", () => {
  fc.assert(
    fc.property(EDGES, SEED, (edges, seed) => {
      const graph = graphOf(edges);
      const found = leiden(graph, {seed});
      for (let label = 0; label < found.count; label++) {
        const members = graph.ids.map((_, node) => node).filter((node) => found.labels[node] === label);
        expect(members.length).toBeGreaterThan(0);
        expect(reach(graph, members)).toBe(members.length);
      }
      const alone = Uint32Array.from(graph.ids, (_, node) => node);
      expect(found.modularity).toBeCloseTo(modularity(graph, found.labels), 12);
      expect(found.modularity).toBeGreaterThanOrEqual(modularity(graph, alone) - 1e-12);
      expect(found.modularity).toBeGreaterThanOrEqual(-1e-12);
    })
  );
});

test("the karate club falls into four communities, at the best modularity known or close to it", () => {
  const graph = graphOf(KARATE_CLUB);
  const runs = Array.from({length: 20}, (_, seed) => leiden(graph, {seed}));
  expect(Math.min(...runs.map((run) => run.modularity))).toBeGreaterThanOrEqual(0.41);
  expect(Math.max(...runs.map((run) => run.modularity))).toBeCloseTo(0.41979, 5);
  expect(Math.max(...runs.map((run) => run.count))).toBe(4);
});

test("a higher resolution gives more communities", () => {
  const graph = graphOf(KARATE_CLUB);
  const counts = [0.2, 1, 4].map((resolution) => leiden(graph, {seed: 1, resolution}).count);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(new Set(counts).size).toBe(3);
});

test("a network without an edge is as many communities as nodes", () => {
  expect(leiden(graphOf([], ["FR", "JP"]), {seed: 1})).toMatchObject({count: 2, modularity: 0});
});

/** Cores by their definition: what is left when nodes with fewer than k neighbours are taken away again and again. */
function coresByDefinition(graph: Graph): number[] {
  const cores = graph.ids.map(() => 0);
  let left = graph.ids.map((_, node) => node);
  for (let k = 1; left.length > 0; k++) {
    for (let before = -1; before !== left.length; ) {
      before = left.length;
      const held = new Set(left);
      left = left.filter((node) => neighbours(graph, node).filter((next) => held.has(next)).length >= k);
    }
    for (const node of left) cores[node] = k;
  }
  return cores;
}

test("cores are what their definition says", () => {
  fc.assert(
    fc.property(EDGES, (edges) => {
      const graph = graphOf(edges);
      expect([...coreNumbers(graph)]).toEqual(coresByDefinition(graph));
    })
  );
});
