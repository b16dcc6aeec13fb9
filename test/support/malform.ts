import type {SourceRow} from "./cordis-csv.ts";

/**
 * The ways in which the publisher's files break, or stretch, the rules of CSV. `undoubled`: every field quoted,
 * inner quotes as they are. `minimal`: quotes only where a field needs them, inner quotes as they are, decimal
 * commas. `bom-crlf`: sound, with a byte order mark and CRLF. `mixed`: sound and undoubled records in turn.
 */
export const MALFORMED_FORMS = ["undoubled", "minimal", "bom-crlf", "mixed"] as const;

export type MalformedForm = (typeof MALFORMED_FORMS)[number];

export interface MalformOptions {
  readonly form: MalformedForm;
  /** Columns whose decimal point becomes a comma. */
  readonly decimalCommas?: readonly string[];
}

type Line = (cells: readonly string[], index: number) => string;

const LINES: Readonly<Record<MalformedForm, Line>> = {
  undoubled: (cells) => cells.map((cell) => `"${cell}"`).join(";"),
  minimal: (cells) => cells.map((cell) => (/[;"\n]/.test(cell) ? `"${cell}"` : cell)).join(";"),
  "bom-crlf": (cells) => sound(cells),
  mixed: (cells, index) => (index % 2 === 0 ? sound(cells) : cells.map((cell) => `"${cell}"`).join(";"))
};

function sound(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";");
}

/** Writes clean rows as a publisher does who does not keep the rules. */
export function malform(
  rows: readonly SourceRow[],
  columns: readonly string[],
  {form, decimalCommas = []}: MalformOptions
): string {
  const value = (row: SourceRow, name: string) =>
    decimalCommas.includes(name) ? (row[name] ?? "").replace(".", ",") : (row[name] ?? "");
  const header = form === "minimal" ? columns.join(";") : sound(columns);
  const lines = rows.map((row, i) =>
    LINES[form](
      columns.map((name) => value(row, name)),
      i
    )
  );
  const end = form === "bom-crlf" ? "\r\n" : "\n";
  return `${form === "bom-crlf" ? "\uFEFF" : ""}${[header, ...lines].map((line) => line + end).join("")}`;
}
