import {ApertureError} from "../../base/errors.ts";
import type {
  CrossSectionForm,
  SeriesColumns,
  SeriesDeclaration,
  SeriesForm,
  SeriesSource
} from "../../sources/series/series-source.ts";
import type {InputFile} from "../inputs.ts";
import {IssueLog} from "./issue-log.ts";
import {CellReader, type Observation} from "./observation.ts";
import {type Place, placeOf} from "./place.ts";
import type {SourceTable, TableRow} from "./read-table.ts";
import {isYear, type Recognised, unknownColumns} from "./recognise.ts";

/** What one file gave. */
export interface ReadSeries {
  readonly observations: readonly Observation[];
  readonly issues: IssueLog;
  /** Rows of the file. */
  readonly rows: number;
  /** The edition, where the file or its name says it. */
  readonly dated: string | undefined;
  /** Parts of countries the source judges apart, by the country they belong to. */
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Values of one row: the columns of each series, and the year they are of. */
interface Cell {
  readonly series: SeriesDeclaration;
  readonly columns: SeriesColumns;
  readonly year: number;
}

/** Reads every value of a file that a form takes. */
export async function readSeries(
  file: InputFile,
  table: SourceTable,
  {source, form}: Recognised
): Promise<ReadSeries> {
  const issues = new IssueLog(form.title);
  const reader = new CellReader(source, issues);
  const places = new Places(source, issues);
  const observations: Observation[] = [];
  for (const column of unknownColumns(table.header, form))
    issues.add(
      "unknown-column",
      column,
      "",
      "the source has a column that is not known here; it was not read"
    );
  if (form.assumes) issues.add("assumed", "", file.name, form.assumes);
  const cells = cellsOf(form, file, table, source, reader, issues);
  const {name = "", code = ""} = form.country;
  let rows = 0;
  for await (const row of table.rows()) {
    rows++;
    const country = places.country(row[name] ?? "", row[code] ?? "");
    if (country === undefined) continue;
    for (const {series, columns, year} of cells(row)) {
      const measured = reader.measured(row, columns, series);
      if (measured) observations.push({series: series.id, country, year, ...measured});
    }
  }
  if (!table.endsWithLine())
    issues.add("no-line-end", "", file.name, "the last line does not end; the file may have been cut short");
  return {observations, issues, rows, dated: editionOf(form, file, table)?.dated, apart: places.apart};
}

type Cells = (row: TableRow) => readonly Cell[];

function cellsOf(
  form: SeriesForm,
  file: InputFile,
  table: SourceTable,
  source: SeriesSource,
  reader: CellReader,
  issues: IssueLog
): Cells {
  if (form.kind === "years") return yearsCells(form, table, source, issues);
  if (form.kind === "named") {
    const series = declared(source, codeInName(file.name, form.codes));
    const columns = {series: series.id, value: form.value};
    return (row) => at(reader.year(row[form.year] ?? "", form.year), [{series, columns}]);
  }
  const held = form.columns
    .filter(({value}) => table.header.includes(value))
    .map((columns) => ({columns, series: declared(source, columns.series)}));
  if (form.kind === "wide") return (row) => at(reader.year(row[form.year] ?? "", form.year), held);
  const edition = editionOf(form, file, table);
  return (row) => at(edition?.year ?? yearIn(row, form), held);
}

function at(year: number | undefined, cells: readonly Omit<Cell, "year">[]): readonly Cell[] {
  return year === undefined ? [] : cells.map((cell) => ({...cell, year}));
}

function yearsCells(
  form: Extract<SeriesForm, {kind: "years"}>,
  table: SourceTable,
  source: SeriesSource,
  issues: IssueLog
): Cells {
  const years = table.header.filter(isYear);
  return (row) => {
    const code = row[form.code] ?? "";
    const id = Object.hasOwn(form.codes, code) ? form.codes[code] : undefined;
    if (id === undefined) {
      issues.add("unknown-series", form.code, code, "an indicator that is not taken from this source");
      return [];
    }
    const series = declared(source, id);
    return years.map((year) => ({series, columns: {series: id, value: year}, year: Number(year)}));
  };
}

function declared({series, id}: SeriesSource, wanted: string): SeriesDeclaration {
  const found = series.find((one) => one.id === wanted);
  if (!found) throw new TypeError(`undeclared series in ${id}: ${wanted}`);
  return found;
}

/** The longest of the publisher's codes that the file's name holds, so that NY.GNP.PCAP.PP.CD is not taken for another. */
function codeInName(name: string, codes: Readonly<Record<string, string>>): string {
  const stem = name.toUpperCase();
  const code = Object.keys(codes)
    .filter((one) => stem.includes(one))
    .sort((a, b) => b.length - a.length)[0];
  if (code !== undefined) return codes[code] ?? "";
  throw new ApertureError("source-changed", `the name says no known series: ${name}`, {
    hint: `Only the name tells which series the file holds. Call it by the publisher's code, such as ${Object.keys(codes)[0]}.csv.`
  });
}

/** Edition of a file: in a cross-section by its name, otherwise the day in the lines before the header. */
function editionOf(
  form: SeriesForm,
  file: InputFile,
  {preamble}: SourceTable
): {dated: string; year?: number} | undefined {
  if (form.kind === "cross-section") {
    const short = form.edition.pattern.exec(file.name)?.[1];
    return short === undefined
      ? undefined
      : {dated: `20${short}-01`, year: 2000 + Number(short) - form.edition.yearsBefore};
  }
  const dated = preamble.flat().find((cell) => /^\d{4}-\d{2}-\d{2}$/.test(cell.trim()));
  return dated === undefined ? undefined : {dated: dated.trim()};
}

function yearIn(row: TableRow, {edition}: CrossSectionForm): number {
  const short = edition.pattern.exec(row[edition.column] ?? "")?.[1];
  if (short !== undefined) return 2000 + Number(short) - edition.yearsBefore;
  throw new ApertureError("source-changed", "neither the file nor its name says which edition it is", {
    hint: "Keep the publisher's file name, such as qog_std_cs_jan25.csv."
  });
}

/** Countries of a source by name and code, each resolved once; what is none is filed with its rows. */
class Places {
  readonly apart = new Map<string, Set<string>>();
  readonly #known = new Map<string, Place>();
  readonly #source: SeriesSource;
  readonly #issues: IssueLog;

  constructor(source: SeriesSource, issues: IssueLog) {
    this.#source = source;
    this.#issues = issues;
  }

  country(name: string, code: string): string | undefined {
    const key = `${name}\n${code}`;
    const place = this.#known.get(key) ?? placeOf(this.#source, name, code);
    this.#known.set(key, place);
    if ("country" in place) return place.country;
    this.#issues.add(place.left, "country", [name, code].filter(Boolean).join(" / "), place.note);
    if (place.part) {
      const {of, words} = place.part;
      this.apart.set(of, (this.apart.get(of) ?? new Set()).add(words));
    }
    return undefined;
  }
}
