import {
  type CommitmentAnswer,
  commitmentAnswers,
  commitmentsCsv,
  readCommitmentFilter
} from "../../app/catalogue/commitment-answers.ts";
import {readDay} from "../../app/read-day.ts";
import {formatDate, isoDay} from "../../base/dates.ts";
import {countOf} from "../../base/text.ts";
import {COMMITMENT_STATES} from "../../pool/commitment-state.ts";
import {type Command, DATA_FLAG, formatFlag, textFlag} from "../command.ts";
import {writeAnswer} from "../write-out.ts";

export const commitmentsCommand: Command = {
  name: "commitments",
  words: "",
  summary: "List the strategy's commitments with the state each has on a day, and why",
  flags: {
    state: {
      type: "string",
      value: Object.keys(COMMITMENT_STATES).join("|"),
      help: "only those in this state"
    },
    actor: {type: "string", value: "NAME", help: "only those of this actor"},
    theme: {type: "string", value: "ID", help: "only those on this theme"},
    head: {type: "string", value: "A|B|C|D", help: "only those under this head of the Communication"},
    on: {type: "string", value: "DATE", help: "day asked for (default: today)"},
    format: {type: "string", value: "text|json|csv", help: "form of the answer (default: text)"},
    out: {type: "string", value: "FILE", help: "where to write the answer (default: standard output)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture commitments --state stale",
    "aperture commitments --on 2023-06-30 --format json",
    "aperture commitments --head B --format csv --out commitments.csv"
  ],
  async run(given, terminal) {
    const format = formatFlag(given, ["text", "json", "csv"]);
    const on = readDay("--on", textFlag(given, "on"), isoDay(terminal.effects.now()));
    const filter = readCommitmentFilter({
      state: textFlag(given, "state"),
      actor: textFlag(given, "actor"),
      theme: textFlag(given, "theme"),
      head: textFlag(given, "head")
    });
    const answers = commitmentAnswers(on, filter);
    const forms = {
      text: () => asText(answers, on),
      json: () => `${JSON.stringify(answers, null, 2)}\n`,
      csv: () => commitmentsCsv(answers)
    };
    await writeAnswer(given, terminal, forms[format]());
  }
};

function asText(answers: readonly CommitmentAnswer[], on: string): string {
  return `${[
    ...answers.flatMap(({id, name, state, since, because, actors, due}) => [
      `${id}  ${name}`,
      `  ${COMMITMENT_STATES[state].toLowerCase()} since ${formatDate(since)}: ${because}`,
      `  ${actors.join(", ")}${due === null ? "" : `; due ${formatDate(due)}`}`
    ]),
    `${countOf(answers.length, "commitment")} on ${formatDate(on)}`
  ].join("\n")}\n`;
}
