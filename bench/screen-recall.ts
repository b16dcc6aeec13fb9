/**
 * What the pruned search loses against scoring every name. QUERIES names (10,000), half of persons who match nobody and half
 * listed names altered, over every PART-th entity of public lists (8), since scoring every name takes long.
 * Run: npx tsx bench/screen-recall.ts
 */
import {readFileSync} from "node:fs";
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

const QUERIES = Number(process.env["QUERIES"] ?? 10_000);
const PART = Number(process.env["PART"] ?? 8);
const lists = readSharedLists().filter((_, i) => i % PART === 0);
const index = buildIndex(lists);

const strangers: {name: string; kind: NameKind}[] = (
  parse(readFileSync(sharedFile("matching/negatives_us.csv") ?? ""), {columns: true}) as Record<
    string,
    string
  >[]
)
  .slice(0, QUERIES / 2)
  .map((row) => ({name: row["full_name"] ?? "", kind: "person"}));
const altered = generatePairs(lists, QUERIES, 31)
  .slice(0, QUERIES - strangers.length)
  .map(({right, kind}) => ({name: right, kind}));

let [queries, above, lost, otherwise] = [0, 0, 0, 0];
for (const {name, kind} of [...strangers, ...altered]) {
  const partition = index.partitions.find((one) => one.kind === kind && one.writing === "latin");
  const form = readName(name, kind, rarityIn(index.shares)).forms.find(({writing}) => writing === "latin");
  if (!partition || !form) continue;
  queries++;
  const found = new Map(
    scoreForms(partition, form, COST_THRESHOLD).map((scored) => [scored.form, scored.costing.cost])
  );
  for (const scored of scoreAll(partition, form, COST_THRESHOLD)) {
    above++;
    const cost = found.get(scored.form);
    if (cost === undefined) lost++;
    else if (Math.abs(cost - scored.costing.cost) > 1e-9) otherwise++;
  }
}
console.table({
  "names searched": lists.reduce((sum, {names}) => sum + names.length, 0),
  "queries compared with scoring every name": queries,
  "names above the threshold": above,
  "lost by pruning": lost,
  "scored otherwise": otherwise
});
