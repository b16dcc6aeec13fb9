import fc from "fast-check";
import {expect, test} from "vitest";
import {edgeCount, graphOf} from "../../../src/monitor/networks/graph.ts";
import {pageRank} from "../../../src/monitor/networks/page-rank.ts";
import {degrees, strengths} from "../../../src/monitor/networks/strength.ts";
import {KARATE_CLUB} from "./karate-club.ts";

const NODE = fc.constantFrom(..."ABCDEFGHIJ");
const EDGE = fc.record({source: NODE, target: NODE, weight: fc.double({min: 0.01, max: 100, noNaN: true})});
const EDGES = fc.array(EDGE, {minLength: 1, maxLength: 40});

test("the order and the direction of edges never matter, to the last bit", () => {
  const shuffledEdges = EDGES.chain((edges) =>
    fc.tuple(fc.constant(edges), fc.shuffledSubarray(edges, {minLength: edges.length}))
  );
  fc.assert(
    fc.property(shuffledEdges, ([edges, others]) => {
      const turned = others.map(({source, target, weight}) => ({source: target, target: source, weight}));
      const [one, other] = [graphOf(edges), graphOf(turned)];
      expect(other).toEqual(one);
      expect(pageRank(other)).toEqual(pageRank(one));
    })
  );
});

test("the scores of PageRank add up to 1, with nodes that have no edge as well", () => {
  fc.assert(
    fc.property(EDGES, (edges) => {
      const {scores} = pageRank(graphOf(edges, ["alone"]));
      expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 12);
    })
  );
});

test("a member of the karate club is weighed by friends and by theirs", () => {
  const graph = graphOf(KARATE_CLUB);
  const at = (id: string) => graph.ids.indexOf(id);
  expect([graph.ids.length, edgeCount(graph)]).toEqual([34, 78]);
  expect([degrees(graph)[at("34")], strengths(graph)[at("1")]]).toEqual([17, 16]);
  const {scores} = pageRank(graph);
  expect(scores[at("34")]).toBeCloseTo(0.10092, 5);
  expect(scores[at("1")]).toBeCloseTo(0.097, 4);
});

test("equal edges are added up, and an edge from a node to itself is counted and left out", () => {
  const graph = graphOf([
    {source: "FR", target: "JP", weight: 2},
    {source: "JP", target: "FR", weight: 3},
    {source: "FR", target: "FR", weight: 9}
  ]);
  expect([graph.loops, edgeCount(graph), ...strengths(graph)]).toEqual([1, 1, 5, 5]);
});

test("a weight that is no weight is refused by the number of its edge", () => {
  for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => graphOf([{source: "FR", target: "JP", weight}])).toThrow(/invalid weight of edge 1/);
});
