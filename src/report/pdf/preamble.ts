/** The look of the printed report: A4, one family, one blue; tables break over pages and repeat their heads. */
export const PREAMBLE = `
#let blue = rgb("#16509a")
#let quiet = rgb("#50555e")
#let line = rgb("#dedbd2")
#set page(paper: "a4", margin: (x: 22mm, top: 22mm, bottom: 24mm), footer: context align(right, text(size: 8.5pt, fill: quiet, counter(page).display())))
#set text(font: ("Source Sans 3", "Noto Sans Arabic", "Noto Sans Hebrew"), fallback: false, size: 10pt, fill: rgb("#1b1d21"), lang: "en", region: "GB", number-width: "tabular")
#set par(leading: 0.62em, spacing: 0.9em)
#show heading: set block(sticky: true)
#show heading.where(level: 1): it => block(above: 34pt, below: 14pt, sticky: true, text(size: 20pt, weight: 600, it.body))
#show heading.where(level: 2): it => block(above: 20pt, below: 9pt, text(size: 14pt, weight: 600, it.body))
#show heading.where(level: 3): it => block(above: 14pt, below: 7pt, text(size: 11.5pt, weight: 600, it.body))
#show figure.where(kind: table): set block(breakable: true)
#show figure.where(kind: table): set align(left)
#show figure.where(kind: image): set block(sticky: true)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.caption: it => block(sticky: true, width: 100%, align(left, text(size: 9.5pt, weight: 600, [#it.supplement #context it.counter.display(it.numbering). #it.body])))
#set figure(gap: 6pt)
#set table(stroke: (x, y) => (bottom: if y == 0 { 0.8pt + rgb("#1b1d21") } else { 0.4pt + line }), inset: (x: 3pt, y: 3.2pt))
#set table.cell(breakable: false)
#show table: set text(size: 8.5pt)
#show table: set par(leading: 0.5em, justify: false)
#let source(body) = block(above: 5pt, below: 14pt, text(size: 8pt, fill: quiet, body))
#let finding(body) = block(below: 10pt, text(size: 12.5pt, body))
#let note(body) = block(text(size: 8.5pt, fill: quiet, body))
#let blank(body) = block(inset: (left: 8pt, y: 3pt), stroke: (left: 2pt + line), text(style: "italic", fill: quiet, body))
#let signed(body) = block(width: 100%, inset: 9pt, fill: rgb("#f4f2ec"), stroke: (left: 3pt + blue), body)
`;

/** What a briefing of a few pages sets otherwise. */
export const BRIEF = `
#set page(margin: (x: 18mm, top: 16mm, bottom: 18mm))
#set text(size: 9pt)
#set par(leading: 0.55em, spacing: 0.7em)
#show heading.where(level: 1): it => block(above: 12pt, below: 6pt, sticky: true, text(size: 13pt, weight: 600, it.body))
#show heading.where(level: 2): it => block(above: 8pt, below: 4pt, sticky: true, text(size: 9.5pt, weight: 600, it.body))
#show table: set text(size: 8pt)
#set table(inset: (x: 3pt, y: 2.4pt))
#show figure.caption: set text(size: 8.5pt)
#let finding(body) = block(above: 8pt, below: 8pt, text(size: 11pt, body))
#let note(body) = block(below: 5pt, text(size: 7.5pt, fill: quiet, body))
#let source(body) = block(above: 4pt, below: 8pt, text(size: 7pt, fill: quiet, body))
`;

/** Sections that follow each other on one page, for documents without a cover. */
export const PREAMBLE_OF_HEAD = `
#show heading.where(level: 1): it => block(above: 22pt, below: 9pt, sticky: true, text(size: 15pt, weight: 600, it.body))
#show heading.where(level: 2): it => block(above: 16pt, below: 7pt, sticky: true, text(size: 11.5pt, weight: 600, it.body))
`;
