import {oncePer} from "../../../base/collections.ts";
import type {Partition} from "./partition.ts";

/** Remembers which of so many numbers were seen, and forgets all at once. */
export class Stamps {
  readonly #rounds: Uint32Array;
  #round = 0;

  constructor(count: number) {
    this.#rounds = new Uint32Array(count);
  }

  forget(): void {
    this.#round++;
    if (this.#round <= 0xffffffff) return;
    this.#rounds.fill(0);
    this.#round = 1;
  }

  /** Whether a number is seen for the first time since all was forgotten. */
  isNew(number: number): boolean {
    if (this.#rounds[number] === this.#round) return false;
    this.#rounds[number] = this.#round;
    return true;
  }
}

/** Room to search a partition in, so that a search allocates nothing by the size of the lists. */
export interface Scratch {
  readonly words: Stamps;
  readonly joins: Stamps;
  /** By form and by indexed word, the places of the query that met it, as bits; all zero between searches. */
  readonly formPlaces: Uint32Array;
  readonly wordPlaces: Uint32Array;
}

export const scratchOf = oncePer(
  (partition: Partition): Scratch => ({
    words: new Stamps(partition.words.length),
    joins: new Stamps(partition.joins.length),
    formPlaces: new Uint32Array(partition.formEntity.length),
    wordPlaces: new Uint32Array(partition.words.length)
  })
);
