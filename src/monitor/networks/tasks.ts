import {dependencies, type Shares} from "./betweenness.ts";
import {matchedAtRandom} from "./chance.ts";
import type {Graph} from "./graph.ts";
import {type Communities, leiden} from "./leiden.ts";
import {type PairRun, pairShares} from "./pair-search.ts";

/** A piece of work on a graph that depends on nothing but what it says, so that it may run anywhere. */
export type Task =
  | {readonly kind: "communities"; readonly seed: number}
  | {readonly kind: "chance"; readonly seed: number}
  | {readonly kind: "dependencies"; readonly sources: Uint32Array}
  | ({readonly kind: "pairs"} & PairRun);

export type TaskKind = Task["kind"];

export interface Results {
  communities: Communities;
  /** Modularity that the search reaches where chance alone links. */
  chance: number;
  dependencies: Shares;
  pairs: Shares;
}

export type TaskOf<Kind extends TaskKind> = Extract<Task, {kind: Kind}>;

export function runTask(graph: Graph, task: Task): Results[TaskKind] {
  if (task.kind === "communities") return leiden(graph, {seed: task.seed});
  if (task.kind === "dependencies") return dependencies(graph, task.sources);
  if (task.kind === "pairs") return pairShares(graph, task);
  return leiden(matchedAtRandom(graph, task.seed), {seed: task.seed}).modularity;
}
