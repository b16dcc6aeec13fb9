import {ApertureError} from "../base/errors.ts";
import {closest} from "../base/text.ts";
import {countryByCode} from "../catalogue/countries.ts";
import type {Country} from "../domain/country.ts";
import {type BreakEvens, breakEvensOf} from "../modulate/assessment/break-even.ts";
import {breakEvenWords} from "../modulate/assessment/break-even-words.ts";
import type {Interval} from "../modulate/assessment/interval.ts";
import type {Matrix} from "../modulate/assessment/matrix.ts";
import {type Model, modelOf} from "../modulate/assessment/model.ts";
import {type Plan, planOf} from "../modulate/assessment/plan.ts";
import {isChangedCopy} from "../modulate/assessment/read-scheme.ts";
import type {Scheme, SchemeIndicator} from "../modulate/assessment/scheme.ts";
import {type Driver, sensitivityOf} from "../modulate/assessment/sensitivity.ts";
import {type Likelihood, probabilityAbove, uncertaintyOf} from "../modulate/assessment/uncertainty.ts";
import {knownIndicators} from "./assessment-data.ts";
import {
  changedCopySentence,
  countrySentences,
  driverSentences,
  noteSentences
} from "./assessment-sentences.ts";
import {readCountry} from "./codes.ts";
import {countryInText} from "./country-in-text.ts";

/** Said with every result, wherever it goes. */
export const OURS =
  "This assessment is Aperture's, not the Union's: there is no official score. It is of countries, never of persons, and stands beside the evidence.";

export interface AssessOptions {
  readonly runs?: number;
  readonly seed?: number;
  /** Base points of the sensitivity analysis; a power of two. */
  readonly points?: number;
  /** The scheme before a reader moved its weights, where one did. */
  readonly asked?: Scheme;
}

/** Where a result comes from, so that anyone can compute it again. */
export interface Provenance {
  readonly words: string;
  readonly scheme: Pick<Scheme, "id" | "title" | "version" | "dated" | "author">;
  readonly seed: number;
  readonly runs: number;
  readonly sensitivityRuns: number;
}

export interface CriterionProfile {
  readonly id: string;
  readonly title: string;
  readonly score: Interval;
  /** Titles of the indicators that the country has no value for. */
  readonly missing: readonly string[];
}

/** One country's place, always as an interval of 90 % of the runs. */
export interface AssessedCountry {
  readonly code: string;
  readonly name: string;
  readonly note?: string;
  readonly rank: Interval;
  readonly score: Interval;
  readonly criteria: readonly CriterionProfile[];
  readonly drivers: readonly Driver[];
  readonly sentences: readonly string[];
}

export interface Assessment extends Provenance {
  /** By median rank, then by name. */
  readonly countries: readonly AssessedCountry[];
  readonly drivers: readonly Driver[];
  readonly sentences: readonly string[];
  /** Indicators that went in and whose licence forbids republication. */
  readonly restricted: readonly Pick<SchemeIndicator, "id" | "licence">[];
  /** How likely one country scores above another, over all runs. */
  readonly above: (one: string, other: string) => Likelihood;
}

const DEFAULTS = {runs: 10_000, seed: 20_210_518, points: 512} as const;

/** Assesses the countries of a matrix by a scheme. */
export function assess(scheme: Scheme, matrix: Matrix, options: AssessOptions = {}): Assessment {
  const {runs, seed, points} = {...DEFAULTS, ...options};
  const model = modelFor(scheme, matrix);
  const uncertainty = uncertaintyOf(model, {runs, seed});
  const sensitivity = sensitivityOf(model, {points, seed});
  const {plan} = model;
  const countries = uncertainty.units.map(({unit, rank, score, criteria}, row): AssessedCountry => {
    const {name, note} = countryOf(unit);
    const drivers = sensitivity.units[row] ?? [];
    const profile = criteria.map((interval, c) => profileOf(plan, row, c, interval));
    const facts = {name, rank, criteria: profile, drivers, of: plan.units.length, runs};
    const sentences = countrySentences(facts);
    return {code: unit, name, ...(note && {note}), rank, score, criteria: profile, drivers, sentences};
  });
  countries.sort(byPlace);
  return {
    ...provenanceOf(scheme, {seed, runs, sensitivityRuns: sensitivity.runs}),
    countries,
    drivers: sensitivity.ranking,
    sentences: [...driverSentences(sensitivity.ranking), ...notesOf(plan, matrix, options.asked)],
    restricted: restrictedIn(plan, matrix),
    above: (one, other) => probabilityAbove(uncertainty, rowOf(plan, one), rowOf(plan, other))
  };
}

