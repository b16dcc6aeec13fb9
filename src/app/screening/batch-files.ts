import writeWorkbook from "write-excel-file/node";
import {csvLines} from "../../base/csv.ts";
import {inertCell} from "../../base/safe-cell.ts";
import type {Links} from "../../safeguard/organisations/links.ts";
import {gapsOf} from "../../safeguard/screening/use/answer.ts";
import {type Batch, type BatchAnswer, sayEvidence} from "../../safeguard/screening/use/batch.ts";
import {BATCH_COLUMNS} from "./read-batch.ts";

type Cell = string | number;

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
const WIDTHS = [10, 40, 6, 14, 18, 40, 8, 10, 18, 20, 30, 30, 30, 28, 12, 30];

/**
 * One line a hit, and a line for a name without one. Each line names the lists that were not searched, those searched
 * in an outdated edition, the organisation of ROR that the row was linked to, and the other name of it that met.
 */
function batchRows(batch: Batch, links: Links): Cell[][] {
  const {missing, outdated} = gapsOf(batch);
  const gaps = [missing, outdated].map((lists) => lists.map(({list}) => list).join(" "));
  return batch.answers.flatMap((answer) => {
    const link = links.get(answer.id);
    const known = link ? [link.ror, link.review] : ["", ""];
    return linesOf(answer).map(({cells, otherName}) => [...cells, ...gaps, ...known, otherName]);
  });
}

function linesOf({id, asked, hits}: BatchAnswer): {readonly cells: Cell[]; readonly otherName: string}[] {
  if (hits.length === 0) return [{cells: [id, asked.name, 0, "", "", "", "", "", "", "", ""], otherName: ""}];
  return hits.map((hit) => {
    const {list, reference, name, score, band, effect, part = "", otherName = ""} = hit;
    const met = [
      list,
      reference,
      name,
      Math.round(score * 1000) / 1000,
      band,
      effect,
      part,
      sayEvidence(hit)
    ];
    return {cells: [id, asked.name, hits.length, ...met], otherName};
  });
}

const inert = (cell: Cell): Cell => (typeof cell === "string" ? inertCell(cell) : cell);

export function batchCsv(batch: Batch, links: Links = new Map()): string {
  return csvLines([HEADER, ...batchRows(batch, links).map((row) => row.map(inert))]);
}

export async function batchWorkbook(batch: Batch, links: Links = new Map()): Promise<Buffer> {
  const bold = (value: string) => ({value, fontWeight: "bold" as const});
  return writeWorkbook(
    [HEADER.map(bold), ...batchRows(batch, links).map((row) => row.map((cell) => sheetCell(inert(cell))))],
    {sheet: "Screened", columns: WIDTHS.map((width) => ({width})), stickyRowsCount: 1}
  ).toBuffer();
}

function sheetCell(value: Cell) {
  return typeof value === "number" ? {value, type: Number} : {value, type: String, format: "@"};
}

/** Rows of organisations and persons that do not exist, to be written over. */
const EXAMPLE: readonly (readonly string[])[] = [
  ["1", "Example Institute of Technology", "organisation", "XK", "Pristina", "", ""],
  ["2", "Beispielhochschule für Meereskunde", "organisation", "Germany", "", "", ""],
  ["3", "Example Person", "person", "", "", "", "1970-05"]
];

const EXAMPLE_ROWS = [Object.keys(BATCH_COLUMNS), ...EXAMPLE];

/** A table of names to write over, as CSV; with a BOM, by which spreadsheets know it for UTF-8. */
export function exampleCsv(): string {
  return `\uFEFF${csvLines(EXAMPLE_ROWS)}`;
}

/** The same as a workbook, with what its columns mean. */
export async function exampleWorkbook(): Promise<Buffer> {
  const text = (value: string) => ({value, type: String, format: "@"});
  const meanings = Object.entries(BATCH_COLUMNS);
  return writeWorkbook([
    {
      data: EXAMPLE_ROWS.map((row) => row.map(text)),
      sheet: "Names",
      columns: EXAMPLE_ROWS[0]?.map(() => ({width: 22})) ?? [],
      stickyRowsCount: 1
    },
    {
      data: [["column", "what it is"], ...meanings].map((row) => row.map(text)),
      sheet: "Columns",
      columns: [{width: 16}, {width: 80}]
    }
  ]).toBuffer();
}
