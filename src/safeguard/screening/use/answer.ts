import {countOf} from "../../../base/text.ts";
import type {LegalEffect} from "../../../domain/listed-entity.ts";
import type {Feature} from "../compare/cost.ts";
import type {Evidence} from "../index/evidence.ts";
import type {Band, ScreeningQuery} from "../index/search.ts";

/** An edition of a list that an answer rests on. */
export interface ScreenedList {
  readonly list: string;
  readonly title: string;
  readonly authority: string;
  readonly edition: string;
  readonly dated: string;
  readonly sha256: string;
  readonly entries: number;
  readonly ageDays: number;
  /** Nobody said the day of the list: day and age are those of its file. */
  readonly isUndated?: true;
}

/** A list that an answer does not rest on, and why. */
export interface NotScreened {
  readonly list: string;
  readonly title: string;
  readonly warning: string;
}

/** A listed person or organisation whose name met the query's, with what made it a hit. */
export interface AnswerHit {
  readonly list: string;
  readonly reference: string;
  readonly effect: LegalEffect;
  /** The listed name that met. */
  readonly name: string;
  /** The first name of the entry, where it is another. */
  readonly primaryName: string;
  readonly kind: string;
  readonly countries: readonly string[];
  readonly programmes: readonly string[];
  readonly legalReference?: string;
  readonly listedOn?: string;
  readonly score: number;
  readonly band: Band;
  /** The part of the query that met, where it was not the whole. */
  readonly part?: string;
  /** Another name of the same organisation that met, where it was not the one asked for. */
  readonly otherName?: string;
  readonly features: readonly Feature[];
  readonly evidence: readonly Evidence[];
  /** Changes when what the list says of the entry does. */
  readonly facts: string;
}

/** A hit that somebody looked at and found to be another. */
export interface ClearedHit {
  readonly list: string;
  readonly reference: string;
  readonly by: string;
  readonly on: string;
  readonly reason: string;
}

/** Everything a screening found, and everything it did not look at. There is no word for "clear". */
export interface ScreeningAnswer {
  readonly asked: ScreeningQuery;
  /** The organisation asked for, where a person confirmed which it is; its other names were looked up too. */
  readonly identity?: {readonly ror: string; readonly otherNames: readonly string[]};
  readonly matcher: string;
  /** Least probability of a hit. */
  readonly threshold: number;
  readonly screened: readonly ScreenedList[];
  readonly notScreened: readonly NotScreened[];
  readonly hits: readonly AnswerHit[];
  /** Hits that stay cleared; they take no place among the hits. */
  readonly cleared: readonly ClearedHit[];
  /** Hits that had been cleared and are shown again, with what changed. */
  readonly reopened: readonly {readonly list: string; readonly reference: string; readonly because: string}[];
}

/** Lists an answer does not rest on at all, and lists it rests on in an edition past its age. */
export function gapsOf({screened, notScreened}: Pick<ScreeningAnswer, "screened" | "notScreened">): {
  readonly missing: readonly NotScreened[];
  readonly outdated: readonly NotScreened[];
} {
  const held = new Set(screened.map(({list}) => list));
  return {
    missing: notScreened.filter(({list}) => !held.has(list)),
    outdated: notScreened.filter(({list}) => held.has(list))
  };
}

/** What was found, in a sentence that never says more than was looked at. */
export function sentenceOf(answer: ScreeningAnswer): string {
  const {hits, screened} = answer;
  const {missing, outdated} = gapsOf(answer);
  const found =
    hits.length === 0
      ? "No name at or above the threshold"
      : `${countOf(hits.length, "entry", "entries")} to look at`;
  return `${[`${found} in ${countOf(screened.length, "list")}`, ...gapWords({missing, outdated})].join(
    "; "
  )}.`;
}

/** What was not looked at, in words: editions past their age were searched, their successors were not. */
export function gapWords({missing, outdated}: ReturnType<typeof gapsOf>): readonly string[] {
  return [
    ...(outdated.length ? [`${outdated.length} of them searched in an outdated edition`] : []),
    ...(missing.length ? [`not screened against ${countOf(missing.length, "list")}`] : [])
  ];
}
