import type {NameForm, NameKind, NameToken, Role} from "../names/name.ts";
import {type Alignment, align, type Meeting} from "./align.ts";
import {organisationExtras} from "./organisation-extras.ts";
import {personExtras} from "./person-extras.ts";
import {COSTS} from "./weights.ts";

/** One thing that told for or against two names being the same: what met or was left over, and what it cost. */
export interface Feature {
  readonly name: string;
  readonly left: string;
  readonly right: string;
  readonly cost: number;
}

/** What two names cost, and why. 0 is the same name; above about 1 nothing is alike. */
export interface Costing {
  readonly cost: number;
  readonly features: readonly Feature[];
}

/** A comparison under way: both names, which words met, and which are left over. */
export interface Comparison {
  readonly left: readonly NameToken[];
  readonly right: readonly NameToken[];
  readonly alignment: Alignment;
}

const CONFLICTS: Readonly<Partial<Record<Role, number>>> = {
  initial: 0.6,
  number: 0.6,
  place: 0.35,
  patronymic: 0.8
};

/** How much a word that is left over speaks against the names being the same, if the other name has one too. */
export function conflictOf({role, weight}: NameToken): number {
  if (role === "word") return Math.max(0.35, weight);
  return CONFLICTS[role] ?? 0;
}

/** Costs two forms of names from the meetings of their words. */
export function costOf(kind: NameKind, left: NameForm, right: NameForm, found: readonly Meeting[]): Costing {
  if (left.squashed === right.squashed) return sameLetters(left, right);
  const aligned = align(left.tokens.length, right.tokens.length, found);
  const raw: Comparison = {left: left.tokens, right: right.tokens, alignment: aligned};
  const extras = kind === "person" ? personExtras(raw) : organisationExtras(raw);
  const features = [
    ...extras.comparison.alignment.meetings.map((meeting) => meetingFeature(meeting, raw)),
    ...overFeatures(kind, extras.comparison),
    ...syllableFeatures(kind, extras.comparison),
    ...extras.features
  ];
  return {cost: features.reduce((sum, {cost}) => sum + cost, 0), features};
}

function sameLetters(left: NameForm, right: NameForm): Costing {
  const same = left.tokens.length === right.tokens.length;
  const feature = {name: same ? "equal" : "joined", left: textOf(left.tokens), right: textOf(right.tokens)};
  const cost = same ? 0 : COSTS.joined;
  return {cost, features: [{...feature, cost}]};
}

function meetingFeature({left, right, link}: Meeting, {left: a, right: b}: Comparison): Feature {
  return {
    name: link.kind,
    left: textOf(a.slice(left.start, left.start + left.length)),
    right: textOf(b.slice(right.start, right.start + right.length)),
    cost: link.cost
  };
}

/** Words left over on both sides are in conflict; words left over on one side are extra. */
function overFeatures(kind: NameKind, {left, right, alignment}: Comparison): readonly Feature[] {
  const a = pick(left, alignment.leftOver);
  const b = pick(right, alignment.rightOver);
  const conflict = Math.min(sum(a, conflictOf), sum(b, conflictOf)) * COSTS[kind].conflict;
  const share = Math.max(shareOver(a, left), shareOver(b, right));
  const words = {left: textOf(a), right: textOf(b)};
  return [
    {name: "conflict", ...words, cost: conflict},
    {name: "extra words", ...words, cost: extraCost(kind, share)}
  ].filter(({cost}) => cost > 0);
}

/** A name in Chinese or Korean characters: beside Latin letters it is in doubt, and of a person's no part can be left out. */
function syllableFeatures(kind: NameKind, {left, right, alignment}: Comparison): readonly Feature[] {
  const isSyllable = ({syllable}: NameToken) => syllable === true;
  const [one, other] = [left.some(isSyllable), right.some(isSyllable)];
  if (!one && !other) return [];
  const over = [...pick(left, alignment.leftOver), ...pick(right, alignment.rightOver)].filter(isSyllable);
  const {transliterated, leftOver} = COSTS.syllables;
  const cost = (one === other ? 0 : transliterated) + (kind === "person" ? leftOver * over.length : 0);
  return cost > 0 ? [{name: "characters", left: textOf(left), right: textOf(right), cost}] : [];
}

/** What it costs when this share of a name's weight has met nothing. The search prunes by it: it never falls. */
export function extraCost(kind: NameKind, share: number): number {
  return COSTS[kind].extra * (kind === "person" ? share * share : share);
}

function shareOver(over: readonly NameToken[], all: readonly NameToken[]): number {
  const total = sum(all, weightOf);
  return total === 0 ? 0 : sum(over, weightOf) / total;
}

const weightOf = ({weight}: NameToken): number => weight;

function sum(tokens: readonly NameToken[], measure: (token: NameToken) => number): number {
  return tokens.reduce((total, token) => total + measure(token), 0);
}

export function pick(tokens: readonly NameToken[], places: readonly number[]): readonly NameToken[] {
  return places.flatMap((i) => tokens[i] ?? []);
}

export function textOf(tokens: readonly NameToken[]): string {
  return tokens.map(({text}) => text).join(" ");
}
