import {csvLines} from "../../base/csv.ts";
import {ApertureError} from "../../base/errors.ts";
import {NO_FORMULA, readWorkbookCells} from "../../base/workbook.ts";

export function isWorkbook(name: string): boolean {
  return /\.xlsx$/i.test(name);
}

/** The first sheet of a workbook as CSV, so that it is recognised and read like every other table. Formulas are refused. */
export async function workbookAsCsv(bytes: Buffer, name: string): Promise<Buffer> {
  const read = await readWorkbookCells(bytes, name);
  if ("rows" in read)
    return Buffer.from(csvLines(read.rows.filter((row) => row.some((cell) => cell !== ""))));
  const [first, ...others] = read.formulas;
  const more = others.length > 0 ? `, and ${others.length} more` : "";
  throw new ApertureError(
    "source-damaged",
    `${name}: row ${first.row}, column ${first.column}: ${NO_FORMULA}${more}`,
    {hint: "Correct the workbook, or save its sheet as CSV UTF-8, and give it again."}
  );
}
