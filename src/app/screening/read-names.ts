import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {readSheetFile} from "../../pool/mapping/read-sheet.ts";

/** A table of names, CSV or XLSX, as rows by column. Formulas are refused, as in every table that comes in. */
export async function readNames(path: string): Promise<Record<string, string>[]> {
  const read = await readSheetFile(path).catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no such file: ${path}`, {hint: "Check the path."});
  });
  if ("problems" in read) {
    const [first] = read.problems;
    const letter = first?.column.split(" ")[0] ?? "";
    throw new ApertureError(
      "source-damaged",
      `row ${first?.row ?? 0}, column ${letter}: ${first?.message ?? ""}`,
      {
        hint: "Correct the table and run it again; nothing was screened."
      }
    );
  }
  const {header, rows} = read.sheet;
  return rows.map(({cells}) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}
