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
  const heads = oneValue(rows, problems);
  problems.push(...twice(rows), ...noneAmongOthers(rows), ...overlapping(rows));
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

/** The reporting country and day, which every row has to repeat. */
function oneValue(
  rows: readonly ReadRow[],
  problems: ReturnProblem[]
): Pick<MappingReturn, "country" | "asOf"> | undefined {
  const first = rows.find(({country, asOf}) => country !== undefined && asOf !== undefined);
  if (first?.country === undefined || first.asOf === undefined) return undefined;
  for (const {row, country, asOf} of rows) {
    if (country !== undefined && country !== first.country) {
      const message = `${country} reports here, but ${first.country} in row ${first.row}; one return is one country's`;
      problems.push({row, column: "country", message});
    }
    if (asOf !== undefined && asOf !== first.asOf) {
      const message = `${asOf} here, but ${first.asOf} in row ${first.row}; one return describes one day`;
      problems.push({row, column: "as_of", message});
    }
  }
  const whole = firstDayOf(first.asOf);
  return whole === undefined ? undefined : {country: first.country, asOf: whole};
}

function twice(rows: readonly ReadRow[]): ReturnProblem[] {
  return rows.flatMap(({row, id}, at) => {
    const earlier = rows.slice(0, at).find((other) => other.id === id && id !== "");
    return earlier ? [{row, column: "id", message: `${id} is already the id of row ${earlier.row}`}] : [];
  });
}

function noneAmongOthers(rows: readonly ReadRow[]): ReturnProblem[] {
  if (rows.length === 1) return [];
  return rows
    .filter(({isNone}) => isNone)
    .map(({row}) => ({row, column: "kind", message: "nothing to report, beside rows that report something"}));
}

/** The same agreement with the same partner cannot hold twice at one time. */
function overlapping(rows: readonly ReadRow[]): ReturnProblem[] {
  const dated = rows.flatMap(({row, cooperation}) => (cooperation ? [{row, cooperation}] : []));
  return dated.flatMap(({row, cooperation}, at) => {
    const other = dated.slice(0, at).find((earlier) => isSame(earlier.cooperation, cooperation));
    if (!other) return [];
    const message = `the same title and partner hold at the same time in row ${other.row}; end one before the other begins`;
    return [{row, column: "valid_from", message}];
  });
}

function isSame(one: Cooperation, other: Cooperation): boolean {
  const sameTitle = one.kind === other.kind && one.title.toLowerCase() === other.title.toLowerCase();
  const [a, b] = [periodOf(one), periodOf(other)];
  const overlap = a.start <= b.end && b.start <= a.end;
  return sameTitle && overlap && one.partners.some((partner) => other.partners.includes(partner));
}
