import type {Signs} from "../compare/letter-signs.ts";
import type {Spelt} from "../compare/link-words.ts";
import type {NameForm, NameKind, NameToken} from "../names/name.ts";
import type {KeyTable} from "./key-table.ts";

/** Lists of numbers by number, end to end: those of i stand from starts[i] to starts[i + 1]. */
export interface Lists {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/**
 * Names of one kind in one writing, as flat arrays. A "form" is a number: one way to read one name of one entity. Forms are
 * numbered by how much of them can be in conflict, the least first, so that a search can stop in a list of forms.
 */
export interface Partition {
  readonly kind: NameKind;
  readonly writing: NameForm["writing"];
  /** Every different word; a word's number is its place. */
  readonly words: readonly NameToken[];
  /** Letters of each word, of its sound, and of each joined pair. */
  readonly wordSigns: Signs;
  readonly soundSigns: Signs;
  readonly joinSigns: Signs;
  /** Every different pair of neighbouring words, joined. */
  readonly joins: readonly Spelt[];
  /** Words of a form in their order. */
  readonly formWords: Lists;
  /** Joined neighbours of a form in their order; a number beyond `joins` where a pair is too short to join. */
  readonly formJoins: Lists;
  /** Forms that have a word. */
  readonly wordForms: Lists;
  /** Forms that have a joined pair. */
  readonly joinForms: Lists;
  /** Entity and name of each form. */
  readonly formEntity: Uint32Array;
  readonly formName: Uint32Array;
  /** Total weight of each form. */
  readonly formWeight: Float64Array;
  /** Weight, and weight in conflict, of the words of each form that are not free, each word once. */
  readonly formHeld: Float64Array;
  readonly formConflict: Float64Array;
  /** Keys of words, of joined pairs, of the consonants of both by whether their script writes vowels, of whole names and acronyms. */
  readonly wordTable: KeyTable;
  readonly joinTable: KeyTable;
  readonly voweledTable: KeyTable;
  readonly abjadTable: KeyTable;
  readonly voweledJoinTable: KeyTable;
  readonly abjadJoinTable: KeyTable;
  readonly formTable: KeyTable;
}

export function listOf({starts, items}: Lists, i: number): Uint32Array {
  return items.subarray(starts[i] ?? 0, starts[i + 1] ?? 0);
}

/** A form as names are compared. */
export function formAt(partition: Partition, form: number): NameForm {
  const tokens: NameToken[] = [];
  for (const word of listOf(partition.formWords, form)) {
    const token = partition.words[word];
    if (token) tokens.push(token);
  }
  return {writing: partition.writing, tokens, squashed: tokens.map(({text}) => text).join("")};
}
