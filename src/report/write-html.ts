import {formatDate} from "../base/dates.ts";
import {escapeXml} from "../base/text.ts";
import {tag} from "../charts/svg.ts";
import type {Figure} from "../domain/figure.ts";
import {citationOf} from "../exports/rows.ts";
import type {Block, Heading, Picture, Report, Signed, Span, Table, Text} from "./block.ts";
import {fontFaces} from "./fonts.ts";
import {REPORT_CSS} from "./html-style.ts";
import {isNarrow} from "./table-shape.ts";
import {traceNumbers} from "./trace-numbers.ts";

/** A report as one page that needs nothing beside it. */
export function writeHtml(report: Report): string {
  const write = htmlWriter(report);
  const headings = report.blocks.filter((block) => block.kind === "heading");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Aperture">
<link rel="icon" href="data:,">
<meta name="dcterms.date" content="${report.asOf}">
<title>${escapeXml(report.title)}</title>
<style>${fontFaces()}${REPORT_CSS}</style>
</head>
<body${report.opening === "brief" ? ' class="brief"' : ""}>
<a class="skip" href="#content">Skip to content</a>
<header class="cover">
<h1>${escapeXml(report.title)}</h1>
<p class="subtitle-of-report">${escapeXml(report.subtitle)}</p>
<ul class="front">${report.front.map((line) => `<li>${write.text(line)}</li>`).join("")}</ul>
</header>
${report.opening === "brief" ? "" : contents(headings.filter(({level}) => level === 1))}
<main id="content">
${report.blocks.map(write.block).join("\n")}
</main>
<footer>
<p>Data © European Union, CORDIS. Figures and text were put together by Aperture from open data and from the facts of its catalogue; this is no publication of an EU institution.</p>
</footer>
</body>
</html>
`;
}

function contents(headings: readonly Heading[]): string {
  const items = headings.map(
    ({id, number, text}) =>
      `<li><a href="#${id}"><span class="section-number" data-place="${id}">${number}</span>${escapeXml(text.map((span) => span.text).join(""))}</a></li>`
  );
  return `<nav class="contents" aria-labelledby="contents-title"><h2 id="contents-title">Contents</h2><ol>${items.join("")}</ol></nav>`;
}

interface HtmlWriter {
  readonly text: (text: Text) => string;
  readonly block: (block: Block) => string;
}

function htmlWriter(report: Report): HtmlWriter {
  const traceOf = traceNumbers(report.tables);
  const text = (spans: Text) => spans.map((span) => writeSpan(span, traceOf)).join("");
  const block = (one: Block): string => {
    switch (one.kind) {
      case "heading":
        return heading(one, text);
      case "paragraph":
        return `<p${one.tone === "plain" ? "" : ` class="${one.tone}"`}>${text(one.text)}</p>`;
      case "list":
        return `<ul>${one.items.map((item) => `<li>${text(item)}</li>`).join("")}</ul>`;
      case "table":
        return writeTable(one, text);
      case "picture":
        return writePicture(one, text);
      case "signed":
        return writeSigned(one, text);
    }
  };
  return {text, block};
}

type WriteText = HtmlWriter["text"];

function heading({level, id, number, text}: Heading, write: WriteText): string {
  const name = `h${level + 1}`;
  return `<${name} id="${id}">${number && `<span class="section-number" data-place="${id}">${number}</span>`}${write(text)}</${name}>`;
}

/** Every digit is inside an element that says what it is. Names of any script keep their own direction. */
function writeSpan(span: Span, traceOf: (figure: Figure) => number): string {
  const text = escapeXml(span.text);
  switch (span.kind) {
    case "words":
      return text;
    case "figure": {
      const trace = traceOf(span.figure);
      const form = span.exact ? ' data-form="exact"' : "";
      return `<a class="n" href="#trace-${trace}" data-figure="${escapeXml(citationOf(span.figure))}"${form}>${text}</a>`;
    }
    case "fact":
      return tag("bdi", {"data-fact": span.place}, text);
    case "count":
      return tag("span", {"data-count": span.address}, text);
    case "date":
      return tag("span", {"data-date": span.date}, text);
    case "name":
      return tag("bdi", {"data-name": span.of}, text);
    case "quoted":
      return tag("bdi", {"data-quoted": span.from}, text);
    case "rule":
      return tag("span", {"data-rule": span.rule}, text);
    case "trace":
      return tag("span", {class: "trace", "data-trace": ""}, text);
    case "place":
      return tag("span", {id: span.target, "data-place": span.target}, text);
  }
}

const WIDE = 4;

function writeTable(table: Table, write: WriteText): string {
  const head = table.columns.map(
    ({title, align}) => `<th scope="col"${align === "end" ? ' class="end"' : ""}>${write(title)}</th>`
  );
  const rows = table.rows.map((cells) => {
    const written = cells.map((cell, at) => {
      const place = table.columns[at]?.align === "end" ? ' class="end"' : "";
      return at === 0 ? `<th scope="row"${place}>${write(cell)}</th>` : `<td${place}>${write(cell)}</td>`;
    });
    return `<tr>${written.join("")}</tr>`;
  });
  const caption = `<span data-place="${table.id}">Table ${table.number}</span> ${write(table.caption)}`;
  const source = table.source.length ? `<p class="source">${write(table.source)}</p>` : "";
  const shape = shapeOf(table);
  return `<div class="table-scroll" role="region" tabindex="0" aria-labelledby="${table.id}-caption"><table id="${table.id}"${shape}><caption id="${table.id}-caption">${caption}</caption>${widths(table)}<thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>${source}`;
}

function shapeOf(table: Table): string {
  if (isNarrow(table)) return ' class="narrow"';
  return table.columns.length >= WIDE ? ' class="wide"' : "";
}

/** Columns in the proportions of the outline, as far as their texts allow. */
function widths({columns}: Table): string {
  const all = columns.reduce((sum, {width}) => sum + width, 0);
  const cols = columns.map(({width}) => `<col style="width:${Math.round((100 * width) / all)}%">`);
  return `<colgroup>${cols.join("")}</colgroup>`;
}

function writePicture(picture: Picture, write: WriteText): string {
  return `<figure data-table="${picture.table}"><figcaption><strong><span data-place="${picture.id}">Figure ${picture.number}</span> ${write(picture.title)}</strong><p class="subtitle">${write(picture.subtitle)}</p></figcaption><div class="chart-wide">${picture.svg}</div><div class="chart-narrow">${picture.narrow}</div></figure>`;
}

function writeSigned({author, date, text, moved}: Signed, write: WriteText): string {
  const warning = moved.length
    ? `<div class="moved"><p>Figures this paragraph rests on have moved since it was signed:</p><ul>${moved.map((one) => `<li>${write(one)}</li>`).join("")}</ul></div>`
    : "";
  return `<section class="signed" aria-label="Signed paragraph"><p>${write(text)}</p><p class="by">Signed on <span data-date="${date}">${escapeXml(formatDate(date))}</span> by <bdi data-name="author">${escapeXml(author)}</bdi></p>${warning}</section>`;
}
