import {type CellPlace, NO_FORMULA, readWorkbookCells} from "../../base/workbook.ts";
import {columnLetter, MAPPING_COLUMNS} from "./columns.ts";
import type {ReturnProblem} from "./return.ts";
import {type SheetRead, textSheet} from "./text-sheet.ts";

/** Reads the first sheet of a workbook. Cells that hold formulas are named and refused. */
export async function readXlsxSheet(bytes: Buffer, name: string): Promise<SheetRead> {
  const read = await readWorkbookCells(bytes, name);
  return "rows" in read ? {sheet: textSheet(read.rows)} : {problems: read.formulas.map(formulaProblem)};
}

function formulaProblem({column, row}: CellPlace): ReturnProblem {
  const field = MAPPING_COLUMNS.find((_, at) => columnLetter(at) === column);
  return {row, column: field ? `${column} (${field.id})` : column, message: NO_FORMULA};
}
