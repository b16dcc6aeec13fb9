import {readFile, writeFile} from "node:fs/promises";
import {parse} from "csv-parse/sync";
import {answerEligibility, type EligibilityAnswer} from "../../app/eligibility/answer.ts";
import type {EligibilityForm} from "../../app/eligibility/question.ts";
import {csvLines} from "../../base/csv.ts";
import {formatDate, isoDay} from "../../base/dates.ts";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {countOf} from "../../base/text.ts";
import {CONFIDENCE_NOTES} from "../../domain/confidence.ts";
import {ACTION_TYPES} from "../../domain/eligibility.ts";
import {type Command, DATA_FLAG, type Given, type Terminal, textFlag} from "../command.ts";

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
    batch: {type: "string", value: "FILE", help: "CSV with these flags as columns, one question a row"},
    out: {
      type: "string",
      value: "FILE",
      help: "where to write the answers of a batch (default: standard output)"
    },
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture eligibility --country BR --part HORIZON.2.6 --action RIA --on 2026-03-01",
    "aperture eligibility --country CN --supervised-by MIIT --action RIA --work-programme 2026-2027 --format json",
    "aperture eligibility --batch questions.csv --out answers.csv"
  ],
  async run(given, terminal) {
    const today = isoDay(terminal.effects.now());
    if (textFlag(given, "batch") !== undefined) return runBatch(given, terminal, today);
    const answer = answerEligibility(
      formOf((name) => textFlag(given, name)),
      today
    );
    terminal.write(
      textFlag(given, "format") === "json" ? `${JSON.stringify(answer, null, 2)}\n` : asText(answer)
    );
  }
};

function formOf(value: (name: string) => string | undefined): EligibilityForm {
  return {
    country: value("country"),
    control: value("control"),
    supervisedBy: value("supervised-by"),
    programme: value("programme"),
    part: value("part"),
    action: value("action"),
    workProgramme: value("work-programme"),
    on: value("on")
  };
}

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
    `${answer.workProgramme}, on ${formatDate(answer.on)}; status: ${answer.status.group}`,
    "rules applied:",
    ...rules,
    ...list("what would change the answer", answer.wouldChange),
    ...list("still to check", answer.nextChecks)
  ].join("\n")}\n`;
}

const BATCH_COLUMNS = [
  "country",
  "control",
  "supervised-by",
  "programme",
  "part",
  "action",
  "work-programme",
  "on"
] as const;

type Row = Readonly<Record<string, string>>;

async function runBatch(given: Given, {write, effects}: Terminal, today: string): Promise<void> {
  const rows = await readBatch(textFlag(given, "batch") ?? "");
  const lines = rows.map((row) => [
    ...BATCH_COLUMNS.map((name) => row[name] ?? ""),
    ...answerCells(row, today)
  ]);
  const header = [
    ...BATCH_COLUMNS,
    "participation",
    "funding",
    "confidence",
    "sentence",
    "rules",
    "next-checks",
    "error"
  ];
  const text = csvLines([header, ...lines]);
  const failed = lines.filter((cells) => cells.at(-1) !== "").length;
  if (failed > 0)
    effects.log(`${failed} of ${countOf(lines.length, "row")} without an answer; see the column error`);
  const out = textFlag(given, "out");
  if (out === undefined) return write(text);
  await writeFile(out, text);
  write(`${out}\n`);
}

/** One bad row does not lose the others; its error stands in its own line. */
function answerCells(row: Row, today: string): string[] {
  try {
    const answer = answerEligibility(
      formOf((name) => row[name]),
      today
    );
    const rules = answer.rules.filter(({kind}) => kind !== "note").map(({id}) => id);
    return [
      answer.participation,
      answer.funding,
      answer.confidence,
      answer.sentence,
      rules.join(" "),
      answer.nextChecks.join(" | "),
      ""
    ];
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    return ["", "", "", "", "", "", [error.message, error.hint].filter(Boolean).join(". ")];
  }
}

async function readBatch(path: string): Promise<Row[]> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no such file: ${path}`, {hint: "Check the path."});
  });
  const rows: Row[] = parse(text, {
    columns: true,
    bom: true,
    trim: true,
    skipEmptyLines: true,
    relaxColumnCount: true
  });
  const unknown = Object.keys(rows[0] ?? {}).filter((name) => !BATCH_COLUMNS.some((known) => known === name));
  const first = unknown.find(
    (name) => !["case", "note", "participation", "funding", "expected"].includes(name)
  );
  if (rows.length === 0 || first !== undefined) {
    const problem = rows.length === 0 ? "no rows" : `unknown column ${first}`;
    throw new ApertureError("source-damaged", `${problem} in ${path}`, {
      hint: `Columns: ${BATCH_COLUMNS.join(", ")}.`
    });
  }
  return rows;
}
