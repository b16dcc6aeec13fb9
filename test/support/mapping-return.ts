import {writeFileSync} from "node:fs";
import {join} from "node:path";
import writeWorkbook from "write-excel-file/node";
import {csvLines} from "../../src/base/csv.ts";
import {MAPPING_COLUMNS, type MappingField} from "../../src/pool/mapping/columns.ts";

export type ReturnRow = Readonly<Partial<Record<MappingField, string>>>;

/** A sound row of a country that does not exist. */
export const SOUND_ROW: ReturnRow = {
  id: "1",
  country: "Examplia",
  as_of: "2026-10-01",
  kind: "agreement",
  level: "bilateral",
  title: "Agreement on tides",
  partners: "Farland; XZ",
  themes: "oceans; digital",
  state: "in-force",
  valid_from: "2021",
  valid_to: "2027-06",
  budget_eur_per_year: "250 000",
  values_clause: "yes"
};

export function row(changes: ReturnRow = {}): ReturnRow {
  return {...SOUND_ROW, ...changes};
}

function cells(rows: readonly ReturnRow[]): string[][] {
  return [
    MAPPING_COLUMNS.map(({id}) => id),
    ...rows.map((one) => MAPPING_COLUMNS.map(({id}) => one[id] ?? ""))
  ];
}

/** Writes a return as CSV into a folder. */
export function csvReturn(folder: string, rows: readonly ReturnRow[], name = "return.csv"): string {
  return textFile(folder, csvLines(cells(rows)), name);
}

export function textFile(folder: string, text: string | Uint8Array, name = "return.csv"): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Writes a return as a workbook; a cell whose text starts with = becomes a formula. */
export async function xlsxReturn(
  folder: string,
  rows: readonly ReturnRow[],
  name = "return.xlsx"
): Promise<string> {
  const data = cells(rows).map((line) =>
    line.map((value) => (value.startsWith("=") ? {type: "Formula" as const, value} : {type: String, value}))
  );
  return textFile(folder, await writeWorkbook(data).toBuffer(), name);
}
