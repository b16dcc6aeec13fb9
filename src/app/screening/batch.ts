import {csvLines} from "../../base/csv.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import type {Links} from "../../safeguard/organisations/links.ts";
import type {ScreeningQuery} from "../../safeguard/screening/index/search.ts";
import {gapsOf, type ScreeningAnswer} from "../../safeguard/screening/use/answer.ts";
import type {TableRow} from "../read-table-rows.ts";
import type {OpenScreening} from "./open-screening.ts";
import {readQuestion} from "./question.ts";
import {screen} from "./screen.ts";

const COLUMNS = ["id", "name", "kind", "country", "city", "identifier", "birth_date"] as const;

/** Rows of a table of names as questions; a row that cannot be read is an error with its place. */
export function readBatch(rows: readonly TableRow[]): {id: string; query: ScreeningQuery}[] {
  const [first] = rows;
  if (!first)
    throw new ApertureError("source-damaged", "no rows", {
      hint: `Columns: ${COLUMNS.join(", ")}; only name must be filled in.`
    });
  if (!Object.hasOwn(first.cells, "name")) {
    throw new ApertureError("source-damaged", "missing column name", {
      hint: `Columns: ${COLUMNS.join(", ")}.`
    });
  }
  return rows.map(({row, cells}, at) => ({id: cells["id"] || String(at + 1), query: questionOf(cells, row)}));
}

function questionOf(row: Readonly<Record<string, string>>, place: number): ScreeningQuery {
  try {
    const {name, kind, country, city, identifier, birth_date: birthDate} = row;
    return readQuestion({name, kind, country, city, identifier, birthDate});
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    throw new ApertureError("source-damaged", `row ${place}: ${error.message}`, {
      ...(error.hint && {hint: error.hint})
    });
  }
}

const HEADER = [
  "id",
  "name",
  "hits",
  "list",
  "reference",
  "listed_name",
  "score",
  "band",
  "effect",
  "part",
  "evidence",
  "not_screened",
  "outdated",
  "ror_id",
  "ror_review",
  "other_name"
];

/**
 * Screens many names, one line a hit, and a line for a name without one. Each line names the lists that were not searched,
 * those searched in an outdated edition, the organisation of ROR that the row was linked to, and the other name of it that met.
 */
export async function screenBatch(
  open: OpenScreening,
  questions: readonly {readonly id: string; readonly query: ScreeningQuery}[],
  effects: Effects,
  links: Links = new Map()
): Promise<{csv: string; flagged: number}> {
  effects.progress.step("names screened", questions.length, "parts");
  const {missing, outdated} = gapsOf(open);
  const gaps = [missing, outdated].map((lists) => lists.map(({list}) => list).join(" "));
  const rows: (string | number)[][] = [];
  let flagged = 0;
  for (const [at, {id, query}] of questions.entries()) {
    effects.signal.throwIfAborted();
    const answer = await screen(open, query);
    if (answer.hits.length) flagged++;
    const link = links.get(id);
    const known = link ? [link.ror, link.review] : ["", ""];
    const others = answer.hits.length ? answer.hits.map(({otherName = ""}) => otherName) : [""];
    rows.push(...linesOf(id, answer).map((line, i) => [...line, ...gaps, ...known, others[i] ?? ""]));
    if (at % 20 === 0) effects.progress.at(at);
  }
  effects.progress.done();
  return {csv: csvLines([HEADER, ...rows.map((row) => row.map(harmless))]), flagged};
}

function linesOf(id: string, {asked, hits}: ScreeningAnswer): (string | number)[][] {
  if (hits.length === 0) return [[id, asked.name, 0, "", "", "", "", "", "", "", ""]];
  return hits.map(({list, reference, name, score, band, effect, part, evidence}) => [
    id,
    asked.name,
    hits.length,
    list,
    reference,
    name,
    Math.round(score * 1000) / 1000,
    band,
    effect,
    part ?? "",
    evidence.map(({what, agrees}) => `${what} ${agrees ? "agrees" : "differs"}`).join("; ")
  ]);
}

/** A cell a spreadsheet would run as a formula is given as text. */
function harmless(cell: string | number): string | number {
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
