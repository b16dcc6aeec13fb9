import {answerEligibility, type EligibilityAnswer} from "../../app/eligibility/answer.ts";
import {answerBatch, batchCsv} from "../../app/eligibility/batch.ts";
import {formOf} from "../../app/eligibility/question.ts";
import {readTable, rowsByColumn} from "../../app/read-table.ts";
import {formatDate, isoDay} from "../../base/dates.ts";
import {countOf} from "../../base/text.ts";
import {CONFIDENCE_NOTES} from "../../domain/confidence.ts";
import {ACTION_TYPES} from "../../domain/eligibility.ts";
import {type Command, DATA_FLAG, formatFlag, type Given, type Terminal, textFlag} from "../command.ts";
import {writeAnswer} from "../write-out.ts";

/** Bad rows of a batch that are named on the terminal; the file names all. */
const MOST_NAMED = 5;

export const eligibilityCommand: Command = {
  name: "eligibility",
  words: "",
  summary: "Say whether an entity may take part and be funded, by which rule, and what is still to check",
  flags: {
    country: {type: "string", value: "CODE", help: "country the entity is established in"},
    control: {type: "string", value: "CODES", help: "countries it is controlled from, where it is"},
    "supervised-by": {type: "string", value: "NAME", help: "supervising authority, such as MIIT"},
    programme: {type: "string", value: "HORIZON|H2020|EURATOM", help: "programme (default: HORIZON)"},
    part: {type: "string", value: "CODE", help: "programme part, such as HORIZON.2.4"},
    action: {type: "string", value: "TYPE", help: `type of action: ${Object.keys(ACTION_TYPES).join(", ")}`},
    "work-programme": {
      type: "string",
      value: "YEARS",
      help: "work programme, such as 2026-2027 (default: of the day)"
    },
    on: {type: "string", value: "DATE", help: "day asked about (default: today)"},
    batch: {
      type: "string",
      value: "FILE",
      help: "CSV or XLSX with these flags as columns, one question a row"
    },
    out: {
      type: "string",
      value: "FILE",
      help: "where to write the answers of a batch (default: standard output)"
    },
    format: {
      type: "string",
      value: "text|json|csv",
      help: "form of the answer (default: text; of a batch csv, or json)"
    },
    data: DATA_FLAG
  },
  examples: [
    "aperture eligibility --country BR --part HORIZON.2.6 --action RIA --on 2026-03-01",
    "aperture eligibility --country CN --supervised-by MIIT --action RIA --work-programme 2026-2027 --format json",
    "aperture eligibility --batch questions.csv --out answers.csv",
    "aperture eligibility --batch questions.xlsx --format json --out answers.json"
  ],
  async run(given, terminal) {
    const today = isoDay(terminal.effects.now());
    if (textFlag(given, "batch") !== undefined) return runBatch(given, terminal, today);
    const answer = answerEligibility(
      formOf((name) => textFlag(given, name)),
      today
    );
    terminal.write(
      formatFlag(given, ["text", "json"]) === "json" ? `${JSON.stringify(answer, null, 2)}\n` : asText(answer)
    );
  }
};

function asText(answer: EligibilityAnswer): string {
  const list = (title: string, lines: readonly string[]) =>
    lines.length ? [`${title}:`, ...lines.map((line) => `  ${line}`)] : [];
  const rules = answer.rules.flatMap(({says, citation, confidence, participation, funding, kind}) => [
    `  ${says}`,
    `    ${kind === "note" ? "changes nothing by itself" : `participation ${participation}, funding ${funding}`}; ${CONFIDENCE_NOTES[confidence]}`,
    ...citation.map(({title, passage}) => `    ${title}${passage ? `, ${passage}` : ""}`)
  ]);
  return `${[
    answer.sentence,
    `participation: ${answer.participation}   funding: ${answer.funding}   (${CONFIDENCE_NOTES[answer.confidence]})`,
    `${answer.workProgramme}, on ${formatDate(answer.on)}; status: ${answer.status.group}${answer.status.note ? `, ${answer.status.note}` : ""}`,
    "rules applied:",
    ...rules,
    ...list("what would change the answer", answer.wouldChange),
    ...list("still to check", answer.nextChecks)
  ].join("\n")}\n`;
}

async function runBatch(given: Given, terminal: Terminal, today: string): Promise<void> {
  const form = formatFlag(given, ["csv", "json"]);
  const answers = answerBatch(
    rowsByColumn(await readTable(textFlag(given, "batch") ?? "")),
    today,
    terminal.effects
  );
  await writeAnswer(
    given,
    terminal,
    form === "json" ? `${JSON.stringify(answers, null, 2)}\n` : batchCsv(answers)
  );
  const failed = answers.flatMap(({error}) => error ?? []);
  if (failed.length === 0) return;
  const more = failed.length > MOST_NAMED ? [`and ${failed.length - MOST_NAMED} more`] : [];
  terminal.effects.log(
    [
      `${failed.length} of ${countOf(answers.length, "row")} without an answer; see the column error`,
      ...failed.slice(0, MOST_NAMED),
      ...more
    ].join("\n  ")
  );
}
