import type {Table} from "./block.ts";

/** Characters that a printed line of a table holds across the whole page. */
const CHARACTERS_A_LINE = 112;

/** Whether a table is a name and a number a row: across a whole page the eye would lose the line between them. */
export function isNarrow({columns}: Table): boolean {
  return columns.length === 2 && columns[1]?.align === "end";
}

/** Lines of a table that stands whole on a page with its source. */
const MOST_LINES = 16;

/** Whether a table is short enough to stand whole on a page. */
export function isShort(table: Table): boolean {
  return linesOfRows(table).reduce((sum, one) => sum + one, 0) <= MOST_LINES;
}

/** About how many printed lines each row of a table takes, its longest cell being the tallest. */
export function linesOfRows({columns, rows}: Table): number[] {
  const all = columns.reduce((sum, {width}) => sum + width, 0);
  return rows.map((cells) =>
    Math.max(
      1,
      ...cells.map((cell, at) => {
        const characters = cell.reduce((sum, {text}) => sum + text.length, 0);
        return Math.ceil((characters * all) / (CHARACTERS_A_LINE * (columns[at]?.width ?? all)));
      })
    )
  );
}
