import {mkdirSync} from "node:fs";
import {caseFolder, openDatabase} from "../../app/cases/desk.ts";
import {restoreCases} from "../../app/cases/restore.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {countOf} from "../../base/text.ts";
import {type Command, DATA_FLAG, requiredFlag, textFlag} from "../command.ts";
import {deskOptions} from "../with-desk.ts";

export const restoreCommand: Command = {
  name: "restore",
  words: "",
  summary: "Bring a copy of the cases into an empty place, and compare counts and hashes",
  flags: {
    from: {type: "string", value: "FILE", help: "what aperture backup wrote"},
    erased: {
      type: "string",
      value: "FILE",
      help: "cases/erased.txt of the place the copy is from: erases again what was erased since"
    },
    data: DATA_FLAG
  },
  examples: ["aperture restore --from cases-2026-11-28.jsonl.gz --data restored"],
  async run(given, {write, effects, environment}) {
    const from = requiredFlag(given, "from");
    const folder = caseFolder(textFlag(given, "data") ?? DEFAULT_DATA_DIR);
    mkdirSync(folder, {recursive: true, mode: 0o700});
    const database = await openDatabase(folder, deskOptions(environment).database);
    try {
      const {counts, heads} = await restoreCases(database, folder, from, textFlag(given, "erased"), effects);
      write(
        `${countOf(counts["ledger_entry"] ?? 0, "entry", "entries")} in ${countOf(heads.length, "ledger")} restored; counts and hashes agree. Now run: aperture cases verify\n`
      );
    } finally {
      await database.close();
    }
  }
};
