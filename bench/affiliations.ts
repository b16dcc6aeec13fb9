/**
 * Affiliations to ROR on three gold sets, every STEP-th row (3) from the START-th (0), beside the predictions that came with one of
 * them and what others publish of the rest. An affiliation whose organisations are all outside the registry given counts as naming
 * none; "whole" counts only those of which every organisation is in it. Run: npx tsx bench/affiliations.ts
 */
import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {readRegistry} from "../src/app/read-registry.ts";
import {defaultEffects} from "../src/base/effects.ts";
import {fold} from "../src/base/text.ts";
import {linkAffiliation} from "../src/safeguard/organisations/link-affiliation.ts";
import {buildRegistryIndex} from "../src/safeguard/organisations/registry-index.ts";
import {sharedFile} from "./measure.ts";

interface Gold {
  readonly text: string;
  readonly ids: readonly string[];
  /** Whether every organisation that it names is in the registry. */
  readonly isWhole: boolean;
  /** What the peer answered first. */
  readonly predicted?: string | undefined;
}

type Answer = (row: Gold) => string | undefined;

const STEP = Number(process.env["STEP"] ?? 3);
const START = Number(process.env["START"] ?? 0);
const fileOf = (path: string) => sharedFile(path) ?? "";
const index = buildRegistryIndex(
  await readRegistry(fileOf("organisations/ror_latest_subset.jsonl.gz"), defaultEffects)
);
const known = new Set(index.entries.map(({id}) => id));
const byName = new Map<string, string[]>();
for (const {id, names} of index.entries)
  for (const {text} of names) byName.set(fold(text), [...(byName.get(fold(text)) ?? []), id]);

const withIds = (text: string, ids: readonly string[]): Gold => ({
  text,
  ids: ids.filter((id) => known.has(id)),
  isWhole: ids.every((id) => known.has(id))
});
const crossref = (
  JSON.parse(readFileSync(fileOf("matching/ror-affiliations-crossref.json"), "utf8")) as {
    affiliation: string;
    ror_ids: string[];
  }[]
).map(({affiliation, ror_ids}) => withIds(affiliation, ror_ids));
const s2aff = (
  parse(readFileSync(fileOf("matching/s2aff-affiliations-train-val.csv")), {columns: true}) as Record<
    string,
    string
  >[]
).map((row) =>
  withIds(row["original_affiliation"] ?? "", row["labels"]?.match(/https:\/\/ror\.org\/\w+/g) ?? [])
);

/** Organisations in a list such as ['80188885 - Nippon Medical School']; they are found in the registry by name. */
function namesIn(list: string | undefined): string[] {
  return [...(list ?? "").matchAll(/(['"])\d+ - (.*?)\1(?=[,\]])/g)].map(([, , name = ""]) => fold(name));
}
const openalex = (
  parse(readFileSync(fileOf("matching/openalex-institution-gold.tsv")), {
    columns: true,
    delimiter: "\t",
    quote: null,
    relax_column_count: true
  }) as Record<string, string>[]
).map((row): Gold => {
  const names = namesIn(row["labels_name"]);
  return {
    text: row["affiliation_string"] ?? "",
    ids: names.flatMap((name) => byName.get(name) ?? []),
    isWhole: names.every((name) => byName.has(name)),
    predicted: namesIn(row["preds_name"]).flatMap((name) => byName.get(name) ?? [])[0]
  };
});

function measure(set: string, who: string, rows: readonly Gold[], answerOf: Answer) {
  let [right, wrong, named] = [0, 0, 0];
  const start = process.cpuUsage().user;
  for (const row of rows) {
    const answer = answerOf(row);
    if (row.ids.length > 0) named++;
    if (answer && row.ids.includes(answer)) right++;
    else if (answer) wrong++;
  }
  const ms = (process.cpuUsage().user - start) / 1000 / rows.length;
  const [precision, recall] = [right / (right + wrong), right / named];
  const round = (value: number) => Number(value.toFixed(3));
  const f1 = round((2 * precision * recall) / (precision + recall));
  return {
    ...{set, who, affiliations: rows.length},
    ...{precision: round(precision), recall: round(recall), f1, ms: round(ms)}
  };
}

const ours: Answer = ({text}) => linkAffiliation(index, text)?.id;
const theirs: Answer = ({predicted}) => predicted;
const sets = {Crossref: crossref, S2AFF: s2aff, OpenAlex: openalex};
const table = Object.entries(sets).flatMap(([set, all]) => {
  const rows = all.filter((_, i) => i % STEP === START);
  const whole = rows.filter(({isWhole}) => isWhole);
  return [
    measure(set, "Aperture", rows, ours),
    measure(`${set}, whole`, "Aperture", whole, ours),
    ...(set === "OpenAlex"
      ? [
          measure(set, "OpenAlex's model", rows, theirs),
          measure(`${set}, whole`, "OpenAlex's model", whole, theirs)
        ]
      : [])
  ];
});
console.table(table);
console.table([
  {
    published: "ROR API on Crossref, all of ROR: least values of its regression test",
    precision: 0.915,
    recall: 0.92
  },
  {published: "S2AFF on its set, all of ROR: first of its ranking", precision: 0.96}
]);
