import {draw, stateOf} from "../../base/random.ts";
import {buildGraph, type Graph} from "./graph.ts";
import {shuffle} from "./shuffle.ts";
import {strengths} from "./strength.ts";

/** Modularity of networks in which chance alone decides who is linked with whom. */
export interface Chance {
  readonly draws: number;
  readonly mean: number;
  readonly deviation: number;
  readonly lowest: number;
  readonly highest: number;
}

const MOST_TRIES = 64;

/**
 * A network with the strengths of another, its links drawn by chance: each unit of strength becomes a loose end, and
 * ends are matched at random (configuration model, Newman 2010, section 13.2). Strengths are rounded to whole numbers.
 * A link from a node to itself is exchanged with another link, which keeps every strength.
 */
export function matchedAtRandom(graph: Graph, seed: number): Graph {
  const ends = looseEnds(strengths(graph));
  const state = stateOf(seed, 0);
  shuffle(ends, state);
  exchangeLoops(ends, stateOf(seed, 1));
  const links = ends.length >> 1;
  const sources = ends.subarray(0, links);
  const targets = ends.subarray(links);
  const isDense = graph.ids.length ** 2 < links;
  const edges = isDense
    ? addedUp(graph.ids.length, sources, targets)
    : {sources, targets, weights: new Float64Array(links).fill(1)};
  return buildGraph({ids: graph.ids, ...edges});
}

/** Links of a few nodes that have many, equal ones added up in a table of all pairs. */
function addedUp(nodes: number, sources: Uint32Array, targets: Uint32Array) {
  const table = new Float64Array(nodes * nodes);
  for (const [link, source] of sources.entries())
    (table[source * nodes + (targets[link] as number)] as number)++;
  const pairs = Uint32Array.from(table.keys()).filter((pair) => (table[pair] as number) > 0);
  return {
    sources: pairs.map((pair) => Math.floor(pair / nodes)),
    targets: pairs.map((pair) => pair % nodes),
    weights: Float64Array.from(pairs, (pair) => table[pair] as number)
  };
}

/**
 * Loose ends that are matched at most. Of more, each node has its share: fewer links leave more to chance, so the
 * modularity that chance reaches comes out too high and never too low.
 */
const MOST_ENDS = 4_000_000;

/** Each node as often as its rounded strength; one end is left out where their number is odd. */
function looseEnds(strength: Float64Array): Uint32Array {
  const whole = strength.reduce((sum, own) => sum + own, 0);
  const scale = Math.min(1, MOST_ENDS / whole);
  const counts = strength.map((own) => Math.round(own * scale));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const ends = new Uint32Array(total);
  let next = 0;
  for (const [node, count] of counts.entries()) {
    ends.fill(node, next, next + count);
    next += count;
  }
  return ends.subarray(0, total - (total % 2));
}

/** Link `i` joins `ends[i]` and `ends[links + i]`. One that cannot be exchanged stays, and the graph leaves it out. */
function exchangeLoops(ends: Uint32Array, state: number): void {
  const links = ends.length >> 1;
  let key = 0;
  for (let link = 0; link < links; link++) {
    const node = ends[link];
    if (node !== ends[links + link]) continue;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const other = Math.floor(draw(state, key++) * links);
      if (ends[other] === node || ends[links + other] === node) continue;
      ends[link] = ends[other] as number;
      ends[other] = node as number;
      break;
    }
  }
}

/** Sums up the modularity that each draw reached. */
export function chanceOf(reached: readonly number[]): Chance {
  const draws = reached.length;
  const mean = reached.reduce((sum, value) => sum + value, 0) / draws;
  const squares = reached.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    draws,
    mean,
    deviation: draws > 1 ? Math.sqrt(squares / (draws - 1)) : 0,
    lowest: Math.min(...reached),
    highest: Math.max(...reached)
  };
}
