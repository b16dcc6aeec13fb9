/**
 * Speed, memory, losses and false alarms of the search over public lists. Times are of the processor, so that a busy machine
 * does not change them. Run: npx tsx bench/screen-speed.ts
 */
import {rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import Fuse from "fuse.js";
import * as fuzzball from "fuzzball";
import {COST_THRESHOLD} from "../src/safeguard/screening/compare/calibration.ts";
import {loadIndex, saveIndex} from "../src/safeguard/screening/index/index-file.ts";
import {scoreAll} from "../src/safeguard/screening/index/score-all.ts";
import {scoreForms} from "../src/safeguard/screening/index/score-forms.ts";
import {buildIndex, rarityIn} from "../src/safeguard/screening/index/screening-index.ts";
import {search} from "../src/safeguard/screening/index/search.ts";
import {readName} from "../src/safeguard/screening/names/read-name.ts";
import {seeded} from "./generated-pairs.ts";
import {cpuMs, type Query, queriesFor, timed} from "./screen-queries.ts";
import {readSharedLists} from "./shared-lists.ts";

const lists = readSharedLists();
const names = lists.reduce((sum, {names: list}) => sum + list.length, 0);
const {negatives, mixed, warmUp} = queriesFor(lists);

let start = cpuMs();
const index = buildIndex(lists);
const buildMs = cpuMs() - start;
const file = join(tmpdir(), `aperture-${process.pid}.index`);
await saveIndex(file, index);
start = cpuMs();
const loaded = await loadIndex(file);
const loadMs = cpuMs() - start;
rmSync(file);
console.table({
  names,
  entities: lists.length,
  buildMs: Math.round(buildMs),
  loadMs: Math.round(loadMs),
  ...timed(loaded, mixed, warmUp),
  rssMb: Math.round(process.memoryUsage().rss / 1e6)
});

const alarms = negatives.slice(0, 1000).filter((query) => search(loaded, query).length > 0).length;
console.table({"synthetic persons with a hit, of 1,000": alarms});

const random = seeded(5);
let [above, lost] = [0, 0];
const sample = Number(process.env["SAMPLE"] ?? 300);
for (let i = 0; i < sample; i++) {
  const {name, kind} = mixed[Math.floor(random() * mixed.length)] as Query;
  const partition = loaded.partitions.find((one) => one.kind === kind && one.writing === "latin");
  const form = readName(name, kind, rarityIn(loaded.shares)).forms[0];
  if (!partition || !form) continue;
  const found = new Set(scoreForms(partition, form, COST_THRESHOLD).map((scored) => scored.form));
  for (const scored of scoreAll(partition, form, COST_THRESHOLD)) {
    above++;
    if (!found.has(scored.form)) lost++;
  }
}
console.table({
  "queries compared with exhaustive scoring": sample,
  "names above the threshold": above,
  "lost by pruning": lost
});

const texts = lists.flatMap(({names: list}) => list.map(({text}) => text.toLowerCase()));
const few = mixed.slice(0, 8).map(({name}) => name.toLowerCase());
const perQuery = (work: (name: string) => unknown) => {
  const from = cpuMs();
  for (const name of few) work(name);
  return Math.round((cpuMs() - from) / few.length);
};
const fuse = new Fuse(texts, {includeScore: true, threshold: 0.3, ignoreLocation: true});
console.table({
  "fuzzball extract, ms a query": perQuery((name) =>
    fuzzball.extract(name, texts, {scorer: fuzzball.WRatio, limit: 10})
  ),
  "fuse.js, ms a query": perQuery((name) => fuse.search(name, {limit: 10}))
});
