import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  SimpleField,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  Table as WordTable
} from "docx";
import type {Table, Text} from "../block.ts";
import {isNarrow, isShort} from "../table-shape.ts";
import type {WriteRuns} from "./runs.ts";
import {TEXT_WIDTH} from "./styles.ts";

const LINE = {style: BorderStyle.SINGLE, size: 4, color: "C9C6BD"};
/** Of a table of a name and a number, in twentieths of a point. */
const NARROW_WIDTH = Math.round(TEXT_WIDTH * 0.58);
const NONE = {style: BorderStyle.NONE, size: 0, color: "auto"};

/** A table with its caption before it and its source after. */
export function writeTable(table: Table, runs: WriteRuns): (Paragraph | WordTable)[] {
  const all = table.columns.reduce((sum, {width}) => sum + width, 0);
  const full = isNarrow(table) ? NARROW_WIDTH : TEXT_WIDTH;
  const widths = table.columns.map(({width}) => Math.round((full * width) / all));
  const row = (cells: readonly Text[], isHead: boolean, keepNext: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((cell, at) =>
        writeCell(cell, table.columns[at]?.align ?? "start", {
          width: widths[at] ?? 0,
          isHead,
          keepNext,
          runs
        })
      )
    });
  const isWhole = isShort(table);
  const last = table.rows.length - 1;
  return [
    caption("Table", table.number, table.caption, runs, {keepNext: true}),
    new WordTable({
      width: {size: full, type: WidthType.DXA},
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: {
        top: LINE,
        bottom: LINE,
        left: NONE,
        right: NONE,
        insideHorizontal: LINE,
        insideVertical: NONE
      },
      rows: [
        row(
          table.columns.map(({title}) => title),
          true,
          true
        ),
        ...table.rows.map((cells, at) => row(cells, false, isWhole || at === last))
      ]
    }),
    new Paragraph({style: "Source", children: table.source.length ? runs(table.source) : []})
  ];
}

interface CellOptions {
  readonly width: number;
  readonly isHead: boolean;
  /** Whether its row stays on the page of what follows: the next row, or the source. */
  readonly keepNext: boolean;
  readonly runs: WriteRuns;
}

function writeCell(
  text: Text,
  align: "start" | "end",
  {width, isHead, keepNext, runs}: CellOptions
): TableCell {
  return new TableCell({
    width: {size: width, type: WidthType.DXA},
    margins: {top: 40, bottom: 40, left: 60, right: 60},
    children: [
      new Paragraph({
        style: isHead ? "TableHead" : "TableText",
        keepNext,
        alignment: align === "end" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: runs(text)
      })
    ]
  });
}

/** A caption in Word's own style, with a field that Word can number and list. */
export function caption(
  label: "Table" | "Figure",
  number: string,
  text: Text,
  runs: WriteRuns,
  options: Pick<IParagraphOptions, "keepNext">
): Paragraph {
  return new Paragraph({
    style: "Caption",
    ...options,
    children: [
      new TextRun(`${label} `),
      new SimpleField(`SEQ ${label} \\* ARABIC`, number),
      new TextRun(". "),
      ...runs(text)
    ]
  });
}
