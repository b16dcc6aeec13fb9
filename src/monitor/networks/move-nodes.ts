import type {Level} from "./level.ts";
import {Nearby} from "./nearby.ts";
import {shuffled} from "./shuffle.ts";

/** A gain below this share of all weight is rounding; without it nodes could move in circles. */
const LEAST_GAIN = 1e-13;

/**
 * Moves nodes, one at a time, to the community that gains most modularity, until none gains by a move. A node is looked
 * at again only when a neighbour of it has left for another community (Traag, Waltman and van Eck 2019).
 */
export function moveNodes(level: Level, labels: Uint32Array, resolution: number, state: number): void {
  if (level.total === 0) return;
  const moving = new Moving(level, labels, resolution);
  const queue = new Queue(shuffled(level.size, state));
  while (queue.length > 0) {
    const node = queue.take();
    if (moving.move(node)) queueOthers(level, labels, node, queue);
  }
}

/** Neighbours of a node that are not in its community. */
function queueOthers({offsets, targets}: Level, labels: Uint32Array, node: number, queue: Queue): void {
  const end = offsets[node + 1] as number;
  for (let slot = offsets[node] as number; slot < end; slot++) {
    const target = targets[slot] as number;
    if (labels[target] !== labels[node]) queue.add(target);
  }
}

/** Communities while nodes move between them: strength and members of each, and the labels free for a new one. */
class Moving {
  readonly #level: Level;
  readonly #labels: Uint32Array;
  readonly #scale: number;
  readonly #sums: Float64Array;
  readonly #members: Uint32Array;
  readonly #unused: number[] = [];
  readonly #nearby: Nearby;

  constructor(level: Level, labels: Uint32Array, resolution: number) {
    this.#level = level;
    this.#labels = labels;
    this.#scale = resolution / level.total;
    this.#sums = new Float64Array(level.size);
    this.#members = new Uint32Array(level.size);
    this.#nearby = new Nearby(level.size);
    for (let node = 0; node < level.size; node++) {
      const label = labels[node] as number;
      (this.#sums[label] as number) += level.strengths[node] as number;
      (this.#members[label] as number)++;
    }
    for (let label = level.size - 1; label >= 0; label--)
      if (this.#members[label] === 0) this.#unused.push(label);
  }

  /** Moves a node to where it gains most; false where it stays. */
  move(node: number): boolean {
    const from = this.#labels[node] as number;
    const strength = this.#level.strengths[node] as number;
    this.#nearby.gather(this.#level, node, this.#labels);
    (this.#sums[from] as number) -= strength;
    const to = this.#best(from, strength);
    (this.#sums[to] as number) += strength;
    if (to === from) return false;
    this.#labels[node] = to;
    (this.#members[to] as number)++;
    (this.#members[from] as number)--;
    if (this.#members[from] === 0) this.#unused.push(from);
    return true;
  }

  #best(from: number, strength: number): number {
    const {labels, weights, count} = this.#nearby;
    const share = this.#scale * strength;
    let to = from;
    let most =
      (weights[from] as number) - share * (this.#sums[from] as number) + LEAST_GAIN * this.#level.total;
    for (let place = 0; place < count; place++) {
      const label = labels[place] as number;
      const gain = (weights[label] as number) - share * (this.#sums[label] as number);
      if (label === from || gain <= most) continue;
      most = gain;
      to = label;
    }
    return most < 0 && (this.#members[from] as number) > 1 ? (this.#unused.pop() ?? to) : to;
  }
}

/** Nodes to look at, each in the queue at most once. */
class Queue {
  length: number;
  readonly #ring: Uint32Array;
  readonly #waits: Uint8Array;
  #first = 0;

  constructor(nodes: Uint32Array) {
    this.#ring = nodes;
    this.length = nodes.length;
    this.#waits = new Uint8Array(nodes.length).fill(1);
  }

  take(): number {
    const node = this.#ring[this.#first] as number;
    this.#first = this.#first + 1 === this.#ring.length ? 0 : this.#first + 1;
    this.length--;
    this.#waits[node] = 0;
    return node;
  }

  add(node: number): void {
    if (this.#waits[node] === 1) return;
    this.#waits[node] = 1;
    const place = this.#first + this.length;
    this.#ring[place >= this.#ring.length ? place - this.#ring.length : place] = node;
    this.length++;
  }
}
