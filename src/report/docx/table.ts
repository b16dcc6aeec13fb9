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
import type {WriteRuns} from "./runs.ts";
import {TEXT_WIDTH} from "./styles.ts";

const LINE = {style: BorderStyle.SINGLE, size: 4, color: "C9C6BD"};
const NONE = {style: BorderStyle.NONE, size: 0, color: "auto"};

/** A table with its caption before it and its source after. */
export function writeTable(table: Table, runs: WriteRuns): (Paragraph | WordTable)[] {
  const all = table.columns.reduce((sum, {width}) => sum + width, 0);
  const widths = table.columns.map(({width}) => Math.round((TEXT_WIDTH * width) / all));
  const row = (cells: readonly Text[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((cell, at) =>
        writeCell(cell, table.columns[at]?.align ?? "start", widths[at] ?? 0, isHead, runs)
      )
    });
  return [
    caption("Table", table.number, table.caption, runs, {keepNext: true}),
    new WordTable({
      width: {size: TEXT_WIDTH, type: WidthType.DXA},
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
          true
        ),
        ...table.rows.map((cells) => row(cells, false))
      ]
    }),
    new Paragraph({style: "Source", children: table.source.length ? runs(table.source) : []})
  ];
}

function writeCell(
  text: Text,
  align: "start" | "end",
  width: number,
  isHead: boolean,
  runs: WriteRuns
): TableCell {
  return new TableCell({
    width: {size: width, type: WidthType.DXA},
    margins: {top: 40, bottom: 40, left: 60, right: 60},
    children: [
      new Paragraph({
        style: isHead ? "TableHead" : "TableText",
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
