import {buildReport} from "../../app/report/build.ts";
import {ApertureError} from "../../base/errors.ts";
import {type Command, DATA_FLAG, type Given, type Terminal, textFlag} from "../command.ts";

export const reportCommand: Command = {
  name: "report",
  words: "build",
  mostWords: 3,
  summary: "Write the biennial report, a country briefing or a thematic fiche",
  flags: {
    period: {type: "string", value: "FROM..TO", help: "months the report is about, such as 2023-01..2025-12"},
    edition: {type: "string", value: "NAME", help: "name of the edition (default: from the period)"},
    "as-of": {type: "string", value: "DATE", help: "day all facts are as of (default: that of the data)"},
    due: {type: "string", value: "DATE", help: "day the report is due"},
    published: {type: "string", value: "DATE", help: "day it is published"},
    notes: {type: "string", value: "FILE", help: "paragraphs signed by editors, as YAML"},
    out: {
      type: "string",
      value: "DIR",
      help: "folder to write to (default: reports/EDITION in the data folder)"
    },
    data: DATA_FLAG
  },
  examples: ["aperture report build --period 2023-01..2025-12 --out report"],
  async run(given, terminal) {
    const [word = ""] = given.words;
    const action = ACTIONS[word];
    if (!action) {
      throw new ApertureError("usage", `unknown word: ${word || "none"}`, {
        hint: `Write one of ${Object.keys(ACTIONS).join(", ")}.`
      });
    }
    await action(given, terminal);
  }
};

type Action = (given: Given, terminal: Terminal) => Promise<void>;

const ACTIONS: Readonly<Record<string, Action>> = {build};

async function build(given: Given, {write, effects}: Terminal): Promise<void> {
  const period = textFlag(given, "period");
  if (period === undefined) {
    throw new ApertureError("usage", "missing --period", {
      hint: "Write the first and the last month, such as 2023-01..2025-12."
    });
  }
  const built = await buildReport(
    {
      period,
      edition: textFlag(given, "edition"),
      asOf: textFlag(given, "as-of"),
      due: textFlag(given, "due"),
      published: textFlag(given, "published"),
      notes: textFlag(given, "notes"),
      out: textFlag(given, "out"),
      dataDir: textFlag(given, "data")
    },
    effects
  );
  effects.progress.done();
  write(`${built.folder}\n${Object.keys(built.manifest.files).length} files, ${built.figures} figures\n`);
}
