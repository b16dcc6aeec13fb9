import type {Confidence} from "../domain/confidence.ts";
import type {Thing} from "../domain/statement.ts";
import {thingsOf} from "./catalogue.ts";
import {type Detail, detailsOf} from "./details.ts";
import {firstOf, requiredOf, stated} from "./register.ts";
import {agreementClauseRegister as clauses} from "./registers/agreement-clauses.ts";
import {intellectualAssets as practices, STAGES, type Stage} from "./registers/intellectual-assets.ts";

export {STAGES, type Stage} from "./registers/intellectual-assets.ts";

/** One practice of managing intellectual assets, with the question that controls it. */
export interface AssetPractice {
  /** ia-7, as it is named in cases. */
  readonly id: string;
  /** IA-7, as it is shown. */
  readonly code: string;
  readonly topic: string;
  readonly stages: readonly Stage[];
  readonly practice: string;
  /** What belongs to the practice, part by part, each known in its own way. */
  readonly details: readonly Detail[];
  readonly question: string;
  /** How the practice itself is known. */
  readonly confidence: Confidence;
}

/** Something a partnership agreement could settle. */
export interface Clause {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly confidence: Confidence;
  readonly stage?: Stage;
}

let loadedPractices: readonly AssetPractice[] | undefined;
let loadedClauses: readonly Clause[] | undefined;

/** Every practice, in the order of its code. */
export function assetPractices(): readonly AssetPractice[] {
  loadedPractices ??= thingsOf(practices)
    .map(practiceOf)
    .sort((a, b) => a.code.localeCompare(b.code, "en", {numeric: true}));
  return loadedPractices;
}

/** Every clause to consider, in the order of the stages; those of no stage come first. */
export function agreementClauses(): readonly Clause[] {
  const order = Object.keys(STAGES);
  loadedClauses ??= thingsOf(clauses)
    .map(clauseOf)
    .sort((a, b) => order.indexOf(a.stage ?? "") - order.indexOf(b.stage ?? ""));
  return loadedClauses;
}

function practiceOf(thing: Thing): AssetPractice {
  const {value: practice, confidence} = requiredOf(practices, thing, "practice");
  return {
    id: thing.id,
    code: thing.id.toUpperCase(),
    topic: requiredOf(practices, thing, "topic").value,
    stages: stated(practices, thing, "stage").map(({value}) => value),
    practice,
    details: detailsOf(practices, thing),
    question: requiredOf(practices, thing, "question").value,
    confidence
  };
}

function clauseOf(thing: Thing): Clause {
  const {value: about, confidence} = requiredOf(clauses, thing, "about");
  const stage = firstOf(clauses, thing, "stage");
  return {id: thing.id, title: thing.name, about, confidence, ...(stage && {stage})};
}
