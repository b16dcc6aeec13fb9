import {conflictOf} from "../compare/cost.ts";
import {isFree} from "./free-words.ts";
import type {Partition} from "./partition.ts";

/** What the bounds of the search ask of each indexed word, as flat arrays: the words themselves lie all over memory. */
export interface WordMeasures {
  readonly weights: Float64Array;
  readonly conflicts: Float64Array;
  /** First letter (UTF-16 unit) of each word that is not free, 0 of one that is. */
  readonly heads: Uint16Array;
}

const measured = new WeakMap<Partition, WordMeasures>();

/** Measured once a partition. */
export function measuresOf(partition: Partition): WordMeasures {
  const known = measured.get(partition);
  if (known) return known;
  const {words} = partition;
  const measures: WordMeasures = {
    weights: Float64Array.from(words, ({weight}) => weight),
    conflicts: Float64Array.from(words, conflictOf),
    heads: Uint16Array.from(words, (word) => (isFree(word) ? 0 : word.text.charCodeAt(0)))
  };
  measured.set(partition, measures);
  return measures;
}
