import fc from "fast-check";
import {expect, test} from "vitest";
import {chanceOf, matchedAtRandom} from "../../../src/monitor/networks/chance.ts";
import {graphOf} from "../../../src/monitor/networks/graph.ts";
import {leiden} from "../../../src/monitor/networks/leiden.ts";
import {richCore} from "../../../src/monitor/networks/rich-core.ts";
import {stableCommunities} from "../../../src/monitor/networks/stability.ts";
import {strengths} from "../../../src/monitor/networks/strength.ts";
import {EDGES} from "./random-edges.ts";

const BOTH_ORDERS = EDGES.chain((edges) =>
  fc.tuple(fc.constant(edges), fc.shuffledSubarray(edges, {minLength: edges.length}))
);

test("a network drawn by chance has the same strengths, or less of the ends that only loops could take", () => {
  fc.assert(
    fc.property(BOTH_ORDERS, fc.nat(100), ([edges, others], seed) => {
      const graph = graphOf(edges);
      const drawn = matchedAtRandom(graph, seed);
      expect(matchedAtRandom(graphOf(others), seed)).toEqual(drawn);
      const [before, after] = [strengths(graph), strengths(drawn)];
      const lost = 2 * drawn.loops;
      const difference = before.reduce((sum, strength, node) => sum + strength - (after[node] as number), 0);
      expect(difference).toBe(lost);
      for (const [node, strength] of before.entries()) expect(after[node]).toBeLessThanOrEqual(strength);
    })
  );
});

test("two groups that keep to themselves hold together more than chance would have them", () => {
  const members = (group: string) => Array.from({length: 8}, (_, at) => `${group}${at}`);
  const within = ["A", "B"].flatMap((group) =>
    members(group).flatMap((source, at) =>
      members(group)
        .slice(at + 1)
        .map((target) => ({source, target, weight: 5}))
    )
  );
  const graph = graphOf([...within, {source: "A0", target: "B0", weight: 5}]);
  const drawn = Array.from({length: 20}, (_, seed) => matchedAtRandom(graph, seed));
  for (const one of drawn) expect(strengths(one)).toEqual(strengths(graph));
  const chance = chanceOf(drawn.map((one) => leiden(one, {seed: 1}).modularity));
  expect([chance.draws, chance.lowest <= chance.mean, chance.mean <= chance.highest]).toEqual([
    20,
    true,
    true
  ]);
  expect(leiden(graph, {seed: 1}).modularity).toBeGreaterThan(2 * chance.highest);
});

test("a core of many links among themselves is told from those who hang on it", () => {
  const core = ["A", "B", "C", "D"];
  const inside = core.flatMap((source, at) =>
    core.slice(at + 1).map((target) => ({source, target, weight: 10}))
  );
  const outside = [..."EFGHIJ"].map((source, at) => ({source, target: core[at % 4] as string, weight: 1}));
  const graph = graphOf([...outside, ...inside]);
  const found = richCore(graph);
  expect(found.size).toBe(4);
  expect(graph.ids.filter((_, node) => found.isCore[node])).toEqual(core);
});

test("the order of edges never changes the core, and the strongest belongs to it", () => {
  fc.assert(
    fc.property(BOTH_ORDERS, ([edges, others]) => {
      const graph = graphOf(edges);
      const found = richCore(graph);
      expect(richCore(graphOf(others))).toEqual(found);
      const strength = strengths(graph);
      expect(found.isCore[strength.indexOf(Math.max(...strength))]).toBe(1);
    })
  );
});

test("runs that agree are stable throughout, and the best of them is shown", () => {
  fc.assert(
    fc.property(EDGES, (edges) => {
      const graph = graphOf(edges);
      const run = leiden(graph, {seed: 3});
      const {stability, seed} = stableCommunities([run, run, run], [3, 4, 5]);
      expect([...stability].every((share) => Math.abs(share - 1) < 1e-12)).toBe(true);
      expect(seed).toBe(3);
    })
  );
});

test("a node that changes sides is less stable than those that stay", () => {
  const best = {labels: Uint32Array.of(0, 0, 0, 1, 1), count: 2, modularity: 0.4};
  const other = {labels: Uint32Array.of(0, 0, 1, 1, 1), count: 2, modularity: 0.3};
  const found = stableCommunities([other, best], [1, 2]);
  expect([found.seed, found.runs, ...found.labels]).toEqual([2, 2, 0, 0, 0, 1, 1]);
  expect([...found.stability]).toEqual([2 / 3, 2 / 3, 1 / 5, 2 / 3, 2 / 3]);
});
