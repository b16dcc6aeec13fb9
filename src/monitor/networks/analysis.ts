import {type Betweenness, exactBetweenness, sampledBetweenness} from "./betweenness.ts";
import {type Chance, chanceOf} from "./chance.ts";
import {coreNumbers} from "./core.ts";
import {edgeCount, type Graph} from "./graph.ts";
import {pageRank} from "./page-rank.ts";
import {type PoolOptions, runTasks} from "./pool.ts";
import {type RichCore, richCore} from "./rich-core.ts";
import {type StableCommunities, stableCommunities} from "./stability.ts";
import {degrees, strengths} from "./strength.ts";
import type {Results, TaskKind, TaskOf} from "./tasks.ts";

/** How much chance is let into the measures that need it; the same settings give the same results. */
export interface NetworkSettings {
  /** The first seed of runs and draws, from which further ones count up, and the seed of drawn pairs. */
  readonly seed: number;
  /** Searches for communities. */
  readonly runs: number;
  /** Networks drawn by chance. */
  readonly draws: number;
  /** Pairs between which shortest paths are followed; 0 for all of them, which is exact. */
  readonly pairs: number;
}

const LARGE = 1000;

/** Small networks are measured exactly and often, large ones so that they are answered within seconds. */
export function settingsFor(graph: Graph, seed = 1): NetworkSettings {
  return graph.ids.length <= LARGE
    ? {seed, runs: 50, draws: 20, pairs: 0}
    : {seed, runs: 10, draws: 10, pairs: 50_000};
}

/** What a task takes at once; fixed, so that sums are the same for any number of threads. */
const SOURCES_A_TASK = 25;
const PAIRS_A_TASK = 1000;

/** A long piece of work, and how many of its parts are done. */
export interface WorkDone {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** The measures of one network, each computed when it is first asked for and then kept. */
export class NetworkAnalysis {
  readonly graph: Graph;
  readonly settings: NetworkSettings;
  readonly #options: PoolOptions & {readonly onWork?: (work: WorkDone) => void};
  readonly #kept = new Map<string, unknown>();
  #work: WorkDone | undefined;

  /** `onWork` hears of each part of a long piece of work that is done. */
  constructor(
    graph: Graph,
    settings: Partial<NetworkSettings> = {},
    options: PoolOptions & {readonly onWork?: (work: WorkDone) => void} = {}
  ) {
    this.graph = graph;
    this.settings = {...settingsFor(graph, settings.seed), ...settings};
    this.#options = options;
  }

  /** The long piece of work last begun. */
  get work(): WorkDone | undefined {
    return this.#work;
  }

  degrees(): Uint32Array {
    return this.#keep("degrees", () => degrees(this.graph));
  }

  strengths(): Float64Array {
    return this.#keep("strengths", () => strengths(this.graph));
  }

  pageRank(): Float64Array {
    return this.#keep("page-rank", () => pageRank(this.graph).scores);
  }

  coreNumbers(): Uint32Array {
    return this.#keep("core-numbers", () => coreNumbers(this.graph));
  }

  richCore(): RichCore {
    return this.#keep("rich-core", () => richCore(this.graph));
  }

  /** Share of pairs of nodes that have an edge, 0 to 1. */
  density(): number {
    const nodes = this.graph.ids.length;
    return nodes < 2 ? 0 : (2 * edgeCount(this.graph)) / (nodes * (nodes - 1));
  }

  communities(): Promise<StableCommunities> {
    return this.#keep("communities", async () => {
      const seeds = countedUp(this.settings.seed, this.settings.runs);
      const tasks = seeds.map((seed) => ({kind: "communities" as const, seed}));
      return stableCommunities(await this.#run<"communities">(tasks, "Searching communities"), seeds);
    });
  }

  betweenness(): Promise<Betweenness> {
    return this.#keep("betweenness", () => {
      const {pairs} = this.settings;
      return pairs === 0 ? this.#fromEverySource() : this.#fromPairs(pairs);
    });
  }

  async #fromEverySource(): Promise<Betweenness> {
    const tasks = divided(this.graph.ids.length, SOURCES_A_TASK).map(([from, to]) => ({
      kind: "dependencies" as const,
      sources: Uint32Array.from({length: to - from}, (_, at) => from + at)
    }));
    return exactBetweenness(this.graph, await this.#run<"dependencies">(tasks, "Following shortest paths"));
  }

  async #fromPairs(pairs: number): Promise<Betweenness> {
    const {seed} = this.settings;
    const tasks = divided(pairs, PAIRS_A_TASK).map(([from, to]) => ({
      kind: "pairs" as const,
      seed,
      from,
      to
    }));
    return sampledBetweenness(this.graph, await this.#run<"pairs">(tasks, "Following shortest paths"), pairs);
  }

  chance(): Promise<Chance> {
    return this.#keep("chance", async () => {
      const seeds = countedUp(this.settings.seed, this.settings.draws);
      const tasks = seeds.map((seed) => ({kind: "chance" as const, seed}));
      return chanceOf(await this.#run<"chance">(tasks, "Linking by chance"));
    });
  }

  #run<Kind extends TaskKind>(tasks: readonly TaskOf<Kind>[], label: string): Promise<Results[Kind][]> {
    const {onWork = () => {}, ...options} = this.#options;
    const onProgress = (done: number) => {
      this.#work = {label, done, total: tasks.length};
      onWork(this.#work);
    };
    onProgress(0);
    return runTasks<Kind>(this.graph, tasks, {...options, onProgress});
  }

  #keep<Value>(name: string, make: () => Value): Value {
    if (!this.#kept.has(name)) this.#kept.set(name, make());
    return this.#kept.get(name) as Value;
  }
}

function countedUp(first: number, count: number): number[] {
  return Array.from({length: count}, (_, at) => (first + at) >>> 0);
}

/** The stretches that a length falls into, each from its first place to before its last. */
function divided(length: number, most: number): [number, number][] {
  return Array.from({length: Math.ceil(length / most)}, (_, at) => [
    at * most,
    Math.min(length, (at + 1) * most)
  ]);
}