export interface BreakEvenAnswer {
  readonly words: string;
  readonly scheme: Provenance["scheme"];
  readonly sentences: readonly string[];
  readonly found: BreakEvens;
  readonly restricted: Assessment["restricted"];
}

/** What weights would swap two countries, by the scheme's own choices. */
export function findBreakEven(
  scheme: Scheme,
  matrix: Matrix,
  [one, other]: readonly [string, string],
  {asked}: Pick<AssessOptions, "asked"> = {}
): BreakEvenAnswer {
  const model = modelFor(scheme, matrix);
  const {plan} = model;
  const [a, b] = [rowOf(plan, one), rowOf(plan, other)];
  if (a === b) throw new ApertureError("usage", `the same country twice: ${one}`);
  const found = breakEvensOf(model, a, b);
  const sentences = [
    ...breakEvenWords(found, (row) => countryInText(countryOf(plan.units[row] ?? "").name)),
    ...notesOf(plan, matrix, asked)
  ];
  const {words, scheme: about} = provenanceOf(scheme, {seed: 0, runs: 0, sensitivityRuns: 0});
  return {words, scheme: about, sentences, found, restricted: restrictedIn(plan, matrix)};
}

function notesOf(plan: Plan, matrix: Matrix, asked: Scheme = plan.scheme): string[] {
  const notes = noteSentences(plan, matrix, asked);
  return isChangedCopy(asked) ? [changedCopySentence(asked), ...notes] : notes;
}

function modelFor(scheme: Scheme, matrix: Matrix): Model {
  for (const unit of matrix.units) countryOf(unit);
  refuseUnknownIndicators(scheme, matrix);
  const plan = planOf(scheme, matrix);
  if (plan.units.length < 2) {
    throw new ApertureError("refused", `too few countries: ${plan.units.length} < 2`, {
      hint: "An assessment compares; give values of at least two countries."
    });
  }
  if (plan.columns.length === 0) {
    throw new ApertureError("refused", `no value of any indicator of the scheme ${scheme.id}`, {
      hint: `Its indicators are ${scheme.criteria.flatMap(({indicators}) => indicators.map(({id}) => id)).join(", ")}.`
    });
  }
  return modelOf(plan);
}

/** An indicator that neither the values nor Aperture know is a slip of the pen, which would take it out unseen. */
function refuseUnknownIndicators(scheme: Scheme, {indicators}: Matrix): void {
  const known = [...new Set([...indicators, ...knownIndicators()])];
  const unknown = scheme.criteria
    .flatMap((criterion) => criterion.indicators.map(({id}) => id))
    .find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const near = closest(unknown, known);
  throw new ApertureError("usage", `unknown indicator in the scheme ${scheme.id}: ${unknown}`, {
    hint: near
      ? `Did you mean ${near}?`
      : "Give its values with --matrix FILE.csv, or take the id of a series that aperture series lists."
  });
}

/** Whatever is no country or territory is refused: that is how no person can be assessed. */
function countryOf(unit: string): Country {
  const country = countryByCode(unit);
  if (country) return country;
  throw new ApertureError("refused", `not a country: ${unit}`, {
    hint: "Only countries are assessed, never persons or organisations."
  });
}

function rowOf({units}: Plan, text: string): number {
  const code = readCountry(text);
  const row = units.indexOf(code);
  if (row >= 0) return row;
  throw new ApertureError("not-found", `no values of ${countryInText(countryOf(code).name)}`, {
    hint: `There are values of ${[...units].sort().join(", ")}.`
  });
}

function profileOf({criteria, columns}: Plan, row: number, at: number, score: Interval): CriterionProfile {
  const {id = "", title = ""} = criteria[at] ?? {};
  const missing = columns
    .filter((column) => column.criterion === at && column.missing.includes(row))
    .map(({indicator}) => indicator.title);
  return {id, title, score, missing};
}

function provenanceOf(
  {id, title, version, dated, author}: Scheme,
  numbers: Pick<Provenance, "seed" | "runs" | "sensitivityRuns">
): Provenance {
  return {words: OURS, scheme: {id, title, version, dated, author}, ...numbers};
}

function byPlace(one: AssessedCountry, other: AssessedCountry): number {
  const [a, b] = [one.rank.median, other.rank.median];
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b || one.rank.low - other.rank.low || one.name.localeCompare(other.name, "en");
}

/** By the licence the scheme states, or the one that came with the values. */
function restrictedIn({columns}: Plan, {withheld}: Matrix): Pick<SchemeIndicator, "id" | "licence">[] {
  return columns.flatMap(({indicator: {id, licence, republish}}) => {
    const own = withheld?.get(id);
    return republish && own === undefined ? [] : [{id, licence: own ?? licence}];
  });
}
