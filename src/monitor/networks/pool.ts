import {availableParallelism} from "node:os";
import {Worker} from "node:worker_threads";
import {type Graph, sharedGraph} from "./graph.ts";
import {type Results, runTask, type TaskKind, type TaskOf} from "./tasks.ts";

export interface PoolOptions {
  /** Threads to use at most; 0 works in the calling thread. */
  readonly threads?: number;
  /** Told how many tasks are done. */
  readonly onProgress?: (done: number) => void;
}

/** Half-edges times tasks below which starting a thread costs more than it saves. */
const WORTH_A_THREAD = 200_000;
const MOST_THREADS = 4;

/**
 * Runs tasks on a graph in worker threads, so that the caller goes on answering. Results come in the order of the
 * tasks, whichever thread is done first, and are the same for any number of threads.
 */
export async function runTasks<Kind extends TaskKind>(
  graph: Graph,
  tasks: readonly TaskOf<Kind>[],
  options: PoolOptions = {}
): Promise<Results[Kind][]> {
  const isSmall = graph.targets.length * tasks.length < WORTH_A_THREAD;
  const most = options.threads ?? (isSmall ? 0 : Math.min(MOST_THREADS, availableParallelism()));
  const threads = Math.min(most, tasks.length);
  const {onProgress = () => {}} = options;
  if (threads > 0) return inThreads(graph, tasks, threads, onProgress);
  return tasks.map((task, at) => {
    const result = runTask(graph, task) as Results[Kind];
    onProgress(at + 1);
    return result;
  });
}

function inThreads<Kind extends TaskKind>(
  graph: Graph,
  tasks: readonly TaskOf<Kind>[],
  threads: number,
  onProgress: (done: number) => void
): Promise<Results[Kind][]> {
  const shared = sharedGraph(graph);
  const workers = Array.from({length: threads}, () => startWorker(shared));
  const results: Results[Kind][] = new Array(tasks.length);
  let given = 0;
  let done = 0;
  const finished = new Promise<Results[Kind][]>((resolve, reject) => {
    const give = (worker: Worker) => {
      if (given < tasks.length) worker.postMessage({place: given, task: tasks[given++]});
    };
    for (const worker of workers) {
      worker.on("error", reject);
      worker.on("message", ({place, result}: {place: number; result: Results[Kind]}) => {
        results[place] = result;
        onProgress(++done);
        if (done === tasks.length) resolve(results);
        else give(worker);
      });
      give(worker);
    }
  });
  return finished.finally(() => Promise.all(workers.map((worker) => worker.terminate())));
}

/** Run from its source, a thread first learns to read TypeScript. */
function startWorker(graph: Graph): Worker {
  if (!import.meta.url.endsWith(".ts"))
    return new Worker(new URL("./worker.js", import.meta.url), {workerData: graph});
  const file = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  const first = `import("tsx/esm/api").then(({register}) => (register(), import(${file})))`;
  return new Worker(first, {eval: true, workerData: graph});
}
