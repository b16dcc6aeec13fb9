import {csvLines} from "../../../base/csv.ts";
import {ApertureError} from "../../../base/errors.ts";
import {countOf} from "../../../base/text.ts";
import type {EntityKind, ListedEntity, ListedIdentifier} from "../../../domain/listed-entity.ts";
import {type DraftEntity, type ListFile, type ListForm, partFiles} from "../list.ts";
import {readPartialDate} from "../partial-date.ts";
import {hasColumns, readRecords} from "../table.ts";
import {namesOf, present, splitAt, textOfFile} from "../text.ts";

/** The columns of an institution's own list, with what stands in each. Several values are parted by a bar. */
export const OWN_COLUMNS = {
  reference: "The institution's own reference; left blank, one is made from the name and the country",
  kind: "person, organisation, vessel, aircraft or unknown",
  name: "The name in full, in any script",
  aliases: "Other names that are as good as the first",
  weak_aliases: "Names that are shared by many: acronyms, nicknames",
  former_names: "Names it no longer has",
  countries: "Countries of seats and addresses, by EU or ISO code or by name; never a nationality",
  cities: "Cities of seats and addresses",
  birth_dates: "Dates of birth of a person: 1971, 1971-03 or 1971-03-14",
  identifiers: "Scheme and value: LEI=…; ROR=…; PIC=…",
  programmes: "Why it is on the list, in the institution's own terms",
  legal_reference: "The rule or decision the entry rests on",
  listed_on: "Day of the entry: 2025, 2025-03 or 2025-03-14",
  parents: "References or names of those that own or contain it",
  address: "Address in one line",
  remarks: "Anything else a reader must know"
} as const;

type OwnColumn = keyof typeof OWN_COLUMNS;

const COLUMNS = Object.keys(OWN_COLUMNS) as OwnColumn[];
const REQUIRED: readonly OwnColumn[] = ["name", "kind"];
const KINDS: readonly EntityKind[] = ["person", "organisation", "vessel", "aircraft", "unknown"];
const MOST_PROBLEMS_SHOWN = 10;

/** A spreadsheet would run a cell that starts so; the apostrophe in front is what spreadsheets write to prevent it. */
const FORMULA = /^[=+\-@\t\r]/;
const GUARDED = /^'(?=[=+\-@\t\r])/;

type Row = Readonly<Record<OwnColumn, string>>;
type Problem = (column: string, message: string) => void;

/** An institution's own list. Unlike a publisher's, it can be corrected, so every problem in it is an error. */
export const ownCsv: ListForm = {
  id: "own-csv",
  title: "Own list as CSV UTF-8",
  parts: ["list"],
  partOf: ({start}) =>
    [",", ";", "\t"].some((mark) => hasColumns(start, REQUIRED, mark)) ? "list" : undefined,
  read: (parts) => ({entries: partFiles(parts, "list").flatMap(readOwnList)})
};

function readOwnList(file: ListFile): readonly DraftEntity[] {
  const text = textOfFile(file);
  const head = text.split("\n", 1)[0] ?? "";
  const marks = [",", ";", "\t"].sort((a, b) => head.split(b).length - head.split(a).length);
  const [header, ...records] = readRecords(text, file.name, marks[0] ?? ",");
  const columns = header?.cells ?? [];
  const problems: string[] = [];
  const unknown = columns.filter((column) => !(COLUMNS as readonly string[]).includes(column));
  for (const column of unknown) problems.push(`row 1, column ${column}: not a column of an own list`);
  const entries = records.map(({cells, line}) => {
    const problem: Problem = (column, message) => problems.push(`row ${line}, column ${column}: ${message}`);
    if (cells.length !== columns.length) problem("all", `${cells.length} of ${columns.length} cells`);
    return entryOf(rowOf(columns, cells, problem), problem);
  });
  refuseProblems(file.name, problems);
  return entries;
}

function rowOf(columns: readonly string[], cells: readonly string[], problem: Problem): Row {
  return Object.fromEntries(
    COLUMNS.map((column) => {
      const cell = cells[columns.indexOf(column)] ?? "";
      if (FORMULA.test(cell)) problem(column, "starts like a formula; write an apostrophe in front");
      return [column, cell.replace(GUARDED, "")];
    })
  ) as Row;
}

function entryOf(row: Row, problem: Problem): DraftEntity {
  if (row.name === "") problem("name", "missing");
  const kind = KINDS.find((known) => known === row.kind);
  if (kind === undefined) problem("kind", `not one of ${KINDS.join(", ")}: ${row.kind}`);
  const several = (column: OwnColumn) => splitAt(row[column], "|");
  const dates = (column: OwnColumn) => several(column).map((text) => dateOf(text, column, problem));
  return {
    kind: kind ?? "unknown",
    names: [
      {text: row.name, quality: "primary"},
      ...namesOf(several("aliases"), "strong"),
      ...namesOf(several("weak_aliases"), "weak"),
      ...namesOf(several("former_names"), "former")
    ],
    countries: several("countries"),
    cities: several("cities"),
    birthDates: dates("birth_dates"),
    identifiers: several("identifiers").map((text) => identifierOf(text, problem)),
    programmes: several("programmes"),
    parents: several("parents"),
    ...present({
      reference: row.reference,
      legalReference: row.legal_reference,
      listedOn: dates("listed_on")[0],
      address: row.address,
      remarks: row.remarks
    })
  };
}

function dateOf(text: string, column: OwnColumn, problem: Problem): string {
  const date = /^\d{4}(-\d\d){0,2}$/.test(text) ? readPartialDate(text) : undefined;
  if (date === undefined) problem(column, "not a date such as 1971-03-14");
  return date ?? "";
}

function identifierOf(text: string, problem: Problem): ListedIdentifier {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1) problem("identifiers", "not scheme=value");
  return {scheme: text.slice(0, at).trim(), value: text.slice(at + 1).trim()};
}

function refuseProblems(name: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length - MOST_PROBLEMS_SHOWN;
  const shown = [...problems.slice(0, MOST_PROBLEMS_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])];
  throw new ApertureError(
    "source-damaged",
    `${countOf(problems.length, "problem")} in ${name}: ${shown.join("; ")}`,
    {
      hint: "Correct the cells named, and give the file again. The columns are described in docs/how-to/add-a-list.md."
    }
  );
}

/** Entries as an own list, in the form that is read back the same. */
export function writeOwnList(entries: readonly ListedEntity[]): string {
  return csvLines([COLUMNS, ...entries.map(cellsOf)]);
}

function cellsOf(entity: ListedEntity): readonly string[] {
  const named = (quality: string) =>
    entity.names.filter((name) => name.quality === quality).map((name) => name.text);
  const [primary = "", ...others] = [...named("primary"), ...named("strong")];
  const row: Row = {
    reference: entity.reference,
    kind: entity.kind,
    name: primary,
    aliases: joined(others),
    weak_aliases: joined(named("weak")),
    former_names: joined(named("former")),
    countries: joined(entity.countries),
    cities: joined(entity.cities),
    birth_dates: joined(entity.birthDates),
    identifiers: joined(entity.identifiers.map(({scheme, value}) => `${scheme}=${value}`)),
    programmes: joined(entity.programmes),
    legal_reference: entity.legalReference ?? "",
    listed_on: entity.listedOn ?? "",
    parents: joined(entity.parents),
    address: entity.address ?? "",
    remarks: entity.remarks ?? ""
  };
  return COLUMNS.map((column) => row[column].replace(FORMULA, "'$&"));
}

function joined(values: readonly string[]): string {
  return values.join("|");
}
