import {csvLines} from "../../base/csv.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {safeCell} from "../../base/safe-cell.ts";
import {closest} from "../../base/text.ts";
import type {TableRow} from "../read-table.ts";
import {answerEligibility, type EligibilityAnswer} from "./answer.ts";
import {formOf, QUESTION_FIELDS} from "./question.ts";

/** Columns that ask nothing and go along, so that an answer can be found again. */
const KEPT_COLUMNS = ["id", "case", "note", "participation", "funding", "expected"] as const;
const LABELS = KEPT_COLUMNS.slice(0, 3);

const HEADER = [
  "row",
  ...LABELS,
  ...QUESTION_FIELDS,
  "participation",
  "funding",
  "confidence",
  "sentence",
  "rules",
  "next-checks",
  "error"
];

/** One row of a batch with its answer, or with why there is none. */
export interface BatchAnswer {
  readonly row: number;
  readonly asked: Readonly<Record<string, string>>;
  readonly answer: EligibilityAnswer | null;
  /** Names the row, so that it can be found in the table. */
  readonly error: string | null;
}

const EVERY = 100;

/** Answers every row. A row that cannot be answered keeps its error and loses no other. */
export function answerBatch(
  rows: readonly TableRow[],
  today: string,
  {progress, signal}: Pick<Effects, "progress" | "signal">
): BatchAnswer[] {
  checkColumns(rows);
  progress.step("questions answered", rows.length, "parts");
  const answers = rows.map((row, at) => {
    signal.throwIfAborted();
    if (at % EVERY === 0) progress.at(at);
    return answerRow(row, today);
  });
  progress.done();
  return answers;
}

/** A column nobody knows would leave its question out of every answer, so that it is refused. */
function checkColumns([first]: readonly TableRow[]): void {
  const columns = `Columns: ${QUESTION_FIELDS.join(", ")}; ${LABELS.join(", ")} go along.`;
  if (!first) throw new ApertureError("source-damaged", "no rows", {hint: columns});
  const known: readonly string[] = [...QUESTION_FIELDS, ...KEPT_COLUMNS];
  const unknown = Object.keys(first.cells).find((name) => name !== "" && !known.includes(name));
  if (unknown === undefined) return;
  const near = closest(unknown, known);
  throw new ApertureError("source-damaged", `unknown column ${unknown} in row 1`, {
    hint: [near && `Did you mean ${near}?`, columns].filter(Boolean).join(" ")
  });
}

function answerRow({row, cells}: TableRow, today: string): BatchAnswer {
  try {
    return {
      row,
      asked: cells,
      answer: answerEligibility(
        formOf((name) => cells[name]),
        today
      ),
      error: null
    };
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    const text = `row ${row}: ${error.message}.${error.hint ? ` ${error.hint}` : ""}`;
    return {row, asked: cells, answer: null, error: text};
  }
}

/** Answers as CSV, one line a row. */
export function batchCsv(answers: readonly BatchAnswer[]): string {
  const lines = answers.map(({row, asked, answer, error}) => [
    row,
    ...[...LABELS, ...QUESTION_FIELDS].map((name) => safeCell(asked[name] ?? "")),
    ...cellsOf(answer),
    safeCell(error ?? "")
  ]);
  return csvLines([HEADER, ...lines]);
}

function cellsOf(answer: EligibilityAnswer | null): string[] {
  if (!answer) return ["", "", "", "", "", ""];
  const rules = answer.rules.filter(({kind}) => kind !== "note").map(({id}) => id);
  return [
    answer.participation,
    answer.funding,
    answer.confidence,
    answer.sentence,
    rules.join(" "),
    answer.nextChecks.join(" | ")
  ];
}
