import {conflictOf} from "../compare/cost.ts";
import type {NameForm, NameToken} from "../names/name.ts";
import {isFree} from "./free-words.ts";
import type {Partition} from "./partition.ts";
import type {QueryLinks} from "./query-links.ts";
import {measuresOf} from "./word-measures.ts";

/** Most words of a query that fit the bits of a number. A longer query is not pruned by what its words met. */
export const MOST_PLACES = 31;

/** Words of a query as the bounds of the search need them, by place. */
export interface Places {
  readonly weights: readonly number[];
  readonly conflicts: readonly number[];
  /** The greatest weight, and weight in conflict, of a listed word that a place can meet. */
  readonly mostMet: readonly number[];
  readonly mostConflict: readonly number[];
  /** Places of the same text, as bits. */
  readonly same: readonly number[];
  /** Places that can meet without a link. */
  readonly free: number;
  readonly all: number;
  readonly total: number;
}

export function placesOf(partition: Partition, {tokens}: NameForm, {met}: QueryLinks): Places {
  const measures = measuresOf(partition);
  const most = (token: NameToken, place: number, values: Float64Array) => {
    let greatest = token.role === "initial" ? 1 : 0;
    for (const word of met[place] ?? []) greatest = Math.max(greatest, values[word] ?? 0);
    return greatest;
  };
  const bitsWhere = (isIn: (token: NameToken) => boolean) =>
    tokens.reduce((bits, token, place) => (isIn(token) ? bits | (1 << place) : bits), 0);
  return {
    weights: tokens.map(({weight}) => weight),
    conflicts: tokens.map(conflictOf),
    mostMet: tokens.map((token, place) => most(token, place, measures.weights)),
    mostConflict: tokens.map((token, place) => most(token, place, measures.conflicts)),
    same: tokens.map(({text}) => bitsWhere((other) => other.text === text)),
    free: bitsWhere(isFree),
    all: bitsWhere(() => true),
    total: tokens.reduce((sum, {weight}) => sum + weight, 0)
  };
}

/** A sum over the places that are among those given as bits. */
export function sumIn(values: readonly number[], places: number): number {
  let sum = 0;
  for (let place = 0; place < values.length; place++)
    if ((places & (1 << place)) !== 0) sum += values[place] ?? 0;
  return sum;
}
