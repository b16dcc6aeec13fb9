import {oncePer} from "../../../base/collections.ts";
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

/** Measured once a partition. */
export const measuresOf = oncePer(
  ({words}: Partition): WordMeasures => ({
    weights: Float64Array.from(words, ({weight}) => weight),
    conflicts: Float64Array.from(words, conflictOf),
    heads: Uint16Array.from(words, (word) => (isFree(word) ? 0 : word.text.charCodeAt(0)))
  })
);
