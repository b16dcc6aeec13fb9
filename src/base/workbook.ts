import readWorkbook from "read-excel-file/node";
import {SaxesParser} from "saxes";
import {ApertureError} from "./errors.ts";
import {firstSheetXml} from "./workbook-archive.ts";

/** What to do about a cell that holds a formula: what it shows depends on who opens it. */
export const NO_FORMULA = "the cell holds a formula; copy it and paste the value only";

/** A cell by its place in the sheet: column B, row 7. */
export interface CellPlace {
  readonly column: string;
  readonly row: number;
}

/** Every row of a sheet as text, or the cells for which it is refused: those that hold a formula. */
export type SheetCells =
  | {readonly rows: readonly (readonly string[])[]}
  | {readonly formulas: readonly [CellPlace, ...CellPlace[]]};

/** Reads the first sheet of a workbook (XLSX); the name is for messages. Dates become ISO 8601 days. */
export async function readWorkbookCells(bytes: Buffer, name: string): Promise<SheetCells> {
  const [first, ...others] = formulasIn(await firstSheetXml(bytes, name));
  if (first) return {formulas: [first, ...others]};
  try {
    const [sheet] = await readWorkbook(bytes);
    return {rows: (sheet?.data ?? []).map((row) => row.map(textOf))};
  } catch (cause) {
    throw new ApertureError("source-damaged", `not a readable workbook: ${name}`, {
      hint: "Open it in a spreadsheet and save it anew as XLSX, or as CSV UTF-8.",
      cause
    });
  }
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? "" : String(cell).trim();
}

function formulasIn(xml: string): CellPlace[] {
  const found: CellPlace[] = [];
  let cell = "";
  const parser = new SaxesParser({xmlns: false});
  parser.on("opentag", ({name, attributes}) => {
    const tag = name.split(":").at(-1);
    if (tag === "c") cell = String(attributes["r"] ?? "");
    if (tag === "f") found.push(placeOf(cell));
  });
  parser.write(xml).close();
  return found;
}

function placeOf(reference: string): CellPlace {
  const [, column = "", row = "0"] = /^([A-Z]+)(\d+)$/.exec(reference) ?? [];
  return {column, row: Number(row)};
}
