import {readFile} from "node:fs/promises";
import readWorkbook from "read-excel-file/node";
import {SaxesParser} from "saxes";
import {ApertureError} from "../../base/errors.ts";
import {columnLetter, MAPPING_COLUMNS} from "./columns.ts";
import type {ReturnProblem} from "./return.ts";
import {type SheetRead, textSheet} from "./text-sheet.ts";
import {firstSheetXml} from "./unpack-xlsx.ts";

/** Reads the first sheet of a workbook. Cells that hold formulas are named and refused. */
export async function readXlsxSheet(path: string): Promise<SheetRead> {
  return readWorkbookSheet(await readFile(path), path);
}

/** The same of a workbook that was read already; the name is for messages. */
export async function readWorkbookSheet(bytes: Buffer, name: string): Promise<SheetRead> {
  const formulas = formulasIn(await firstSheetXml(bytes, name));
  if (formulas.length) return {problems: formulas.map(formulaProblem)};
  try {
    const [first] = await readWorkbook(bytes);
    return {sheet: textSheet((first?.data ?? []).map((row) => row.map(textOf)))};
  } catch (cause) {
    throw new ApertureError("source-damaged", `not a readable workbook: ${name}`, {
      hint: "Open it in a spreadsheet and save it anew as XLSX, or as CSV UTF-8.",
      cause
    });
  }
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? "" : String(cell);
}

/** References (B7) of the cells that hold a formula. */
function formulasIn(xml: string): string[] {
  const found: string[] = [];
  let cell = "";
  const parser = new SaxesParser({xmlns: false});
  parser.on("opentag", ({name, attributes}) => {
    const tag = name.split(":").at(-1);
    if (tag === "c") cell = String(attributes["r"] ?? "");
    if (tag === "f") found.push(cell);
  });
  parser.write(xml).close();
  return found;
}

function formulaProblem(reference: string): ReturnProblem {
  const [, letter = "", row = "0"] = /^([A-Z]+)(\d+)$/.exec(reference) ?? [];
  const at = MAPPING_COLUMNS.findIndex((_, index) => columnLetter(index) === letter);
  const title = MAPPING_COLUMNS[at]?.id;
  const message = "the cell holds a formula; copy it and paste the value only";
  return {row: Number(row), column: title ? `${letter} (${title})` : letter, message};
}
