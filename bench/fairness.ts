/**
 * Error rates by script and by region of name, as a table for docs/method/matching.md. Names are of persons in public lists;
 * the region is that of the EU legal act that lists them, never looked at by the matcher. Run: npx tsx bench/fairness.ts
 */
import type {ListedEntity} from "../src/domain/listed-entity.ts";
import {compare} from "../src/safeguard/screening/compare/compare.ts";
import {generatePairs, seeded} from "./generated-pairs.ts";
import {readSharedLists} from "./shared-lists.ts";

/** EU legal acts (CELEX) by the region whose people they mostly list. */
const ACTS: Readonly<Record<string, readonly string[]>> = {
  "Russia, Ukraine, Belarus": ["32014R0269", "32006R0765"],
  "Arab countries": ["32012R0036", "32011R0101", "32016R0044", "32023R2147"],
  Iran: ["32011R0359", "32012R0267", "32023R1529"],
  "Africa south of the Sahara": [
    "32005R1183",
    "32014R0224",
    "32004R0314",
    "32015R1755",
    "32015R0735",
    "32010R0356"
  ],
  "Central and South America": ["32019R1716", "32017R2063", "32022R2309"],
  Myanmar: ["32013R0401"],
  "North Korea": ["32017R1509"]
};
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Cyrillic: /\p{Script=Cyrillic}/u,
  Arabic: /\p{Script=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Chinese: /\p{Script=Han}/u,
  Korean: /\p{Script=Hangul}/u
};
const LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{M}]+$/u;
const PAIRS = 1500;
const MOST_NAMES = 400;
const OTHERS = 10;
const random = seeded(17);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

interface Rates {
  readonly same: number;
  readonly missed: number;
  readonly different: number;
  readonly alarms: number;
}

const share = (part: number, all: number) => (all === 0 ? "–" : `${((100 * part) / all).toFixed(1)} %`);
const row = (name: string, {same, missed, different, alarms}: Rates) =>
  `| ${name} | ${same} | ${share(missed, same)} | ${different} | ${share(alarms, different)} |`;
const isMatch = (left: string, right: string) => compare(left, right, ["person"]).isMatch;

/** Names with what people do to names, and names that look alike. */
function generatedRates(people: readonly ListedEntity[]): Rates {
  const pairs = generatePairs(people, PAIRS, 29).map((pair) => ({
    ...pair,
    found: isMatch(pair.left, pair.right)
  }));
  const same = pairs.filter((pair) => pair.isMatch);
  const different = pairs.filter((pair) => !pair.isMatch);
  return {
    same: same.length,
    missed: same.filter(({found}) => !found).length,
    different: different.length,
    alarms: different.filter(({found}) => found).length
  };
}

/** A name in its own script beside the Latin names of the same person, and of others whose names are in that script. */
function scriptRates(people: readonly ListedEntity[], script: RegExp): Rates {
  const both = people
    .map(({names}) => ({
      own: names.map(({text}) => text).find((text) => script.test(text) && /\s|^\S{2,4}$/u.test(text)),
      latin: names.map(({text}) => text).filter((text) => LATIN.test(text))
    }))
    .filter(({own, latin}) => own !== undefined && latin.length > 0)
    .sort(() => random() - 0.5)
    .slice(0, MOST_NAMES);
  let [missed, alarms] = [0, 0];
  for (const {own = "", latin} of both) {
    if (!latin.some((name) => isMatch(own, name))) missed++;
    for (let i = 0; i < OTHERS; i++) {
      const other = pick(both);
      if (other.own !== own && other.latin.some((name) => isMatch(own, name))) alarms++;
    }
  }
  return {same: both.length, missed, different: both.length * OTHERS, alarms};
}

const people = readSharedLists().filter(({kind}) => kind === "person");
const head = (what: string) => [
  `| ${what} | same | missed | different | false alarms |`,
  "|---|---|---|---|---|"
];
const lines = [
  ...head("region of name, Latin letters, generated pairs"),
  ...Object.entries(ACTS).map(([region, acts]) =>
    row(region, generatedRates(people.filter(({reference}) => acts.includes(reference.slice(0, 10)))))
  ),
  "",
  ...head("script, beside the Latin names of the entry"),
  ...Object.entries(SCRIPTS).map(([name, script]) => row(name, scriptRates(people, script)))
];
console.log(lines.join("\n"));
