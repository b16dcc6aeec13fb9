/**
 * What the pruned search loses against scoring every name. QUERIES names (10,000), half of persons who match nobody and half
 * listed names altered, over every PART-th entity of public lists (8), since scoring every name takes long. The queries are
 * shared out among WORKERS processes (2). Run: npx tsx bench/screen-recall.ts
 */
import {fork} from "node:child_process";
import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {parse} from "csv-parse/sync";
import {COST_THRESHOLD} from "../src/safeguard/screening/compare/calibration.ts";
import {scoreAll} from "../src/safeguard/screening/index/score-all.ts";
import {scoreForms} from "../src/safeguard/screening/index/score-forms.ts";
import {buildIndex, rarityIn} from "../src/safeguard/screening/index/screening-index.ts";
import type {NameKind} from "../src/safeguard/screening/names/name.ts";
import {readName} from "../src/safeguard/screening/names/read-name.ts";
import {generatePairs} from "./generated-pairs.ts";
import {sharedFile} from "./measure.ts";
import {readSharedLists} from "./shared-lists.ts";

interface Counts {
  readonly names: number;
  queries: number;
  above: number;
  lost: number;
  otherwise: number;
}

const numberOf = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const QUERIES = numberOf("QUERIES", 10_000);
const PART = numberOf("PART", 8);
const WORKERS = numberOf("WORKERS", 2);

type Lists = ReturnType<typeof readSharedLists>;

function queriesOver(lists: Lists): readonly {name: string; kind: NameKind}[] {
  const path = sharedFile("matching/negatives_us.csv") ?? "";
  const rows = parse(readFileSync(path), {columns: true}) as Record<string, string>[];
  const strangers = rows
    .slice(0, QUERIES / 2)
    .map((row) => ({name: row["full_name"] ?? "", kind: "person" as const}));
  const altered = generatePairs(lists, QUERIES, 31).slice(0, QUERIES - strangers.length);
  return [...strangers, ...altered.map(({right, kind}) => ({name: right, kind}))];
}

/** Compares every WORKERS-th query from the one given. */
function compareFrom(first: number): Counts {
  const lists = readSharedLists().filter((_, i) => i % PART === 0);
  const index = buildIndex(lists);
  const counts: Counts = {
    names: lists.reduce((sum, {names}) => sum + names.length, 0),
    queries: 0,
    above: 0,
    lost: 0,
    otherwise: 0
  };
  for (const {name, kind} of queriesOver(lists).filter((_, i) => i % WORKERS === first)) {
    const partition = index.partitions.find((one) => one.kind === kind && one.writing === "latin");
    const form = readName(name, kind, rarityIn(index.shares)).forms.find(({writing}) => writing === "latin");
    if (!partition || !form) continue;
    counts.queries++;
    const found = new Map(
      scoreForms(partition, form, COST_THRESHOLD).map((scored) => [scored.form, scored.costing.cost])
    );
    for (const scored of scoreAll(partition, form, COST_THRESHOLD)) {
      counts.above++;
      const cost = found.get(scored.form);
      if (cost === undefined) counts.lost++;
      else if (Math.abs(cost - scored.costing.cost) > 1e-9) counts.otherwise++;
    }
  }
  return counts;
}

function inProcess(first: number): Promise<Counts> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [String(first)]);
    let counts: Counts | undefined;
    child.on("message", (message) => {
      counts = message as Counts;
    });
    child.on("exit", (code) => (counts ? resolve(counts) : reject(new Error(`a worker ended with ${code}`))));
  });
}

const [, , own] = process.argv;
if (own !== undefined) process.send?.(compareFrom(Number(own)));
else {
  const all = await Promise.all(Array.from({length: WORKERS}, (_, first) => inProcess(first)));
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  console.table({
    "names searched": all[0]?.names,
    "queries compared with scoring every name": sum("queries"),
    "names above the threshold": sum("above"),
    "lost by pruning": sum("lost"),
    "scored otherwise": sum("otherwise")
  });
}
