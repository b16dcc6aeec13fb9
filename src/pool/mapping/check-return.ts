import {firstDayOf, type IsoDate} from "../../base/dates.ts";
import {closest} from "../../base/text.ts";
import {periodOf} from "../../catalogue/period.ts";
import {columnLetter, MAPPING_COLUMNS, type MappingField} from "./columns.ts";
import {type RowReader, readRow} from "./read-row.ts";
import type {Cooperation, MappingReturn, ReturnProblem} from "./return.ts";
import type {SheetRead, TextSheet} from "./text-sheet.ts";

export type CheckedReturn =
  | {readonly mappingReturn: MappingReturn}
  | {readonly problems: readonly ReturnProblem[]};

/** Reads a sheet into a return. Every problem is named by row and column; with one, there is no return. */
export function checkReturn(read: SheetRead, today: IsoDate): CheckedReturn {
  if ("problems" in read) return read;
  const {sheet} = read;
  const wrongHeader = headerProblems(sheet);
  if (wrongHeader.length) return {problems: wrongHeader};
  if (sheet.rows.length === 0) {
    return {
      problems: [{row: 2, column: "", message: "no rows; with nothing to report, write one row of kind none"}]
    };
  }
  const problems: ReturnProblem[] = surplusCells(sheet);
  const rows = sheet.rows.map(({row, cells}) => readRow(readerOf(sheet, row, cells, problems), today));
  const report: Report = (row, field, message) =>
    problems.push({row, column: columnName(sheet.header, field), message});
  const heads = oneValue(rows, report);
  reportTwice(rows, report);
  reportNoneAmongOthers(rows, report);
  reportOverlaps(rows, report);
  if (problems.length || !heads) return {problems: problems.sort((a, b) => a.row - b.row)};
  const cooperations = rows.flatMap(({cooperation}) => cooperation ?? []);
  return {mappingReturn: {...heads, cooperations}};
}

function headerProblems({header}: TextSheet): ReturnProblem[] {
  const known = MAPPING_COLUMNS.map(({id}) => id as string);
  const unknown = header
    .map((name, at) => ({name, at}))
    .filter(({name}) => name !== "" && !known.includes(name))
    .map(({name, at}) => ({row: 1, column: columnLetter(at), message: unknownColumn(name, known)}));
  const doubled = header
    .map((name, at) => ({name, at}))
    .filter(({name, at}) => known.includes(name) && header.indexOf(name) < at)
    .map(({name, at}) => ({row: 1, column: columnLetter(at), message: `column ${name} stands twice`}));
  const missing = known
    .filter((name) => !header.includes(name))
    .map((name) => ({row: 1, column: "", message: `missing column ${name}`}));
  return [...unknown, ...doubled, ...missing];
}

/** A comma in a text that is not quoted pushes what follows out of the table. */
function surplusCells({header, rows}: TextSheet): ReturnProblem[] {
  return rows
    .filter(({cells}) => cells.slice(header.length).some((cell) => cell !== ""))
    .map(({row}) => ({
      row,
      column: columnLetter(header.length),
      message: "more cells than columns; put texts that hold a comma in quotes"
    }));
}

function unknownColumn(name: string, known: readonly string[]): string {
  const near = closest(name, known);
  return `unknown column ${name}${near ? `; did you mean ${near}?` : "; remove it"}`;
}

function readerOf(
  {header}: TextSheet,
  row: number,
  cells: readonly string[],
  problems: ReturnProblem[]
): RowReader {
  return {
    row,
    text: (field) => cells[header.indexOf(field)] ?? "",
    report: (field, message) => problems.push({row, column: columnName(header, field), message})
  };
}

function columnName(header: readonly string[], field: MappingField): string {
  return `${columnLetter(header.indexOf(field))} (${field})`;
}

type ReadRow = ReturnType<typeof readRow>;

type Report = (row: number, field: MappingField, message: string) => void;

/** The reporting country and day, which every row has to repeat. */
function oneValue(
  rows: readonly ReadRow[],
  report: Report
): Pick<MappingReturn, "country" | "asOf"> | undefined {
  const first = rows.find(({country, asOf}) => country !== undefined && asOf !== undefined);
  if (first?.country === undefined || first.asOf === undefined) return undefined;
  for (const {row, country, asOf} of rows) {
    if (country !== undefined && country !== first.country) {
      const message = `${country} reports here, but ${first.country} in row ${first.row}; one return is one country's`;
      report(row, "country", message);
    }
    if (asOf !== undefined && asOf !== first.asOf) {
      const message = `${asOf} here, but ${first.asOf} in row ${first.row}; one return describes one day`;
      report(row, "as_of", message);
    }
  }
  const whole = firstDayOf(first.asOf);
  return whole === undefined ? undefined : {country: first.country, asOf: whole};
}

function reportTwice(rows: readonly ReadRow[], report: Report): void {
  const rowOf = new Map<string, number>();
  for (const {row, id} of rows) {
    const earlier = rowOf.get(id);
    if (id !== "" && earlier !== undefined) report(row, "id", `${id} is already the id of row ${earlier}`);
    else rowOf.set(id, row);
  }
}

function reportNoneAmongOthers(rows: readonly ReadRow[], report: Report): void {
  if (rows.length === 1) return;
  for (const {row, isNone} of rows) {
    if (isNone) report(row, "kind", "nothing to report, beside rows that report something");
  }
}

/** The same agreement with the same partner cannot hold twice at one time. */
function reportOverlaps(rows: readonly ReadRow[], report: Report): void {
  const earlier = new Map<string, {row: number; cooperation: Cooperation}[]>();
  for (const {row, cooperation} of rows) {
    if (!cooperation) continue;
    const key = `${cooperation.kind} ${cooperation.title.toLowerCase()}`;
    const others = earlier.get(key) ?? [];
    const other = others.find((one) => meet(one.cooperation, cooperation));
    if (other) {
      const message = `the same title and partner hold at the same time in row ${other.row}; end one before the other begins`;
      report(row, "valid_from", message);
    }
    earlier.set(key, [...others, {row, cooperation}]);
  }
}

function meet(one: Cooperation, other: Cooperation): boolean {
  const [a, b] = [periodOf(one), periodOf(other)];
  const overlap = a.start <= b.end && b.start <= a.end;
  return overlap && one.partners.some((partner) => other.partners.includes(partner));
}
