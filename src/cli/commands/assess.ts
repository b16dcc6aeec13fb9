import {readFile} from "node:fs/promises";
import {type Assessment, assess, findBreakEven} from "../../app/assessment.ts";
import {heldMatrix} from "../../app/assessment-data.ts";
import {assessmentCsv, assessmentJson, breakEvenJson} from "../../app/assessment-export.ts";
import {schemeHere} from "../../app/assessment-page.ts";
import {BEYOND_SCALE} from "../../app/assessment-sentences.ts";
import {openSite} from "../../app/site.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {formatNumber, parseWhole} from "../../base/numbers.ts";
import type {Interval} from "../../modulate/assessment/interval.ts";
import type {Matrix} from "../../modulate/assessment/matrix.ts";
import {readMatrix} from "../../modulate/assessment/read-matrix.ts";
import type {Scheme} from "../../modulate/assessment/scheme.ts";
import {type Command, DATA_FLAG, type Given, textFlag} from "../command.ts";
import {textTable} from "../table.ts";

export const assessCommand: Command = {
  name: "assess",
  words: "[break-even A B]",
  mostWords: 3,
  summary: "Assess countries by a scheme: profile and rank intervals, what drives them, what would swap two",
  flags: {
    scheme: {type: "string", value: "FILE|ID", help: "scheme of assessment (default: global-approach)"},
    matrix: {
      type: "string",
      value: "FILE.csv",
      help: "values: country, indicator, value, and low and high where known (default: those imported)"
    },
    runs: {type: "string", value: "N", help: "uncertainty runs (default: 10000)"},
    seed: {type: "string", value: "N", help: "seed of the runs; the same seed gives the same result"},
    format: {type: "string", value: "text|json|csv", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture assess",
    "aperture assess --matrix values.csv",
    "aperture assess --scheme my-scheme.yaml --matrix values.csv --runs 2000 --format csv",
    "aperture assess break-even KR JP --matrix values.csv"
  ],
  async run(given, {write, effects}) {
    const format = formatOf(given);
    const scheme = schemeHere(textFlag(given, "scheme"), dataDirOf(given));
    const [word, one, other] = given.words;
    if (word !== undefined)
      return write(breakEven(scheme, await matrixOf(given, scheme, effects), [word, one, other], format));
    const options = {
      ...wholeFlag(given, "runs", {least: 1, most: 100_000}),
      ...wholeFlag(given, "seed", {least: 0, most: 2 ** 32 - 1})
    };
    const assessment = assess(scheme, await matrixOf(given, scheme, effects), options);
    if (format === "json") write(assessmentJson(assessment));
    else write(format === "csv" ? assessmentCsv(assessment) : asText(assessment));
  }
};

const FORMATS = ["text", "json", "csv"] as const;

function formatOf(given: Given): (typeof FORMATS)[number] {
  const text = textFlag(given, "format") ?? "text";
  const format = FORMATS.find((one) => one === text);
  if (format) return format;
  throw new ApertureError("usage", `unknown format: ${text}`, {hint: `Write one of ${FORMATS.join(", ")}.`});
}

function wholeFlag(
  given: Given,
  name: string,
  {least, most}: {least: number; most: number}
): Record<string, number> {
  const text = textFlag(given, name);
  if (text === undefined) return {};
  const value = parseWhole(text);
  if (value !== undefined && value >= least && value <= most) return {[name]: value};
  throw new ApertureError("usage", `invalid --${name}: ${text}`, {
    hint: `Give a whole number from ${formatNumber(least)} to ${formatNumber(most)}.`
  });
}

async function matrixOf(given: Given, scheme: Scheme, effects: Effects): Promise<Matrix> {
  const path = textFlag(given, "matrix");
  if (path === undefined) return matrixHere(given, scheme, effects);
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    if (isMissingFile(cause)) throw new ApertureError("not-found", `no such file: ${path}`, {cause});
    throw cause;
  });
  return readMatrix(text, path, scheme);
}

function dataDirOf(given: Given): string {
  return textFlag(given, "data") ?? DEFAULT_DATA_DIR;
}

/** The values this machine holds, where no file is given. */
async function matrixHere(given: Given, scheme: Scheme, effects: Effects): Promise<Matrix> {
  const site = openSite(dataDirOf(given), effects);
  try {
    return await heldMatrix(await site.edition(), scheme, isoDay(effects.now()));
  } finally {
    site.close();
  }
}

function breakEven(
  scheme: Scheme,
  matrix: Matrix,
  [word, one, other]: readonly (string | undefined)[],
  format: string
): string {
  if (word !== "break-even") throw usage(`unknown word: ${word}`);
  if (one === undefined || other === undefined) throw usage("missing country: name two");
  if (format === "csv") throw usage("no break-even as csv");
  const answer = findBreakEven(scheme, matrix, [one, other]);
  const {sentences, scheme: about, words} = answer;
  if (format === "json") return breakEvenJson(answer);
  return `${[...sentences, "", `By ${about.id}, version ${about.version} of ${about.dated}.`, words].join("\n")}\n`;
}

function usage(problem: string): ApertureError {
  return new ApertureError("usage", problem, {
    hint: "Write: aperture assess break-even KR JP, with --matrix FILE.csv or --format json where wanted."
  });
}

function asText(assessment: Assessment): string {
  const {scheme, countries, drivers, sentences, restricted, seed, runs, sensitivityRuns, words} = assessment;
  const titles = countries[0]?.criteria.map(({title}) => title) ?? [];
  const rows = countries.map(({name, rank, score, criteria}) => [
    name,
    range(rank, 0),
    known(rank.median, 0),
    range(score, 0),
    ...criteria.map((criterion) => `${range(criterion.score, 0)}${criterion.missing.length ? " ?" : ""}`)
  ]);
  const notes = new Set(countries.flatMap(({name, note}) => (note ? [`${name}: ${note}`] : [])));
  const widened = countries.some(({criteria}) => criteria.some(({missing}) => missing.length > 0));
  const driverRows = drivers.map(({factor, first, total}) => [
    factor.title,
    share(first.value),
    share(total.value)
  ]);
  return `${[
    `${scheme.title} (${scheme.id}, version ${scheme.version} of ${scheme.dated}, by ${scheme.author})`,
    words,
    "",
    textTable(["Country", "Rank", "Middle", "Score", ...titles], rows),
    `Intervals hold 90 % of ${formatNumber(runs)} runs, seed ${seed}.${widened ? " “?”: widened by missing data." : ""}`,
    BEYOND_SCALE,
    "",
    textTable(["What moves the ranking", "Alone", "With interactions"], driverRows),
    `Shares of the variance, from ${formatNumber(sensitivityRuns)} runs.`,
    "",
    ...sentences,
    ...(restricted.length
      ? [
          `Not for republication, by licence: ${restricted.map(({id, licence}) => `${id} (${licence})`).join(", ")}.`
        ]
      : []),
    ...notes
  ].join("\n")}\n`;
}

function range({low, high}: Interval, decimals: number): string {
  if (Number.isNaN(low) || Number.isNaN(high)) return "unknown";
  const [from, to] = [formatNumber(low, decimals), formatNumber(high, decimals)];
  return from === to ? from : `${from}–${to}`;
}

function known(value: number, decimals: number): string {
  return Number.isNaN(value) ? "unknown" : formatNumber(value, decimals);
}

function share(value: number): string {
  return `${formatNumber(100 * Math.max(0, value))} %`;
}
