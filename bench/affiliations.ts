/**
 * Affiliations to ROR on two gold sets, every STEP-th row (3). An affiliation whose organisations are all outside the registry
 * given counts as naming none. Run: npx tsx bench/affiliations.ts
 */
import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {readRegistry} from "../src/app/read-registry.ts";
import {defaultEffects} from "../src/base/effects.ts";
import {linkAffiliation} from "../src/safeguard/organisations/link-affiliation.ts";
import {buildRegistryIndex} from "../src/safeguard/organisations/registry-index.ts";
import {sharedFile} from "./measure.ts";

interface Gold {
  readonly text: string;
  readonly ids: readonly string[];
}

const STEP = Number(process.env["STEP"] ?? 3);
const fileOf = (path: string) => sharedFile(path) ?? "";
const index = buildRegistryIndex(
  await readRegistry(fileOf("organisations/ror_latest_subset.jsonl.gz"), defaultEffects)
);
const known = new Set(index.entries.map(({id}) => id));

const crossref = (
  JSON.parse(readFileSync(fileOf("matching/ror-affiliations-crossref.json"), "utf8")) as {
    affiliation: string;
    ror_ids: string[];
  }[]
).map(({affiliation, ror_ids}): Gold => ({text: affiliation, ids: ror_ids}));
const s2aff = (
  parse(readFileSync(fileOf("matching/s2aff-affiliations-train-val.csv")), {columns: true}) as Record<
    string,
    string
  >[]
).map(
  (row): Gold => ({
    text: row["original_affiliation"] ?? "",
    ids: row["labels"]?.match(/https:\/\/ror\.org\/\w+/g) ?? []
  })
);

function measure(set: string, rows: readonly Gold[]) {
  let [right, wrong, named] = [0, 0, 0];
  const start = process.cpuUsage().user;
  for (const {text, ids} of rows) {
    const gold = ids.filter((id) => known.has(id));
    const link = linkAffiliation(index, text);
    if (gold.length > 0) named++;
    if (link && gold.includes(link.id)) right++;
    else if (link) wrong++;
  }
  const ms = (process.cpuUsage().user - start) / 1000 / rows.length;
  const [precision, recall] = [right / (right + wrong), right / named];
  const round = (value: number) => Number(value.toFixed(3));
  const f1 = round((2 * precision * recall) / (precision + recall));
  return {
    set,
    affiliations: rows.length,
    precision: round(precision),
    recall: round(recall),
    f1,
    ms: round(ms)
  };
}

const sample = (rows: readonly Gold[]) => rows.filter((_, i) => i % STEP === 0);
console.table([measure("Crossref", sample(crossref)), measure("S2AFF", sample(s2aff))]);
