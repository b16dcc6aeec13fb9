/**
 * Speed, memory, losses and false alarms of the search over public lists. Times are of the processor, so that a busy machine
 * does not change them. Run: npx tsx bench/screen-speed.ts
 */
import {readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import Fuse from "fuse.js";
import * as fuzzball from "fuzzball";
import type {ListedEntity} from "../src/domain/listed-entity.ts";
import {COST_THRESHOLD} from "../src/safeguard/screening/compare/calibration.ts";
import {loadIndex, saveIndex} from "../src/safeguard/screening/index/index-file.ts";
import {scoreAll} from "../src/safeguard/screening/index/score-all.ts";
import {scoreForms} from "../src/safeguard/screening/index/score-forms.ts";
import {buildIndex, rarityIn, type ScreeningIndex} from "../src/safeguard/screening/index/screening-index.ts";
import {search} from "../src/safeguard/screening/index/search.ts";
import type {NameKind} from "../src/safeguard/screening/names/name.ts";
import {readName} from "../src/safeguard/screening/names/read-name.ts";
import {generatePairs, seeded} from "./generated-pairs.ts";
import {quantile, sharedFile} from "./measure.ts";
import {readSharedLists} from "./shared-lists.ts";

interface Query {
  readonly name: string;
  readonly kind: NameKind;
}

const lists = readSharedLists();
const names = lists.reduce((sum, {names: list}) => sum + list.length, 0);
const cpuMs = () => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
};

const negatives: Query[] = (
  parse(readFileSync(sharedFile("matching/negatives_us.csv") ?? ""), {columns: true}) as Record<
    string,
    string
  >[]
).map((row) => ({name: row["full_name"] ?? "", kind: "person"}));
const altered: Query[] = generatePairs(lists, 4000, 23).map(({right, kind}) => ({name: right, kind}));
const mixed = [...negatives.slice(1000, 5000), ...altered];
/** Other names of both kinds, so that the engine has compiled what is measured and no name was asked before. */
const warmUp: Query[] = [
  ...negatives.slice(5000, 6000),
  ...generatePairs(lists, 1000, 99).map(({right, kind}) => ({name: right, kind}))
];

function timed(index: ScreeningIndex, queries: readonly Query[]) {
  for (const query of warmUp) search(index, query);
  const start = cpuMs();
  const walls = queries.map((query) => {
    const from = performance.now();
    search(index, query);
    return performance.now() - from;
  });
  return {
    queriesPerSecond: Math.round((queries.length / (cpuMs() - start)) * 1000),
    p50Ms: Number(quantile(walls, 0.5).toFixed(2)),
    p99Ms: Number(quantile(walls, 0.99).toFixed(2))
  };
}

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
  ...timed(loaded, mixed),
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

/** Lists of other sizes: a part of the names, or the names again with words changed at random. */
function resized(factor: number): ListedEntity[] {
  if (factor <= 1) return lists.filter((_, i) => i % Math.round(1 / factor) === 0);
  const syllables = "ba de fi go ku la mo ne pi ro su ta vi xo ze".split(" ");
  return Array.from({length: factor}, (_, copy) =>
    lists.map((entity) => ({
      ...entity,
      reference: `${entity.reference}/${copy}`,
      names: entity.names.map((name) => ({
        ...name,
        text:
          copy === 0
            ? name.text
            : name.text.replace(
                /[^\W\d]{4,}/g,
                (word) => word.slice(0, 3) + syllables[Math.floor(random() * 15)] + word.slice(3)
              )
      }))
    }))
  ).flat();
}
for (const factor of [0.01, 0.1, 1, ...(process.env["LARGE"] ? [10] : [])])
  console.table({
    names: Math.round(names * factor),
    ...timed(buildIndex(resized(factor)), mixed.slice(0, 2000))
  });
