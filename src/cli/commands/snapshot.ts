import {RECONCILIATION, readReconciliation} from "../../app/reconciliation.ts";
import {shipPairs} from "../../app/ship-pairs.ts";
import {DEFAULT_DATA_DIR, openStore} from "../../app/store.ts";
import {ApertureError} from "../../base/errors.ts";
import {countOf} from "../../base/text.ts";
import {SNAPSHOT_FOLDER, writeSnapshot} from "../../warehouse/snapshot.ts";
import {type Command, DATA_FLAG, type Given, type Terminal, textFlag} from "../command.ts";

export const snapshotCommand: Command = {
  name: "snapshot",
  words: "build|works",
  summary:
    "Write the aggregates that ship with the program: from a full warehouse, or from the table of publications",
  flags: {
    out: {type: "string", value: "DIR", help: "folder to write (default: the program's own)"},
    data: DATA_FLAG
  },
  examples: ["aperture snapshot build --data data", "aperture snapshot works --data data"],
  async run(given, terminal) {
    const [word = "", ...others] = given.words;
    if (others.length > 0 || !(word in KINDS))
      throw new ApertureError("usage", word ? `unknown word: ${given.words.join(" ")}` : "missing word", {
        hint: "Run: aperture snapshot build, or aperture snapshot works"
      });
    await KINDS[word as keyof typeof KINDS](given, terminal);
  }
};

const KINDS = {build: writeAggregates, works: writeWorks} as const;

/** Sums of the table of pairs of countries, beside the aggregates of projects. */
async function writeWorks(given: Given, {write}: Terminal): Promise<void> {
  const {id, periods} = await shipPairs(textFlag(given, "data") ?? DEFAULT_DATA_DIR, textFlag(given, "out"));
  write(`Wrote sums of ${id} over ${countOf(periods, "period")} of five years.\n`);
}

async function writeAggregates(given: Given, {write}: Terminal): Promise<void> {
  const warehouse = await openStore(textFlag(given, "data"));
  const folder = textFlag(given, "out") ?? SNAPSHOT_FOLDER;
  const sources = warehouse.manifest.vintages.map(
    ({ref}) => `aperture ingest cordis --programme ${ref.programme} --from ${ref.address}`
  );
  const command = [...sources, "aperture snapshot build"].join(" && ");
  // Differences are listed by project, and a snapshot names none.
  const reconciliation = {...(await readReconciliation(warehouse)), differences: []};
  await writeSnapshot(warehouse, folder, command, {[RECONCILIATION]: reconciliation});
  warehouse.db.close();
  write(`Wrote the snapshot of ${warehouse.manifest.id}.\n`);
}
