import type {ReturnProblem} from "./return.ts";

/** A sheet as text, cell by cell, exactly as its author sees it. */
export interface TextSheet {
  /** First row of the sheet. */
  readonly header: readonly string[];
  /** The rows below, with their place in the sheet; rows without any text are left out. */
  readonly rows: readonly {readonly row: number; readonly cells: readonly string[]}[];
}

export type SheetRead = {readonly sheet: TextSheet} | {readonly problems: readonly ReturnProblem[]};

/** Numbers rows as a spreadsheet does, drops blank ones, and makes every cell trimmed text. */
export function textSheet(rows: readonly (readonly string[])[]): TextSheet {
  const [header = [], ...rest] = rows.map((cells) => cells.map((cell) => cell.trim()));
  return {
    header,
    rows: rest
      .map((cells, at) => ({row: at + 2, cells}))
      .filter(({cells}) => cells.some((cell) => cell !== ""))
  };
}
