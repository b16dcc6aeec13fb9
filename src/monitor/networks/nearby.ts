import type {Level} from "./level.ts";

/** The labels around one node with the weight that leads to each; made once and filled anew for each node. */
export class Nearby {
  /** Labels of the neighbours, the first `count` of them. */
  readonly labels: Uint32Array;
  readonly weights: Float64Array;
  count = 0;

  constructor(labels: number) {
    this.labels = new Uint32Array(labels);
    this.weights = new Float64Array(labels);
  }

  /** Adds up the edges of a node by the label of the other end; `within` keeps those ends that share its group. */
  gather({offsets, targets, weights}: Level, node: number, labels: Uint32Array, within?: Uint32Array): void {
    for (let place = 0; place < this.count; place++) this.weights[this.labels[place] as number] = 0;
    let count = 0;
    const end = offsets[node + 1] as number;
    for (let slot = offsets[node] as number; slot < end; slot++) {
      const target = targets[slot] as number;
      if (within !== undefined && within[target] !== within[node]) continue;
      const label = labels[target] as number;
      if (this.weights[label] === 0) this.labels[count++] = label;
      (this.weights[label] as number) += weights[slot] as number;
    }
    this.count = count;
  }
}
