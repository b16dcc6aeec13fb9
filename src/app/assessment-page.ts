import {ApertureError} from "../base/errors.ts";
import {pathsOf} from "../ingest/data-folder.ts";
import type {Matrix} from "../modulate/assessment/matrix.ts";
import {readScheme, schemeIds} from "../modulate/assessment/read-scheme.ts";
import type {Scheme} from "../modulate/assessment/scheme.ts";
import {type Assessment, assess, findBreakEven} from "./assessment.ts";
import {heldMatrix} from "./assessment-data.ts";
import type {Edition} from "./site.ts";

/** Fewer than on the command line, so that intervals follow a moved weight at once. */
const RUNS = 1_000;
const POINTS = 64;

/** A criterion with the weight a reader gave it, as a share of all in per cent. */
export interface WeightedCriterion {
  readonly id: string;
  readonly title: string;
  /** As it stands in the form. */
  readonly given: number;
  readonly percent: number;
}

/** What an address may say: a scheme, a weight for each of its criteria, and two countries to set side by side. */
export function assessmentParameters(query: URLSearchParams, dataDir: string): readonly string[] {
  return ["scheme", "a", "b", ...schemeAsked(query, dataDir).criteria.map(({id}) => `w-${id}`)];
}

function schemeAsked(query: URLSearchParams, dataDir: string): Scheme {
  return schemeHere(query.get("scheme") || undefined, dataDir);
}

/** A scheme by its name or file, with those of the data folder. */
export function schemeHere(nameOrFile: string | undefined, dataDir: string): Scheme {
  return readScheme(nameOrFile, pathsOf(dataDir).assessmentSchemes);
}

/** Names of the schemes a reader can choose from: Aperture's, and those put into the data folder. */
export function schemesHere(dataDir: string): string[] {
  return schemeIds(pathsOf(dataDir).assessmentSchemes);
}

export interface AssessmentView {
  readonly scheme: Scheme;
  readonly weights: readonly WeightedCriterion[];
  readonly assessment: Assessment;
  /** What would swap two countries, where two were named. */
  readonly breakEven: readonly string[] | undefined;
}

/** The assessment under the weights of an address; every weight may be moved, and all count relative to each other. */
export async function readAssessment(
  edition: Edition,
  query: URLSearchParams,
  {dataDir, on}: {dataDir: string; on: string}
): Promise<AssessmentView> {
  const asked = schemeAsked(query, dataDir);
  const given = asked.criteria.map(({id, weight}) => readWeight(query.get(`w-${id}`), id, weight, asked));
  const all = given.reduce((sum, weight) => sum + weight, 0);
  if (all <= 0) {
    throw new ApertureError("usage", "no criterion has a weight", {
      hint: "Give at least one more than zero."
    });
  }
  const scheme = {
    ...asked,
    criteria: asked.criteria
      .map((one, at) => ({...one, weight: given[at] ?? 0}))
      .filter(({weight}) => weight > 0)
  };
  const matrix = await rememberedMatrix(edition, asked, on);
  const [one, other] = [query.get("a"), query.get("b")];
  return {
    scheme: asked,
    weights: asked.criteria.map(({id, title}, at) => ({
      id,
      title,
      given: given[at] ?? 0,
      percent: (100 * (given[at] ?? 0)) / all
    })),
    assessment: assess(scheme, matrix, {runs: RUNS, points: POINTS, asked}),
    breakEven: one && other ? findBreakEven(scheme, matrix, [one, other], {asked}).sentences : undefined
  };
}

const remembered = new WeakMap<Edition, Map<string, Promise<Matrix>>>();

/** The values change with the data and the day only, not with each weight a reader moves. */
function rememberedMatrix(edition: Edition, scheme: Scheme, on: string): Promise<Matrix> {
  const ofEdition = remembered.get(edition) ?? new Map<string, Promise<Matrix>>();
  remembered.set(edition, ofEdition);
  const ids = scheme.criteria.flatMap(({indicators}) => indicators.map(({id}) => id));
  const key = [on, scheme.groups, ...ids].join(" ");
  const known = ofEdition.get(key);
  if (known) return known;
  const matrix = heldMatrix(edition, scheme, on);
  ofEdition.clear();
  ofEdition.set(key, matrix);
  return matrix;
}

/** The scheme's own weights, as shares of a hundred, where the reader gave none. */
function readWeight(text: string | null, id: string, weight: number, {criteria}: Scheme): number {
  if (text === null || text === "") {
    return Math.round((100 * weight) / criteria.reduce((sum, one) => sum + one.weight, 0));
  }
  const value = Number(text);
  if (value >= 0 && value <= 100) return value;
  throw new ApertureError("usage", `invalid weight of ${id}: ${text}`, {
    hint: "Give a number from 0 to 100."
  });
}
