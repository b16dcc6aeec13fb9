import writeWorkbook, {type SheetData} from "write-excel-file/node";
import {csvLines} from "../base/csv.ts";
import {sha256} from "../base/hash.ts";
import type {FigureTable} from "../domain/figure.ts";
import {toCsv, toCsvw} from "../exports/csv.ts";
import {citationOf, type DataRow, toRows} from "../exports/rows.ts";
import {type CitedTable, plain, type Report} from "./block.ts";
import {steadyDates, steadyZip} from "./steady-zip.ts";

/** A file of the report, by its name within the folder. */
export interface ReportFile {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The data behind a report as CSV, one file a table with its CSVW metadata, and one for the figures in the text. */
export function annexFiles(report: Report): ReportFile[] {
  const shown = report.tables.filter((one) => one.shown);
  const files = shown.flatMap(({number, table}): ReportFile[] => {
    const name = `T${number}.csv`;
    return [
      textFile(`annex/${name}`, toCsv(table)),
      textFile(`annex/${name}-metadata.json`, `${JSON.stringify(toCsvw(table, name), null, 2)}\n`)
    ];
  });
  const cited = report.tables.filter((one) => !one.shown);
  return [
    textFile("annex/in-text.csv", csvLines([IN_TEXT, ...cited.flatMap(inTextRows)])),
    metadataFile("in-text.csv", "Figures in running text", IN_TEXT),
    textFile("annex/traces.csv", csvLines([TRACES, ...report.tables.map(traceRow)])),
    metadataFile("traces.csv", "How each table of figures was computed", TRACES),
    ...files
  ];
}

/** The same as one workbook: contents, figures in the text, traces, and a sheet a table. */
export async function annexWorkbook(report: Report): Promise<ReportFile> {
  const shown = report.tables.filter((one) => one.shown);
  const cited = report.tables.filter((one) => !one.shown);
  const contents = [
    ["Sheet", "What it holds", "In the report"],
    ["In text", "Figures in running text", ""],
    ["Traces", "How each table was computed", ""],
    ...shown.map(({number, title}) => [`T${number}`, title, placesOf(report, title)])
  ];
  const workbook = await writeWorkbook([
    sheetOf("Contents", contents),
    sheetOf("In text", [IN_TEXT, ...cited.flatMap(inTextRows)]),
    sheetOf("Traces", [TRACES, ...report.tables.map(traceRow)]),
    ...shown.map(({number, table}) => sheetOf(`T${number}`, dataRows(table)))
  ]).toBuffer();
  return {name: "annex.xlsx", data: steadyZip(workbook, steadyDates(report.asOf))};
}

type Cell = string | number | null | undefined;

const IN_TEXT = ["trace", "indicator", "value", "unit", "blank", "figure"];
const TRACES = [
  "trace",
  "indicator",
  "version",
  "title",
  "address",
  "shown",
  "query",
  "parameters",
  "vintages"
];
/** What a cell of a workbook holds at most. */
const LONGEST = 32_767;

function inTextRows({number, table}: CitedTable): Cell[][] {
  return table.figures.map((figure) => [
    `T${number}`,
    figure.trace.indicator.id,
    figure.value,
    figure.unit,
    figure.blank?.reason ?? "",
    citationOf(figure)
  ]);
}

function traceRow({number, address, shown, title, table: {trace}}: CitedTable): Cell[] {
  return [
    `T${number}`,
    trace.indicator.id,
    trace.indicator.version,
    title,
    address,
    shown ? "table or picture" : "in the text",
    trace.query.sql.replace(/\s+/g, " "),
    JSON.stringify(trace.query.params),
    trace.vintages
      .map(({source, programme, dated, sha256: hash}) => `${source} ${programme} ${dated} ${hash}`)
      .join("; ")
  ];
}

const NUMBERS = ["value", "version"];

function metadataFile(url: string, title: string, columns: readonly string[]): ReportFile {
  const metadata = {
    "@context": "http://www.w3.org/ns/csvw",
    url,
    "dc:title": title,
    "dc:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
    tableSchema: {
      columns: columns.map((name) => ({
        name,
        titles: name,
        datatype: NUMBERS.includes(name) ? "number" : "string"
      }))
    }
  };
  return textFile(`annex/${url}-metadata.json`, `${JSON.stringify(metadata, null, 2)}\n`);
}

/** Where in the report a table of figures stands, by the numbers a reader sees; a column of a table has its name last. */
function placesOf({blocks}: Report, title: string): string {
  const within = (caption: string) =>
    blocks.flatMap((block) => {
      if (block.kind === "table" && plain(block.caption) === caption) return [`Table ${block.number}`];
      return block.kind === "picture" && plain(block.title) === caption ? [`Figure ${block.number}`] : [];
    });
  const whole = within(title);
  return (whole.length ? whole : within(title.slice(0, title.lastIndexOf(": ")))).join(", ");
}

function dataRows(table: FigureTable): Cell[][] {
  const rows = toRows(table);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [names, ...rows.map((row: DataRow) => names.map((name) => row[name]))];
}

function sheetOf(name: string, rows: readonly (readonly Cell[])[]) {
  const [head = [], ...body] = rows;
  const data: SheetData = [
    head.map((title) => ({value: String(title), fontWeight: "bold" as const})),
    ...body.map((row) => row.map(cellOf))
  ];
  return {
    data,
    sheet: name,
    columns: head.map((_, at) => ({width: widthOf(rows, at)})),
    stickyRowsCount: 1
  };
}

function cellOf(value: Cell) {
  if (value === null || value === undefined) return null;
  return typeof value === "number"
    ? {value, type: Number}
    : {value: value.slice(0, LONGEST), type: String, format: "@"};
}

function widthOf(rows: readonly (readonly Cell[])[], at: number): number {
  return Math.min(60, Math.max(8, ...rows.map((row) => String(row[at] ?? "").length + 2)));
}

export function textFile(name: string, text: string): ReportFile {
  return {name, data: new TextEncoder().encode(text)};
}

/** The hash by which a file is known again. */
export function hashOf({data}: ReportFile): string {
  return sha256(data);
}
