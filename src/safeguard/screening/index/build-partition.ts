import {acronymsOf, possibleAcronym} from "../compare/acronym.ts";
import {joinedPair} from "../compare/align.ts";
import {conflictOf} from "../compare/cost.ts";
import {signsOf} from "../compare/letter-signs.ts";
import type {Spelt} from "../compare/link-words.ts";
import type {NameForm, NameKind, NameToken} from "../names/name.ts";
import {isFree} from "./free-words.ts";
import {KeyTableBuilder} from "./key-table.ts";
import type {Lists, Partition} from "./partition.ts";
import {acronymKey, consonantKeys, initialKey, joinedKeys, wholeKey, wordKeys} from "./word-keys.ts";

/** Stands where two neighbours are too short to be joined. */
export const NO_JOIN = 0xffffffff;

/** One name to be indexed. */
export interface IndexedForm {
  readonly entity: number;
  readonly name: number;
  readonly form: NameForm;
}

/** Builds the arrays of one kind and writing. */
export function buildPartition(
  kind: NameKind,
  writing: NameForm["writing"],
  unordered: readonly IndexedForm[]
): Partition {
  const {forms, conflicts} = ordered(unordered);
  const words = new Numbering<NameToken>(
    ({text, role, weight, abjad, syllable, legalClass}) =>
      `${text} ${role} ${weight} ${abjad} ${syllable} ${legalClass}`
  );
  const joins = new Numbering<Spelt>(({text, abjad}) => `${text} ${abjad}`);
  const formWords = forms.map(({form}) => form.tokens.map((token) => words.numberOf(token)));
  const formJoins = forms.map(({form}) => joinsOf(form.tokens, joins));
  return {
    kind,
    writing,
    words: words.items,
    joins: joins.items,
    formWords: toLists(formWords),
    formJoins: toLists(formJoins),
    wordForms: invert(formWords, words.items.length),
    joinForms: invert(formJoins, joins.items.length),
    formEntity: Uint32Array.from(forms, ({entity}) => entity),
    formName: Uint32Array.from(forms, ({name}) => name),
    wordSigns: signsOf(words.items.map(({text}) => text)),
    soundSigns: signsOf(words.items.map(({sound}) => sound)),
    joinSigns: signsOf(joins.items.map(({text}) => text)),
    formWeight: Float64Array.from(forms, ({form}) => sumOf(form.tokens, ({weight}) => weight)),
    formHeld: Float64Array.from(forms, ({form}) => sumOf(heldBy(form), ({weight}) => weight)),
    formConflict: conflicts,
    ...buildTables(words.items, joins.items, forms)
  };
}

function ordered(unordered: readonly IndexedForm[]): {forms: IndexedForm[]; conflicts: Float64Array} {
  const measured = unordered.map((one) => ({one, conflict: sumOf(heldBy(one.form), conflictOf)}));
  measured.sort((a, b) => a.conflict - b.conflict);
  return {
    forms: measured.map(({one}) => one),
    conflicts: Float64Array.from(measured, ({conflict}) => conflict)
  };
}

/** Words of a form that must meet a word of the query or are left over, each once. */
function heldBy({tokens}: NameForm): readonly NameToken[] {
  return tokens.filter(
    (token, i) => !isFree(token) && tokens.findIndex(({text}) => text === token.text) === i
  );
}

function sumOf(tokens: readonly NameToken[], measure: (token: NameToken) => number): number {
  return tokens.reduce((sum, token) => sum + measure(token), 0);
}

class Numbering<T> {
  readonly items: T[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #keyOf: (item: T) => string;

  constructor(keyOf: (item: T) => string) {
    this.#keyOf = keyOf;
  }

  numberOf(item: T): number {
    const key = this.#keyOf(item);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

function joinsOf(tokens: readonly NameToken[], joins: Numbering<Spelt>): number[] {
  return tokens.slice(1).map((_, i) => {
    const pair = joinedPair(tokens, i);
    return pair === undefined ? NO_JOIN : joins.numberOf(pair);
  });
}

function toLists(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = (starts[i] ?? 0) + list.length;
  });
  const items = new Uint32Array(starts[lists.length] ?? 0);
  lists.forEach((list, i) => {
    items.set(list, starts[i] ?? 0);
  });
  return {starts, items};
}

function invert(lists: readonly (readonly number[])[], count: number): Lists {
  const inverted: number[][] = Array.from({length: count}, () => []);
  lists.forEach((list, form) => {
    for (const item of new Set(list)) inverted[item]?.push(form);
  });
  return toLists(inverted);
}

type Tables = Pick<
  Partition,
  | "wordTable"
  | "joinTable"
  | "voweledTable"
  | "abjadTable"
  | "voweledJoinTable"
  | "abjadJoinTable"
  | "formTable"
>;

function buildTables(
  words: readonly NameToken[],
  joins: readonly Spelt[],
  forms: readonly IndexedForm[]
): Tables {
  const wordTable = new KeyTableBuilder();
  const voweledTable = new KeyTableBuilder();
  const abjadTable = new KeyTableBuilder();
  words.forEach((word, i) => {
    for (const key of new Set(wordKeys(word))) wordTable.add(key, i);
    for (const key of new Set(consonantKeys(word.text))) (word.abjad ? abjadTable : voweledTable).add(key, i);
    if (word.role === "initial") wordTable.add(initialKey(word.text), i);
  });
  const joinTable = new KeyTableBuilder();
  const voweledJoinTable = new KeyTableBuilder();
  const abjadJoinTable = new KeyTableBuilder();
  joins.forEach(({text, abjad}, i) => {
    for (const key of new Set(joinedKeys(text))) joinTable.add(key, i);
    for (const key of new Set(consonantKeys(text))) (abjad ? abjadJoinTable : voweledJoinTable).add(key, i);
  });
  const formTable = new KeyTableBuilder();
  forms.forEach(({form}, i) => {
    formTable.add(wholeKey(form.squashed), i);
    const only = possibleAcronym(form);
    for (const acronym of only ? [only, ...acronymsOf(form)] : acronymsOf(form))
      formTable.add(acronymKey(acronym), i);
  });
  return {
    wordTable: wordTable.build(),
    joinTable: joinTable.build(),
    voweledTable: voweledTable.build(),
    abjadTable: abjadTable.build(),
    voweledJoinTable: voweledJoinTable.build(),
    abjadJoinTable: abjadJoinTable.build(),
    formTable: formTable.build()
  };
}
