/** Accuracy on labelled pairs, with npm baselines in the same run. Run: npx tsx bench/match.ts */
import {readFileSync} from "node:fs";
import anyAscii from "any-ascii";
import {parse} from "csv-parse/sync";
import Fuse from "fuse.js";
import * as fuzzball from "fuzzball";
import {PROBABILITY_THRESHOLD} from "../src/safeguard/screening/compare/calibration.ts";
import {compare} from "../src/safeguard/screening/compare/compare.ts";
import {kindsOfSchema} from "../src/safeguard/screening/compare/schema.ts";
import {generatePairs, type LabelledPair} from "./generated-pairs.ts";
import {sharedFile} from "./measure.ts";
import {readSharedLists} from "./shared-lists.ts";

interface Pair {
  readonly schema: string;
  readonly left: string;
  readonly right: string;
  readonly isMatch: boolean;
  readonly quality: string;
}

type Scorer = (pair: Pair) => number;

const path = sharedFile("matching/name-pairs-dev.csv");
if (!path) throw new Error("no shared data");
const pairs: Pair[] = (parse(readFileSync(path), {columns: true}) as Record<string, string>[]).map((row) => ({
  schema: row["schema"] ?? "",
  left: row["name1"] ?? "",
  right: row["name2"] ?? "",
  isMatch: row["is_match"] === "true",
  quality: row["quality"] ?? ""
}));

const plain = (text: string) =>
  anyAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const ours: Scorer = ({schema, left, right}) => compare(left, right, kindsOfSchema(schema)).score;
const SCORERS: Readonly<Record<string, Scorer>> = {
  aperture: ours,
  "fuzzball WRatio": ({left, right}) => fuzzball.WRatio(plain(left), plain(right)) / 100,
  "fuzzball token_set_ratio": ({left, right}) => fuzzball.token_set_ratio(plain(left), plain(right)) / 100,
  "fuse.js": ({left, right}) => {
    const fuse = new Fuse([plain(right)], {includeScore: true, threshold: 1, ignoreLocation: true});
    return 1 - (fuse.search(plain(left))[0]?.score ?? 1);
  }
};

function figures(list: readonly Pair[], scorer: Scorer, threshold: number) {
  let [hits, falseAlarms, misses] = [0, 0, 0];
  for (const pair of list) {
    const isFound = scorer(pair) >= threshold;
    if (isFound && pair.isMatch) hits++;
    else if (isFound) falseAlarms++;
    else if (pair.isMatch) misses++;
  }
  const round = (value: number) => Number(value.toFixed(3));
  return {
    pairs: list.length,
    precision: round(hits / (hits + falseAlarms)),
    recall: round(hits / (hits + misses)),
    f1: round((2 * hits) / (2 * hits + falseAlarms + misses))
  };
}

/** The baselines' thresholds are tuned on generated pairs, as ours is. */
function tuned(scorer: Scorer, generated: readonly Pair[]): number {
  const thresholds = Array.from({length: 50}, (_, i) => 0.5 + i / 100);
  const scored = generated.map((pair) => ({...pair, score: scorer(pair)}));
  const f1 = (threshold: number) =>
    figures(scored, (pair) => (pair as (typeof scored)[0]).score, threshold).f1;
  return thresholds.reduce((best, one) => (f1(one) > f1(best) ? one : best));
}

const asPair = ({kind, left, right, isMatch}: LabelledPair): Pair => ({
  schema: kind === "person" ? "Person" : "Organization",
  left,
  right,
  isMatch,
  quality: ""
});
const generated = generatePairs(readSharedLists(), 3000, 11).map(asPair);

const rows = Object.entries(SCORERS).map(([name, scorer]) => {
  const threshold = name === "aperture" ? PROBABILITY_THRESHOLD : tuned(scorer, generated);
  const start = process.cpuUsage().user;
  const result = figures(pairs, scorer, threshold);
  return {
    name,
    threshold: Number(threshold.toFixed(2)),
    ...result,
    microsPerPair: Math.round((process.cpuUsage().user - start) / pairs.length)
  };
});
console.table(rows);

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Latin: /^[\p{Script=Latin}\p{Script=Common}\p{M}]*$/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Arabic: /\p{Script=Arabic}/u,
  "Chinese, Korean": /[\p{Script=Han}\p{Script=Hangul}]/u,
  other:
    /[^\p{Script=Latin}\p{Script=Common}\p{M}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Hangul}]/u
};
const by = (group: string, list: readonly Pair[]) => ({group, ...figures(list, ours, PROBABILITY_THRESHOLD)});
console.table([
  ...["Person", "Company", "Organization", "LegalEntity", "Vessel"].map((schema) =>
    by(
      schema,
      pairs.filter((pair) => pair.schema === schema)
    )
  ),
  ...["STRONG", "MEDIUM", "WEAK"].map((quality) =>
    by(
      quality,
      pairs.filter((pair) => pair.quality === quality)
    )
  ),
  ...Object.entries(SCRIPTS).map(([name, script]) =>
    by(
      name,
      pairs.filter(({left, right}) =>
        name === "Latin" ? script.test(left) && script.test(right) : script.test(left) || script.test(right)
      )
    )
  ),
  by("generated", generated)
]);

/** Whether a probability keeps its word: mean squared error, and the share of matches among pairs of like probability. */
const scored = pairs.map((pair) => ({probability: ours(pair), isMatch: pair.isMatch}));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const brier = mean(scored.map(({probability, isMatch}) => (probability - Number(isMatch)) ** 2));
console.log(`Brier score on the development pairs: ${brier.toFixed(3)}`);
console.table(
  [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
    const inBin = scored.filter(
      ({probability}) => probability >= from && (probability < from + 0.2 || from === 0.8)
    );
    return {
      probability: `${from} to ${(from + 0.2).toFixed(1)}`,
      pairs: inBin.length,
      stated: mean(inBin.map(({probability}) => probability)).toFixed(2),
      matches: mean(inBin.map(({isMatch}) => Number(isMatch))).toFixed(2)
    };
  })
);
