import fc from "fast-check";
import {expect, test} from "vitest";
import {
  dependencies,
  errorBound,
  exactBetweenness,
  sampledBetweenness
} from "../../../src/monitor/networks/betweenness.ts";
import {type Graph, graphOf} from "../../../src/monitor/networks/graph.ts";
import {pairShares} from "../../../src/monitor/networks/pair-search.ts";
import {runTasks} from "../../../src/monitor/networks/pool.ts";
import {KARATE_CLUB} from "./karate-club.ts";
import {EDGES} from "./random-edges.ts";

function exact(graph: Graph) {
  return exactBetweenness(graph, [dependencies(graph, Uint32Array.from(graph.ids.keys()))]);
}

function sampled(graph: Graph, pairs: number, seed: number) {
  return sampledBetweenness(graph, [pairShares(graph, {seed, from: 0, to: pairs})], pairs);
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

test("from every source it is what the definition says", () => {
  fc.assert(
    fc.property(EDGES, (edges) => {
      const graph = graphOf(edges.slice(0, 25));
      const {scores, bounds} = exact(graph);
      const expected = byDefinition(graph);
      for (const [node, score] of scores.entries()) expect(score).toBeCloseTo(expected[node] as number, 10);
      expect(Math.max(...bounds)).toBe(0);
    }),
    {numRuns: 50}
  );
});

test("the leaders of the karate club stand between most", () => {
  const graph = graphOf(KARATE_CLUB);
  const {scores} = exact(graph);
  expect(scores[graph.ids.indexOf("1")]).toBeCloseTo(0.43764, 5);
  expect(scores[graph.ids.indexOf("34")]).toBeCloseTo(0.30407, 5);
});

test("no sampled score is further from the exact one than its bound", () => {
  fc.assert(
    fc.property(EDGES, fc.nat(10_000), fc.integer({min: 2, max: 400}), (edges, seed, pairs) => {
      const graph = graphOf([...edges, ...KARATE_CLUB]);
      const {scores} = exact(graph);
      const found = sampled(graph, pairs, seed);
      for (const [node, score] of found.scores.entries())
        expect(Math.abs(score - (scores[node] as number))).toBeLessThanOrEqual(found.bounds[node] as number);
    }),
    {seed: 20150803, numRuns: 100}
  );
});

test("many pairs come close to the exact score, whatever the size of the paths", () => {
  const graph = graphOf(KARATE_CLUB);
  const [found, {scores}] = [sampled(graph, 40_000, 5), exact(graph)];
  for (const [node, score] of found.scores.entries())
    expect(Math.abs(score - (scores[node] as number))).toBeLessThan(0.006);
});

test("two circles that meet nowhere have no paths between them", () => {
  const circle = (names: string) =>
    [...names].map((source, at) => ({source, target: names[(at + 1) % names.length] as string, weight: 1}));
  const graph = graphOf([...circle("ABCD"), ...circle("EFGH")]);
  // In a circle of four each node lies on half of the paths between its two neighbours, in both directions.
  for (const score of exact(graph).scores) expect(score).toBeCloseTo(1 / 42, 12);
  for (const score of sampled(graph, 20_000, 1).scores) expect(Math.abs(score - 1 / 42)).toBeLessThan(0.005);
});

test("more pairs make the bound narrower, and so do values that agree", () => {
  const bound = (pairs: number, variance: number) => errorBound({variance, pairs, miss: 0.05 / 30_000});
  expect(bound(1, 0)).toBe(1);
  expect(bound(2000, 0.25)).toBeLessThan(bound(1000, 0.25));
  expect(bound(2000, 1e-4)).toBeLessThan(bound(2000, 0.25));
  expect(bound(50_000, 0.03)).toBeLessThan(0.006);
});

test("the order of edges and the number of threads never matter, to the last bit", async () => {
  const [graph, turned] = [graphOf(KARATE_CLUB), graphOf([...KARATE_CLUB].reverse())];
  const tasks = [0, 50, 100].map((from) => ({kind: "pairs" as const, seed: 7, from, to: from + 50}));
  const inPlace = await runTasks<"pairs">(turned, tasks, {threads: 0});
  const progress: number[] = [];
  const inThreads = await runTasks<"pairs">(graph, tasks, {
    threads: 2,
    onProgress: (done) => progress.push(done)
  });
  expect(sampledBetweenness(graph, inThreads, 150)).toEqual(sampledBetweenness(turned, inPlace, 150));
  expect(progress).toEqual([1, 2, 3]);
});
