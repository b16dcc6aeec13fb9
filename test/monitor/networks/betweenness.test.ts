import fc from "fast-check";
import {expect, test} from "vitest";
import {
  betweennessOf,
  dependencies,
  drawPivots,
  errorBound
} from "../../../src/monitor/networks/betweenness.ts";
import {type Graph, graphOf} from "../../../src/monitor/networks/graph.ts";
import {runTasks} from "../../../src/monitor/networks/pool.ts";
import {KARATE_CLUB} from "./karate-club.ts";
import {EDGES} from "./random-edges.ts";

function measured(graph: Graph, count: number, seed = 1) {
  const pivots = drawPivots(graph, count, seed);
  return betweennessOf(graph, [dependencies(graph, pivots)], pivots.length);
}

function isLinked({offsets, targets}: Graph, a: number, b: number): boolean {
  return targets.subarray(offsets[a], offsets[a + 1]).includes(b);
}

/** Betweenness by its definition: steps and numbers of shortest paths of every pair, then each node between them. */
function byDefinition(graph: Graph): number[] {
  const nodes = graph.ids.map((_, node) => node);
  const steps = nodes.map((a) => nodes.map((b) => (a === b ? 0 : isLinked(graph, a, b) ? 1 : Infinity)));
  for (const k of nodes)
    for (const a of nodes)
      for (const b of nodes) {
        const row = steps[a] as number[];
        row[b] = Math.min(row[b] as number, (row[k] as number) + (steps[k]?.[b] as number));
      }
  const paths = (a: number, b: number): number => {
    if (a === b) return 1;
    const far = steps[a]?.[b] as number;
    const before = nodes.filter((k) => steps[a]?.[k] === far - 1 && isLinked(graph, k, b));
    return before.reduce((sum, k) => sum + paths(a, k), 0);
  };
  const between = (v: number, a: number, b: number): number => {
    const [first, second, whole] = [steps[a]?.[v], steps[v]?.[b], steps[a]?.[b]] as [number, number, number];
    const isBetween = new Set([a, b, v]).size === 3 && whole !== Infinity && first + second === whole;
    return isBetween ? (paths(a, v) * paths(v, b)) / paths(a, b) : 0;
  };
  const pairs = Math.max(1, (nodes.length - 1) * (nodes.length - 2));
  return nodes.map((v) => {
    const all = nodes.flatMap((a) => nodes.map((b) => between(v, a, b)));
    return all.reduce((sum, share) => sum + share, 0) / pairs;
  });
}

test("with every node a pivot it is what the definition says, and exact", () => {
  fc.assert(
    fc.property(EDGES, (edges) => {
      const graph = graphOf(edges.slice(0, 25));
      const {scores, bounds} = measured(graph, graph.ids.length);
      const expected = byDefinition(graph);
      for (const [node, score] of scores.entries()) expect(score).toBeCloseTo(expected[node] as number, 10);
      expect(Math.max(...bounds)).toBe(0);
    }),
    {numRuns: 50}
  );
});

test("the leaders of the karate club stand between most", () => {
  const graph = graphOf(KARATE_CLUB);
  const {scores} = measured(graph, 34);
  expect(scores[graph.ids.indexOf("1")]).toBeCloseTo(0.43764, 5);
  expect(scores[graph.ids.indexOf("34")]).toBeCloseTo(0.30407, 5);
});

test("no sampled score is further from the exact one than its bound", () => {
  const graph = graphOf(KARATE_CLUB);
  const exact = measured(graph, 34).scores;
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({min: 1, max: 34}), (seed, count) => {
      const {scores, bounds} = measured(graph, count, seed);
      for (const [node, score] of scores.entries())
        expect(Math.abs(score - (exact[node] as number))).toBeLessThanOrEqual(
          (bounds[node] as number) + 1e-12
        );
    }),
    {seed: 20150803, numRuns: 200}
  );
});

test("more pivots never make the bound wider, and values that agree make it narrower", () => {
  const bound = (pivots: number, variance: number) =>
    errorBound({variance, pivots, nodes: 30_000, miss: 0.05 / 30_000});
  expect(bound(0, 0)).toBe(1);
  expect(bound(2000, 0.25)).toBeLessThan(bound(1000, 0.25));
  expect(bound(2000, 1e-4)).toBeLessThan(bound(2000, 0.25));
  expect(bound(2000, 1e-4)).toBeLessThan(0.04);
  expect(bound(30_000, 0.25)).toBe(0);
});

test("the order of edges and the number of threads never matter, to the last bit", async () => {
  const [graph, turned] = [graphOf(KARATE_CLUB), graphOf([...KARATE_CLUB].reverse())];
  const tasks = [0, 1, 2].map((at) => ({
    kind: "dependencies" as const,
    sources: drawPivots(graph, 30, 7).slice(10 * at, 10 * at + 10)
  }));
  const inPlace = await runTasks<"dependencies">(turned, tasks, {threads: 0});
  const progress: number[] = [];
  const inThreads = await runTasks<"dependencies">(graph, tasks, {
    threads: 2,
    onProgress: (done) => progress.push(done)
  });
  expect(betweennessOf(graph, inThreads, 30)).toEqual(betweennessOf(turned, inPlace, 30));
  expect(progress).toEqual([1, 2, 3]);
});
