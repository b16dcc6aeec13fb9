import {csvLines} from "../../base/csv.ts";
import {ApertureError} from "../../base/errors.ts";
import {readWorkbookSheet} from "../../pool/mapping/read-xlsx.ts";

export function isWorkbook(name: string): boolean {
  return /\.xlsx$/i.test(name);
}

/** The first sheet of a workbook as CSV, so that it is recognised and read as any table of a list. Formulas are refused. */
export async function workbookAsCsv(bytes: Buffer, name: string): Promise<Buffer> {
  const read = await readWorkbookSheet(bytes, name);
  if ("sheet" in read) {
    const {header, rows} = read.sheet;
    return Buffer.from(csvLines([header, ...rows.map(({cells}) => cells)]));
  }
  const [first, ...others] = read.problems;
  const more = others.length > 0 ? `, and ${others.length} more` : "";
  throw new ApertureError(
    "source-damaged",
    `${name}: row ${first?.row}, column ${first?.column.split(" ")[0]}: ${first?.message}${more}`,
    {hint: "Correct the workbook, or save its sheet as CSV UTF-8, and give it again."}
  );
}
