import {RECONCILIATION, readReconciliation} from "../../app/reconciliation.ts";
import {openStore} from "../../app/store.ts";
import {ApertureError} from "../../base/errors.ts";
import {SNAPSHOT_FOLDER, writeSnapshot} from "../../warehouse/snapshot.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";

export const snapshotCommand: Command = {
  name: "snapshot",
  words: "build",
  summary: "Write the aggregates that ship with the program from a full warehouse",
  flags: {
    out: {type: "string", value: "DIR", help: "folder to write (default: the program's own)"},
    data: DATA_FLAG
  },
  examples: ["aperture snapshot build --data data"],
  async run(given, {write}) {
    if (given.words[0] !== "build")
      throw new ApertureError("usage", "missing word: build", {hint: "Run: aperture snapshot build"});
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
};
