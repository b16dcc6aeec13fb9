import {type Dependencies, dependencies} from "./betweenness.ts";
import {matchedAtRandom} from "./chance.ts";
import type {Graph} from "./graph.ts";
import {type Communities, leiden} from "./leiden.ts";

/** A piece of work on a graph that depends on nothing but what it says, so that it may run anywhere. */
export type Task =
  | {readonly kind: "communities"; readonly seed: number}
  | {readonly kind: "chance"; readonly seed: number}
  | {readonly kind: "dependencies"; readonly sources: Uint32Array};

export type TaskKind = Task["kind"];

export interface Results {
  communities: Communities;
  /** Modularity that the search reaches where chance alone links. */
  chance: number;
  dependencies: Dependencies;
}

export type TaskOf<Kind extends TaskKind> = Extract<Task, {kind: Kind}>;

export function runTask(graph: Graph, task: Task): Results[TaskKind] {
  if (task.kind === "communities") return leiden(graph, {seed: task.seed});
  if (task.kind === "dependencies") return dependencies(graph, task.sources);
  return leiden(matchedAtRandom(graph, task.seed), {seed: task.seed}).modularity;
}
