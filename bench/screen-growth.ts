/**
 * How the time of a search grows with the lists: a part of their names, all of them, and all of them again with their
 * longer words changed at random. Each size has a process of its own.
 * Run: npx tsx bench/screen-growth.ts [FACTORS], such as 0.1,1,10; give node more memory for more than 10.
 */
import {spawnSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {ListedEntity} from "../src/domain/listed-entity.ts";
import {buildIndex} from "../src/safeguard/screening/index/screening-index.ts";
import {seeded} from "./generated-pairs.ts";
import {cpuMs, queriesFor, timed} from "./screen-queries.ts";
import {readSharedLists} from "./shared-lists.ts";

const SYLLABLES = "ba de fi go ku la mo ne pi ro su ta vi xo ze".split(" ");

function resized(lists: readonly ListedEntity[], factor: number): ListedEntity[] {
  if (factor <= 1) return lists.filter((_, i) => i % Math.round(1 / factor) === 0);
  const random = seeded(5);
  const changed = (text: string) =>
    text.replace(
      /[^\W\d]{4,}/g,
      (word) => word.slice(0, 3) + SYLLABLES[Math.floor(random() * SYLLABLES.length)] + word.slice(3)
    );
  return Array.from({length: factor}, (_, copy) =>
    lists.map((entity) => ({
      ...entity,
      reference: `${entity.reference}/${copy}`,
      names: copy === 0 ? entity.names : entity.names.map((name) => ({...name, text: changed(name.text)}))
    }))
  ).flat();
}

function measure(factor: number): void {
  const lists = readSharedLists();
  const {mixed, warmUp} = queriesFor(lists);
  const entities = resized(lists, factor);
  const start = cpuMs();
  const index = buildIndex(entities);
  const buildS = Math.round((cpuMs() - start) / 1000);
  console.table({
    factor,
    names: entities.reduce((sum, {names}) => sum + names.length, 0),
    words: index.partitions.reduce((sum, {words}) => sum + words.length, 0),
    buildS,
    ...timed(
      index,
      mixed.filter((_, i) => i % 4 === 0),
      warmUp
    ),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024)
  });
}

const [factors = "0.01,0.1,1,10", one] = process.argv.slice(2);
if (one !== undefined) measure(Number(one));
else
  for (const factor of factors.split(",")) {
    const words = [...process.execArgv, fileURLToPath(import.meta.url), factors, factor];
    const {status} = spawnSync(process.execPath, words, {stdio: "inherit"});
    if (status !== 0) console.error(`factor ${factor}: ended with ${status}, probably for want of memory`);
  }
