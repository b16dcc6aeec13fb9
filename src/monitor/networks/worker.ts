import {parentPort, workerData} from "node:worker_threads";
import type {Graph} from "./graph.ts";
import {runTask, type Task} from "./tasks.ts";

/** A thread that is given a graph once and then one task after another. */
const graph = workerData as Graph;
parentPort?.on("message", ({place, task}: {place: number; task: Task}) => {
  parentPort?.postMessage({place, result: runTask(graph, task)});
});
