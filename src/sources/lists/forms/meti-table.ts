import type {DraftName} from "../list.ts";
import {namesOf, present, splitAt} from "../text.ts";
import {tableForm} from "./table-form.ts";

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * The ministry's table. Headings and countries stand in Japanese and, on the next line, in English; a name in Latin letters
 * may run over several lines, and one in characters may stand below it. The last column says B, C, M or N, or CW.
 */
export const metiTable = tableForm({
  id: "meti-table",
  title: "The ministry's table, as its workbook or saved as CSV",
  required: ["No.", "Country or Region", "Company or Organization", "Also Known As", "Type of WMD"],
  columns: ["Conventional Weapons"],
  columnOf: (heading) => latinLines(heading) || heading,
  entryOf: (row) => {
    const company = row.get("Company or Organization");
    return {
      kind: "organisation",
      names: [
        {text: latinLines(company), quality: "primary"},
        ...inCharacters(company),
        ...namesOf(
          splitAt(row.get("Also Known As"), /[;\n・･]/).map((name) => name.replace(/^[-–]\s*/, "")),
          "strong"
        )
      ],
      countries: [latinLines(row.get("Country or Region"))],
      programmes: [
        ...splitAt(latinLines(row.get("Type of WMD")), /[,、;\s]+/),
        ...splitAt(latinLines(row.get("Conventional Weapons")), /\s+/)
      ],
      ...present({remarks: row.get("No.") && `No. ${row.get("No.")} of the document`})
    };
  }
});

function linesOf(cell: string): readonly string[] {
  return splitAt(cell.normalize("NFKC"), /\r?\n/);
}

/** What stands in Latin letters, its lines joined. */
function latinLines(cell: string): string {
  return linesOf(cell)
    .filter((line) => !JAPANESE.test(line))
    .join(" ");
}

function inCharacters(cell: string): readonly DraftName[] {
  const text = linesOf(cell)
    .filter((line) => JAPANESE.test(line))
    .join("");
  return text === "" ? [] : [{text, quality: "strong"}];
}
