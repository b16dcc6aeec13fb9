import {csvLines} from "../base/csv.ts";
import {inertCell} from "../base/safe-cell.ts";
import type {StatementRow} from "./statement-row.ts";

interface Column {
  readonly name: string;
  readonly description: string;
  readonly datatype?: "date";
  cell(row: StatementRow): string | null;
}

const COLUMNS: readonly Column[] = [
  {name: "statement", description: "Key of the statement", cell: (row) => row.statement},
  {name: "register", description: "Register of the thing it is about", cell: (row) => row.register},
  {name: "id", description: "Key of the thing in its register", cell: (row) => row.id},
  {name: "name", description: "Name of the thing", cell: (row) => row.name},
  {name: "property", description: "What is stated of it", cell: (row) => row.property},
  {
    name: "value",
    description: "The value; as JSON where it has several fields",
    cell: ({value}) => (typeof value === "string" ? value : JSON.stringify(value))
  },
  {name: "words", description: "The value in words", cell: (row) => row.words},
  {name: "from", description: "From when it holds: a year, month or day", cell: (row) => row.from},
  {name: "to", description: "Until when it holds: a year, month or day", cell: (row) => row.to},
  {name: "as_of", description: "The date the source speaks of", cell: (row) => row.asOf},
  {name: "confidence", description: "seen, reported or unverified", cell: (row) => row.confidence},
  {name: "entered", description: "Day of entry", datatype: "date", cell: (row) => row.entered},
  {name: "review", description: "Day of the next review", datatype: "date", cell: (row) => row.review},
  {name: "sources", description: "Keys of the sources", cell: ({sources}) => sources.map(keyOf).join("; ")},
  {
    name: "source_titles",
    description: "Titles of the sources, with the passage where known",
    cell: ({sources}) =>
      sources.map(({title, passage}) => (passage ? `${title}, ${passage}` : title)).join("; ")
  },
  {
    name: "source_addresses",
    description: "Addresses of the sources that have one",
    cell: ({sources}) => sources.flatMap(({address}) => address ?? []).join(" ")
  },
  {name: "note", description: "What else a reader should know", cell: (row) => row.note}
];

/** Statements as CSV, one row each. No cell starts in a way a spreadsheet would take for a formula. */
export function toStatementsCsv(rows: readonly StatementRow[]): string {
  return csvLines([
    COLUMNS.map(({name}) => name),
    ...rows.map((row) => COLUMNS.map(({cell}) => inertCell(cell(row) ?? "")))
  ]);
}

/** Metadata of the CSV by CSV on the Web (W3C). */
export function toStatementsCsvw(title: string, csvAddress: string): object {
  return {
    "@context": "http://www.w3.org/ns/csvw",
    url: csvAddress,
    "dc:title": title,
    "dc:license": {"@id": "https://eupl.eu/1.2/en/"},
    notes: ["A cell that a spreadsheet would run as a formula has an apostrophe before it."],
    tableSchema: {
      primaryKey: "statement",
      columns: COLUMNS.map(({name, description, datatype = "string"}) => ({
        name,
        titles: name,
        "dc:description": description,
        datatype
      }))
    }
  };
}

function keyOf({id, anchor}: StatementRow["sources"][number]): string {
  return anchor === null ? id : `${id}#${anchor}`;
}
