import {backupCases} from "../../app/cases/backup.ts";
import {countOf} from "../../base/text.ts";
import {type Command, DATA_FLAG, requiredFlag} from "../command.ts";
import {withDesk} from "../with-desk.ts";

export const backupCommand: Command = {
  name: "backup",
  words: "",
  summary: "Copy all cases into one file while the server runs",
  flags: {
    out: {type: "string", value: "FILE", help: "the copy, such as cases.jsonl.gz; nothing is written over"},
    "with-keys": {type: "boolean", help: "include the keys; whoever has such a copy can read every case"},
    data: DATA_FLAG
  },
  examples: ["aperture backup --out cases-2026-11-28.jsonl.gz"],
  run: (given, terminal) =>
    withDesk(given, terminal, async (desk) => {
      const out = requiredFlag(given, "out");
      const withKeys = given.flags["with-keys"] === true;
      const {counts, heads, sha256} = await backupCases(desk, out, {withKeys}, terminal.effects);
      terminal.write(
        [
          `${out}: ${countOf(counts["ledger_entry"] ?? 0, "entry", "entries")} in ${countOf(heads.length, "ledger")}, ${countOf(counts["files"] ?? 0, "file")}`,
          ...heads.map(({ledger, sequence, hash}) => `  ${ledger}  ${sequence}  ${hash}`),
          `  sha-256 of the content: ${sha256}`,
          withKeys
            ? "  The keys are in it; keep it as safe as the cases themselves."
            : `  The keys are not in it. Keep ${desk.folder}/master.key and signing.key apart from it.`,
          ""
        ].join("\n")
      );
    })
};
