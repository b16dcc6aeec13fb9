import type {Communities} from "./leiden.ts";

/** The best of several runs of the same search, and how far the others agree with it. */
export interface StableCommunities extends Communities {
  /** The seed of the run that is shown: the highest modularity, and of equal ones the first. */
  readonly seed: number;
  readonly runs: number;
  /**
   * For each node, how far its community in other runs has the same members, 0 to 1: the mean over runs of members in
   * both over members in either (Jaccard, as in Hennig 2007). 1 throughout where there was one run only.
   */
  readonly stability: Float64Array;
}

/** Chooses the best of the runs with the seeds `seeds`, and compares the others with it node by node. */
export function stableCommunities(runs: readonly Communities[], seeds: readonly number[]): StableCommunities {
  let best = 0;
  for (const [at, run] of runs.entries())
    if (run.modularity > (runs[best] as Communities).modularity) best = at;
  const shown = runs[best] as Communities;
  const sums = new Float64Array(shown.labels.length);
  for (const [at, run] of runs.entries())
    if (at !== best)
      for (const [node, share] of agreement(shown, run).entries()) (sums[node] as number) += share;
  const others = runs.length - 1;
  const stability = sums.map((sum) => (others === 0 ? 1 : sum / others));
  return {...shown, seed: seeds[best] as number, runs: runs.length, stability};
}

/** For each node, members of its communities in both runs over members in either. */
function agreement(one: Communities, other: Communities): Float64Array {
  const both = new Map<number, number>();
  const sizes = [new Float64Array(one.count), new Float64Array(other.count)] as const;
  const key = (node: number) => (one.labels[node] as number) * other.count + (other.labels[node] as number);
  for (let node = 0; node < one.labels.length; node++) {
    both.set(key(node), (both.get(key(node)) ?? 0) + 1);
    (sizes[0][one.labels[node] as number] as number)++;
    (sizes[1][other.labels[node] as number] as number)++;
  }
  return Float64Array.from(one.labels, (label, node) => {
    const shared = both.get(key(node)) as number;
    const either = (sizes[0][label] as number) + (sizes[1][other.labels[node] as number] as number) - shared;
    return shared / either;
  });
}
