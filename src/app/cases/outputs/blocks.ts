import {
  type Block,
  type Column,
  type Heading,
  type Paragraph,
  quoted,
  type Table,
  type Text
} from "../../../report/block.ts";

/** Builds the blocks of one document over a case; numbers its sections and tables in their order. */
export interface Blocks {
  readonly made: readonly Block[];
  /** A section; numbered where others may speak of it by its number. */
  section(title: string, isNumbered?: boolean): void;
  part(title: string): void;
  /** A text of a person or source; each of its lines is a paragraph. */
  text(words: string, tone?: Paragraph["tone"]): void;
  list(items: readonly string[]): void;
  table(
    caption: string,
    columns: readonly (readonly [title: string, width: number])[],
    rows: readonly (readonly (string | Text)[])[]
  ): void;
}

export function openBlocks(from: string): Blocks {
  const made: Block[] = [];
  const said = (words: string): Text => [quoted(words, from)];
  let sections = 0;
  let parts = 0;
  let tables = 0;
  const heading = (level: Heading["level"], number: string, title: string) =>
    made.push({kind: "heading", level, id: `part-${++parts}`, number, text: said(title)});
  return {
    made,
    section: (title, isNumbered = true) => void heading(1, isNumbered ? String(++sections) : "", title),
    part: (title) => void heading(2, "", title),
    text(words, tone = "plain") {
      for (const line of linesOf(words)) made.push({kind: "paragraph", tone, text: said(line)});
    },
    list(items) {
      if (items.length > 0) made.push({kind: "list", items: items.map(said)});
    },
    table(caption, columns, rows) {
      if (rows.length === 0) return;
      const number = ++tables;
      const table: Table = {
        kind: "table",
        id: `table-${number}`,
        number: String(number),
        caption: said(caption),
        columns: columns.map(([title, width]): Column => ({title: said(title), align: "start", width})),
        rows: rows.map((row) => row.map((cell) => (typeof cell === "string" ? said(cell || "–") : cell))),
        source: []
      };
      made.push(table);
    }
  };
}

function linesOf(words: string): readonly string[] {
  return words
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
}
