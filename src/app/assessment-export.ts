import {csvLines} from "../base/csv.ts";
import {ApertureError} from "../base/errors.ts";
import {listOf} from "../base/text.ts";
import type {Interval} from "../modulate/assessment/interval.ts";
import type {Assessment, BreakEvenAnswer} from "./assessment.ts";

/** Refuses to give away what was computed from data whose licence forbids it. */
export function requireExportable({restricted}: Pick<Assessment, "restricted">): void {
  if (restricted.length === 0) return;
  const ids = listOf(restricted.map(({id}) => id));
  throw new ApertureError("not-licensed", `licence forbids republication: ${ids}`, {
    hint: "Read the result as text here, or leave these indicators out in a copy of the scheme."
  });
}

/** The assessment as JSON; a value that does not exist is null. */
export function assessmentJson(assessment: Assessment): string {
  requireExportable(assessment);
  return `${JSON.stringify(assessment, null, 2)}\n`;
}

const HEADER = [
  "country",
  "name",
  "measure",
  "low",
  "median",
  "high",
  "scheme",
  "version",
  "dated",
  "seed",
  "runs",
  "note"
];

/** The assessment as CSV, one row a measure; every row carries the scheme, the seed and whose it is. */
export function assessmentCsv(assessment: Assessment): string {
  requireExportable(assessment);
  const {scheme, seed, runs, words} = assessment;
  const rows = assessment.countries.flatMap(({code, name, rank, score, criteria}) => {
    const row = (measure: string, {low, median, high}: Interval) => [
      code,
      name,
      measure,
      ...[low, median, high].map((x) => (Number.isNaN(x) ? null : x)),
      scheme.id,
      scheme.version,
      scheme.dated,
      seed,
      runs,
      words
    ];
    return [
      row("rank", rank),
      row("score", score),
      ...criteria.map((criterion) => row(`score:${criterion.id}`, criterion.score))
    ];
  });
  return csvLines([HEADER, ...rows]);
}

/** Break-evens as JSON, shares as parts of one. */
export function breakEvenJson(answer: BreakEvenAnswer): string {
  requireExportable(answer);
  return `${JSON.stringify(answer, null, 2)}\n`;
}
