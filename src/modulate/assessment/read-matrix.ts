import {CsvError, type Info, parse} from "csv-parse/sync";
import {ApertureError} from "../../base/errors.ts";
import {closest} from "../../base/text.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {resolveCountry} from "../../catalogue/resolve-country.ts";
import {type Cell, type Matrix, matrixOf} from "./matrix.ts";
import type {Scheme} from "./scheme.ts";

const NEEDED = ["country", "indicator", "value"] as const;
const COLUMNS = [...NEEDED, "low", "high", "year", "licence"] as const;

type Column = (typeof COLUMNS)[number];
type Row = Readonly<Partial<Record<Column, string>>>;

/** What is wrong, and where a person finds it: the line of the file, and the column by its heading. */
interface CellProblem {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

const MOST_SHOWN = 5;

/**
 * Reads values as a table: country, indicator, value, and where known low and high, year and licence. An empty value is missing.
 * Countries are given by any code or name the resolver knows, and stand under their EU code.
 */
export function readMatrix(text: string, name: string, {groups}: Pick<Scheme, "groups">): Matrix {
  const problems: CellProblem[] = [];
  const seen = new Map<string, number>();
  const records = recordsOf(text, name);
  const cells = records.flatMap(({record, row}) => {
    const read = readCell(record);
    if ("message" in read) {
      problems.push({row, ...read});
      return [];
    }
    const key = `${read.unit} ${read.indicator}`;
    const before = seen.get(key);
    if (before !== undefined)
      problems.push({row, column: "indicator", message: `${key} stands in row ${before} already`});
    seen.set(key, row);
    return [read];
  });
  refuse(problems, name);
  return {...matrixOf(cells, (unit) => groupOf(unit, groups)), withheld: withheldIn(records)};
}

/** A matrix written here says beside a licence that it forbids to hand the values on. */
const WITHHELD = /\s*\(not for republication\)$/;

function withheldIn(records: readonly {record: Row}[]): Map<string, string> {
  return new Map(
    records
      .filter(({record}) => WITHHELD.test(record.licence ?? ""))
      .map(({record}) => [record.indicator ?? "", (record.licence ?? "").replace(WITHHELD, "")])
  );
}

function recordsOf(text: string, name: string): {record: Row; row: number}[] {
  try {
    const rows = parse(text, {bom: true, info: true, columns: checkHeader, trim: true, skipEmptyLines: true});
    return (rows as unknown as {record: Row; info: Info}[]).map(({record, info}) => ({
      record,
      row: info.lines
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ApertureError("source-damaged", `cannot read ${name}: ${error.message}`, {cause: error});
  }
}

function checkHeader(header: string[]): string[] {
  const names = header.map((title) => title.toLowerCase());
  const stray = names.find((title) => !COLUMNS.some((column) => column === title));
  const missing = NEEDED.find((column) => !names.includes(column));
  const near = stray && closest(stray, COLUMNS);
  if (missing === undefined && stray === undefined) return names;
  const problem = missing ? `missing column ${missing}` : `unknown column ${stray}`;
  throw new ApertureError("source-damaged", `row 1: ${problem}`, {
    hint: near
      ? `Did you mean ${near}?`
      : `The columns are ${COLUMNS.join(", ")}; those after value may be left out.`
  });
}

function readCell(record: Row): Cell | Omit<CellProblem, "row"> {
  const country = resolveCountry(record.country ?? "");
  if (country.kind !== "country") {
    const hint = country.hint ? ` (${country.hint})` : "";
    return {column: "country", message: `${country.kind} country: ${record.country || "blank"}${hint}`};
  }
  const indicator = record.indicator ?? "";
  if (indicator === "") return {column: "indicator", message: "blank"};
  for (const column of ["value", "low", "high"] as const) {
    if (Number.isNaN(numberIn(record[column]) ?? 0))
      return {
        column,
        message: `not a number: ${record[column]}; a decimal point, and nothing where it is missing`
      };
  }
  return withBounds(country.country.code, indicator, record);
}

function withBounds(unit: string, indicator: string, record: Row): Cell | Omit<CellProblem, "row"> {
  const [value, low, high] = [numberIn(record.value), numberIn(record.low), numberIn(record.high)];
  if (value === undefined) return {unit, indicator, value: Number.NaN};
  if ((low === undefined) !== (high === undefined))
    return {column: low === undefined ? "low" : "high", message: "blank, while the other bound is given"};
  if (low === undefined || high === undefined) return {unit, indicator, value};
  if (low > value) return {column: "low", message: `above the value: ${low} > ${value}`};
  if (high < value) return {column: "high", message: `below the value: ${high} < ${value}`};
  return {unit, indicator, value, low, high};
}

/** Undefined where nothing stands; NaN where no number does. */
function numberIn(text: string | undefined): number | undefined {
  if (text === undefined || text === "") return undefined;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

function refuse(problems: readonly CellProblem[], name: string): void {
  const lines = problems.map(({row, column, message}) => `row ${row}, column ${column}: ${message}`);
  const [first, ...others] = lines;
  if (first === undefined) return;
  const more = others.length >= MOST_SHOWN ? [`and ${others.length - MOST_SHOWN + 1} more`] : [];
  throw new ApertureError("source-damaged", `${name}, ${first}`, {
    hint: [...others.slice(0, MOST_SHOWN - 1), ...more].join("\n  ") || "Correct it and try again."
  });
}

export function groupOf(unit: string, groups: Scheme["groups"]): string | undefined {
  const group = countryByCode(unit)?.[groups];
  return group === "unknown" ? undefined : group;
}
