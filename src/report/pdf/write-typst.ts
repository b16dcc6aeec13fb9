import {formatDate} from "../../base/dates.ts";
import type {Block, Picture, PrintDocument, Signed, Table} from "../block.ts";
import {traceNumbers} from "../trace-numbers.ts";
import {BRIEF, PREAMBLE, PREAMBLE_OF_HEAD} from "./preamble.ts";
import {hasRomanised, ROMANISED_NOTE} from "./romanise.ts";
import {quote, typstWriter, type WriteTypst} from "./typst-text.ts";

/** A document as Typst source; its pictures are in it. */
export function writeTypst(document: PrintDocument): string {
  const write = typstWriter(traceNumbers(document.tables));
  const opening = OPENINGS[document.opening](document, write);
  const body = document.blocks.map((block) => writeBlock(block, write)).join("\n");
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
    `#block(width: 80%, text(size: 30pt, weight: 600, ${quote(title)}))`,
    `#block(below: 24pt, text(size: 14pt, fill: quiet, ${quote(subtitle)}))`,
    ...front.map((one) => `#block(${write(one)})`),
    "#pagebreak()",
    "#outline(depth: 2, title: [Contents])"
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

function writeBlock(block: Block, write: WriteTypst): string {
  switch (block.kind) {
    case "heading":
      return `#heading(level: ${block.level}, [${block.number && `#${quote(block.number)} `}#${write(block.text)}]) <${block.id}>`;
    case "paragraph":
      return block.tone === "plain" ? `#par(${write(block.text)})` : `#${block.tone}(${write(block.text)})`;
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

function writeTable({id, caption, columns, rows, source}: Table, write: WriteTypst): string {
  const widths = columns.map(({width}) => `${width}fr`).join(", ");
  const aligns = columns.map(({align}) => (align === "end" ? "right" : "left")).join(", ");
  const head = columns.map(({title}) => `strong(${write(title)})`).join(", ");
  const cells = rows.map((row) => row.map(write).join(", ")).join(",\n");
  const after = source.length ? `\n#source(${write(source)})` : "\n#v(8pt)";
  const table = `#figure(kind: table, supplement: "Table", caption: ${write(caption)}, table(columns: (${widths},), align: (${aligns},), table.header(${head}),\n${cells})) <${id}>${after}`;
  return isShort(rows) ? `#block(breakable: false, width: 100%)[\n${table}\n]` : table;
}

const MOST_ROWS = 14;
const MOST_CHARACTERS = 1500;

/** Whether a table surely fits on a page, and then stands on one with its source. */
function isShort(rows: Table["rows"]): boolean {
  const characters = rows.flat(2).reduce((sum, {text}) => sum + text.length, 0);
  return rows.length <= MOST_ROWS && characters <= MOST_CHARACTERS;
}

function writePicture({svg, description, title, subtitle}: Picture, write: WriteTypst): string {
  const alt = `alt: ${quote(description)}`;
  const image = `image(bytes(${quote(svg)}), format: "svg", width: 100%, ${alt})`;
  return `#figure(kind: image, supplement: "Figure", ${image}, ${alt}, caption: ${write(title)})\n#note(${write(subtitle)})`;
}

function writeSigned({author, date, text, moved}: Signed, write: WriteTypst): string {
  const by = `par(text(fill: quiet, ${quote(`Signed by ${author}, ${formatDate(date)}`)}))`;
  const warning = moved.length
    ? `; par("Figures this paragraph rests on have moved since it was signed:"); list(${moved.map(write).join(", ")})`
    : "";
  return `#signed({par(${write(text)}); ${by}${warning}})`;
}
