import {formatDate} from "../../base/dates.ts";
import type {Block, Paragraph, Picture, PrintDocument, Signed, Table} from "../block.ts";
import {isNarrow, isShort, linesOfRows} from "../table-shape.ts";
import {traceNumbers} from "../trace-numbers.ts";
import {BRIEF, PREAMBLE, PREAMBLE_OF_HEAD} from "./preamble.ts";
import {hasRomanised, ROMANISED_NOTE} from "./romanise.ts";
import {quote, quoteMarkup, typstWriter, type WriteTypst} from "./typst-text.ts";

/** A document as Typst source; its pictures are in it. */
export function writeTypst(document: PrintDocument): string {
  const write = typstWriter(traceNumbers(document.tables));
  const opening = OPENINGS[document.opening](document, write);
  const body = document.blocks
    .map((block, at) => writeBlock(block, write, document.blocks[at + 1]))
    .join("\n");
  const note = hasRomanised(opening + body) ? `#note(${quote(ROMANISED_NOTE)})` : "";
  return [PREAMBLE, documentHead(document), opening, body, note, ""].join("\n");
}

function documentHead({title, subtitle, keywords, asOf}: PrintDocument): string {
  const [year, month, day] = asOf.split("-").map(Number);
  const words = keywords.map((word) => `${quote(word)},`).join(" ");
  return `#set document(title: ${quote(title)}, author: "Aperture", description: ${quote(subtitle)}, keywords: (${words}), date: datetime(year: ${year}, month: ${month}, day: ${day}))`;
}

function cover({title, subtitle, front}: PrintDocument, write: WriteTypst): string {
  return [
    "#v(60mm)",
    `#block(width: 80%, below: 18pt, text(size: 30pt, weight: 600, ${quote(title)}))`,
    `#block(below: 24pt, text(size: 14pt, fill: quiet, ${quote(subtitle)}))`,
    ...front.map((one) => `#block(${write(one)})`),
    "#pagebreak()",
    "#show outline.entry.where(level: 1): set block(above: 9pt)",
    "#show outline.entry.where(level: 1): set text(weight: 600)",
    "#outline(depth: 2, title: [Contents])",
    "#pagebreak()"
  ].join("\n");
}

const OPENINGS = {cover, head, brief} as const satisfies Record<
  PrintDocument["opening"],
  (document: PrintDocument, write: WriteTypst) => string
>;

/** The title of a briefing, with the text right under it. */
function brief({title, subtitle, front}: PrintDocument, write: WriteTypst): string {
  return [
    BRIEF,
    `#block(below: 6pt, text(size: 22pt, weight: 600, ${quote(title)}))`,
    `#block(below: 6pt, text(size: 11pt, fill: quiet, ${quote(subtitle)}))`,
    ...front.map((one) => `#note(${write(one)})`)
  ].join("\n");
}

function head({title, subtitle, front}: PrintDocument, write: WriteTypst): string {
  return [
    PREAMBLE_OF_HEAD,
    `#block(below: 10pt, text(size: 22pt, weight: 600, ${quote(title)}))`,
    `#block(below: 14pt, text(size: 12pt, fill: quiet, ${quote(subtitle)}))`,
    ...front.map((one) => `#block(below: 6pt, ${write(one)})`)
  ].join("\n");
}

function writeBlock(block: Block, write: WriteTypst, next: Block | undefined): string {
  switch (block.kind) {
    case "heading":
      return `#heading(level: ${block.level}, [${block.number && `#${quote(block.number)} `}#${write(block.text)}]) <${block.id}>`;
    case "paragraph":
      return writeParagraph(block, write, next);
    case "list":
      return `#list(${block.items.map(write).join(", ")})`;
    case "table":
      return writeTable(block, write);
    case "picture":
      return writePicture(block, write);
    case "signed":
      return writeSigned(block, write);
  }
}

/** What leads to a picture or a table stays on its page. */
function writeParagraph({tone, text}: Paragraph, write: WriteTypst, next: Block | undefined): string {
  const paragraph = tone === "plain" ? `par(${write(text)})` : `${tone}(${write(text)})`;
  const leads = next?.kind === "picture" || next?.kind === "table";
  return leads ? `#block(sticky: true, ${paragraph})` : `#${paragraph}`;
}

function writeTable(table: Table, write: WriteTypst): string {
  const {id, columns, rows, source} = table;
  const widths = columns.map(({width}) => `${width}fr`).join(", ");
  const aligns = columns.map(({align}) => (align === "end" ? "right" : "left")).join(", ");
  const head = columns.map(({title}) => `strong(${write(title)})`).join(", ");
  const lines = linesOfRows(table);
  const cells = rows.map((row, at) => writeRow(row, write, lines[at] ?? 1)).join(",\n");
  const isWhole = isShort(table);
  const caption = isWhole ? write(table.caption) : headOf(table, write);
  const body = `table(columns: (${widths},), align: (${aligns},), table.header(${head}),\n${cells})`;
  const placed = isNarrow(table) ? `block(width: ${NARROW}, ${body})` : body;
  const after = source.length && isWhole ? `\n#source(${write(source)})` : "\n#v(8pt)";
  const written = `#figure(kind: table, supplement: "Table", caption: ${caption}, ${placed}) <${id}>${after}`;
  return isWhole ? `#block(breakable: false, width: 100%)[\n${written}\n]` : written;
}

/** The source of a table that runs over pages stands over it, so that it is never alone on the last. */
function headOf({caption, source}: Table, write: WriteTypst): string {
  if (source.length === 0) return write(caption);
  return `{${write(caption)}; linebreak(); text(size: 8pt, weight: 400, fill: quiet, ${write(source)})}`;
}

const NARROW = "58%";
/** Of a picture: its letters are still larger than those of a note, and it leaves room for its table. */
const PICTURE = "82%";

/** A row of fewer lines is not broken over pages; half of a page holds more. */
const MOST_LINES_OF_ROW = 22;

function writeRow(row: Table["rows"][number], write: WriteTypst, lines: number): string {
  return lines <= MOST_LINES_OF_ROW
    ? row.map(write).join(", ")
    : row.map((cell) => `table.cell(breakable: true, ${write(cell)})`).join(", ");
}

function writePicture({svg, description, title, subtitle}: Picture, write: WriteTypst): string {
  const alt = `alt: ${quote(description)}`;
  const image = `image(bytes(${quoteMarkup(svg)}), format: "svg", width: ${PICTURE}, ${alt})`;
  return `#figure(kind: image, supplement: "Figure", ${image}, ${alt}, caption: ${write(title)})\n#note(${write(subtitle)})`;
}

function writeSigned({author, date, text, moved}: Signed, write: WriteTypst): string {
  const by = `par(text(fill: quiet, ${quote(`Signed on ${formatDate(date)} by ${author}`)}))`;
  const warning = moved.length
    ? `; par("Figures this paragraph rests on have moved since it was signed:"); list(${moved.map(write).join(", ")})`
    : "";
  return `#signed({par(${write(text)}); ${by}${warning}})`;
}
