import writeWorkbook, {type SheetData} from "write-excel-file/node";
import {csvLines} from "../../base/csv.ts";
import {countries} from "../../catalogue/countries.ts";
import {THEMES} from "../../catalogue/themes.ts";
import {COOPERATION_KINDS, COOPERATION_STATES, MAPPING_COLUMNS, type MappingField} from "./columns.ts";

/** Two rows of a country that does not exist, for a delegate to write over. */
const EXAMPLE: readonly Readonly<Partial<Record<MappingField, string>>>[] = [
  {
    id: "1",
    country: "XX",
    as_of: "2026-10-01",
    kind: "agreement",
    level: "bilateral",
    title: "Agreement on scientific cooperation (example, write over it)",
    partners: "XY",
    themes: "oceans; environment-climate",
    state: "in-force",
    valid_from: "2021-06-17",
    responsible_body: "Ministry of Research",
    budget_eur_per_year: "250000",
    values_clause: "yes",
    address: "https://example.org/agreement"
  },
  {
    id: "2",
    country: "XX",
    as_of: "2026-10-01",
    kind: "joint-call",
    level: "multilateral",
    title: "Joint call on clean hydrogen (example, write over it)",
    partners: "XY; Otherland",
    framework: "Research funders' network",
    themes: "clean-energy",
    state: "planned",
    valid_from: "2027",
    values_clause: "unknown"
  }
];

/** The template as CSV; with a BOM, by which spreadsheets know it for UTF-8. */
export function templateCsv(): string {
  return `\uFEFF${csvLines([MAPPING_COLUMNS.map(({id}) => id), ...EXAMPLE.map(cellsOf)])}`;
}

/** The template as a workbook: the sheet to fill in, what its columns mean, and the codes to use. */
export async function templateXlsx(): Promise<Buffer> {
  const bold = (value: string) => ({value, fontWeight: "bold" as const, wrap: true});
  const text = (value: string) => ({value, type: String, format: "@", wrap: true});
  const cooperation: SheetData = [
    MAPPING_COLUMNS.map(({id}) => bold(id)),
    ...EXAMPLE.map((row) => cellsOf(row).map(text))
  ];
  const columns: SheetData = [
    ["Column", "What it is", "What to write", "Must be filled in"].map(bold),
    ...MAPPING_COLUMNS.map(({id, title, help, required}) =>
      [id, title, help, required ? "yes" : "no"].map(text)
    )
  ];
  const codes: SheetData = [
    ["Column", "Code", "Meaning"].map(bold),
    ...codeRows().map((row) => row.map(text))
  ];
  return writeWorkbook([
    {
      data: cooperation,
      sheet: "Cooperation",
      columns: MAPPING_COLUMNS.map(({width}) => ({width})),
      stickyRowsCount: 1
    },
    {data: columns, sheet: "Columns", columns: [{width: 20}, {width: 24}, {width: 80}, {width: 16}]},
    {data: codes, sheet: "Codes", columns: [{width: 16}, {width: 22}, {width: 60}], stickyRowsCount: 1}
  ]).toBuffer();
}

function cellsOf(row: Readonly<Partial<Record<MappingField, string>>>): string[] {
  return MAPPING_COLUMNS.map(({id}) => row[id] ?? "");
}

function codeRows(): string[][] {
  return [
    ...Object.entries(COOPERATION_KINDS).map(([code, title]) => ["kind", code, title]),
    ...["bilateral", "multilateral"].map((level) => ["level", level, ""]),
    ...Object.entries(COOPERATION_STATES).map(([code, title]) => ["state", code, title]),
    ...THEMES.map(({id, title}) => ["themes", id, title]),
    ...countries()
      .filter(({historic}) => !historic)
      .map(({code, name}) => ["partners", code, name])
  ];
}
