/**
 * Writes src/safeguard/screening/names/word-shares.json: how many of 100,000 organisations have a word in their name, from
 * a ROR dump as CSV (CC0) and the organisations of a CORDIS file. Only counts of common words are kept, no names.
 * Run: npx tsx scripts/write-word-shares.ts NAMES.txt (one name a line)
 */
import {createReadStream, writeFileSync} from "node:fs";
import {createInterface} from "node:readline";
import {cleanName} from "../src/safeguard/screening/names/clean.ts";
import {wordsOf} from "../src/safeguard/screening/names/words-of.ts";

const LEAST_NAMES = 10;

/** Words of trade that research organisations seldom have, at the share at which company registers have them. */
const TRADE = {
  trading: 1500,
  group: 2000,
  holdings: 1200,
  holding: 1200,
  industries: 900,
  industrial: 1000,
  international: 3000,
  investment: 900,
  investments: 900,
  shipping: 900,
  logistics: 700,
  enterprises: 700,
  enterprise: 900,
  general: 1200,
  services: 2000,
  service: 1200,
  systems: 1000,
  technologies: 1200,
  import: 400,
  export: 400,
  partners: 500,
  capital: 600,
  bank: 500,
  trust: 500,
  construction: 900,
  engineering: 1000,
  electronics: 500,
  petroleum: 300,
  maritime: 300,
  marine: 300,
  oil: 400,
  gas: 400,
  energy: 700,
  factory: 400,
  plant: 300,
  bureau: 300,
  exchange: 300,
  fund: 400,
  aviation: 300,
  airlines: 300
};

const counts = new Map<string, number>();
let names = 0;
for await (const line of createInterface({
  input: createReadStream(process.argv[2] ?? ""),
  crlfDelay: Infinity
})) {
  names++;
  for (const word of new Set(wordsOf(cleanName(line)).map(({text}) => text)))
    counts.set(word, (counts.get(word) ?? 0) + 1);
}
const shares: Record<string, number> = {...TRADE};
for (const [word, count] of counts) {
  if (count < LEAST_NAMES || /^\d+$/.test(word)) continue;
  shares[word] = Math.max(Math.round((count / names) * 1e5), shares[word] ?? 0);
}
const sorted = Object.fromEntries(Object.entries(shares).sort(([a], [b]) => (a < b ? -1 : 1)));
const file = new URL("../src/safeguard/screening/names/word-shares.json", import.meta.url);
writeFileSync(
  file,
  `${JSON.stringify({version: "2026-11", names, source: "ROR (CC0) and CORDIS (CC BY 4.0) organisation names", perHundredThousand: sorted})}\n`
);
