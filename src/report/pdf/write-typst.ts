import {formatDate} from "../../base/dates.ts";
import type {Block, Picture, Report, Signed, Table} from "../block.ts";
import {traceNumbers} from "../trace-numbers.ts";
import {BRIEF, PREAMBLE} from "./preamble.ts";
import {quote, typstWriter, type WriteTypst} from "./typst-text.ts";

/** A report as Typst source; its pictures are in it. */
export function writeTypst(report: Report): string {
  const write = typstWriter(traceNumbers(report.tables));
  const body = report.blocks.map((block) => writeBlock(block, write));
  const head = report.layout === "brief" ? [BRIEF, briefHead(report, write)] : [cover(report, write)];
  return [PREAMBLE, documentHead(report), ...head, ...body, ""].join("\n");
}

function documentHead({title, subtitle, keywords, asOf}: Report): string {
  const [year, month, day] = asOf.split("-").map(Number);
  const words = keywords.map(quote).join(", ");
  return `#set document(title: ${quote(title)}, author: "Aperture", description: ${quote(subtitle)}, keywords: (${words},), date: datetime(year: ${year}, month: ${month}, day: ${day}))`;
}

function cover({title, subtitle, front}: Report, write: WriteTypst): string {
  return [
    "#v(60mm)",
    `#block(width: 80%, text(size: 30pt, weight: 600, ${quote(title)}))`,
    `#block(below: 24pt, text(size: 14pt, fill: quiet, ${quote(subtitle)}))`,
    ...front.map((one) => `#block(${write(one)})`),
    "#pagebreak()",
    "#outline(depth: 2, title: [Contents])"
  ].join("\n");
}

/** The title of a briefing, with the text right under it. */
function briefHead({title, subtitle, front}: Report, write: WriteTypst): string {
  return [
    `#block(below: 6pt, text(size: 22pt, weight: 600, ${quote(title)}))`,
    `#block(below: 6pt, text(size: 11pt, fill: quiet, ${quote(subtitle)}))`,
    ...front.map((one) => `#note(${write(one)})`)
  ].join("\n");
}

function writeBlock(block: Block, write: WriteTypst): string {
  switch (block.kind) {
    case "heading":
      return `#heading(level: ${block.level}, [#${quote(block.number && `${block.number} `)}#${write(block.text)}]) <${block.id}>`;
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
  return `#figure(kind: table, supplement: "Table", caption: ${write(caption)}, table(columns: (${widths},), align: (${aligns},), table.header(${head}),\n${cells})) <${id}>${after}`;
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
