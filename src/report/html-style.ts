/** The look of a report on a screen and on paper: one family, one blue, tables that scroll on a narrow screen. */
export const REPORT_CSS = `
:root { color-scheme: light; --ink: #1b1d21; --ink-2: #50555e; --rule: #dedbd2; --paper: #fdfcf9; --sunk: #f4f2ec; --blue: #16509a; --warn: #7d5000; --warn-soft: #fbf2dc; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 16px; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 17px/1.55 "Source Sans 3 Variable", "Source Sans 3", system-ui, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
main, header.cover, nav.contents, footer { max-width: 860px; margin: 0 auto; padding: 0 20px; }
header.cover { padding-top: 64px; padding-bottom: 24px; }
header.cover::after { content: ""; display: block; margin-top: 24px; border-bottom: 3px solid var(--blue); }
h1 { font-size: 38px; line-height: 1.15; margin: 0 0 12px; font-weight: 650; max-width: 24ch; }
.subtitle-of-report { font-size: 21px; color: var(--ink-2); margin: 0 0 32px; max-width: 46ch; }
.front { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 4px 24px; }
h2, h3, h4, h5 { line-height: 1.25; font-weight: 650; break-after: avoid; overflow-wrap: anywhere; }
h2 { font-size: 28px; margin: 64px 0 16px; padding-top: 16px; border-top: 1px solid var(--rule); }
h3 { font-size: 21px; margin: 40px 0 8px; }
h4 { font-size: 18px; margin: 28px 0 8px; }
.section-number { color: var(--ink-2); font-weight: 400; margin-inline-end: .5em; }
p, li { max-width: 68ch; }
p { margin: 0 0 12px; }
p.finding { font-size: 20px; line-height: 1.45; }
p.note, .source, .subtitle { color: var(--ink-2); font-size: 15px; }
p.source, p.subtitle { max-width: none; }
p.blank { border-inline-start: 3px solid var(--rule); padding: 4px 0 4px 12px; color: var(--ink-2); font-style: italic; }
a { color: var(--blue); }
a.n { color: inherit; text-decoration: underline; text-decoration-color: #9db8d8; text-decoration-thickness: 1px; text-underline-offset: 3px; }
a.n:hover, a:focus-visible { text-decoration-color: var(--blue); color: var(--blue); }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
figure { margin: 32px 0 8px; break-inside: avoid; }
figcaption { margin-bottom: 8px; }
figcaption strong { display: block; font-size: 18px; line-height: 1.3; }
figcaption .subtitle { margin: 2px 0 0; }
svg.chart { display: block; max-width: 100%; height: auto; }
.chart-narrow { display: none; }
.table-scroll { overflow-x: auto; margin: 16px 0 4px; }
table { border-collapse: collapse; width: 100%; font-size: 15px; line-height: 1.4; }
table.narrow { max-width: 460px; }
caption { text-align: start; font-weight: 600; padding: 0 0 6px; }
th, td { text-align: start; vertical-align: top; padding: 5px 10px 5px 0; border-bottom: 1px solid var(--rule); overflow-wrap: break-word; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
tbody th { font-weight: 400; }
.end { text-align: end; white-space: nowrap; }
thead .end { white-space: normal; }
td.end, th.end { padding-inline: 10px 0; }
.end + :not(.end) { padding-inline-start: 20px; }
.trace { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 13px; overflow-wrap: anywhere; }
p > .trace:only-child, li > .trace:only-child { font-family: inherit; font-size: inherit; }
.signed { background: var(--sunk); border-inline-start: 4px solid var(--blue); padding: 12px 16px; margin: 24px 0; }
.signed .by { color: var(--ink-2); font-size: 15px; margin: 0; }
.moved { background: var(--warn-soft); color: var(--warn); padding: 8px 12px; margin: 8px 0; }
nav.contents { margin-top: 32px; }
nav.contents h2 { border: 0; margin: 0 0 8px; padding: 0; font-size: 21px; }
nav.contents ol { list-style: none; margin: 0; padding: 0; columns: 2; column-gap: 32px; }
nav.contents li { break-inside: avoid; padding: 2px 0; }
nav.contents a { text-decoration: none; } nav.contents a:hover { text-decoration: underline; }
footer { border-top: 1px solid var(--rule); margin-top: 64px; padding-top: 16px; padding-bottom: 64px; color: var(--ink-2); font-size: 15px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; background: var(--paper); padding: 8px; }
@media (max-width: 640px) {
  body { font-size: 16px; } h1 { font-size: 29px; } h2 { font-size: 24px; margin-top: 48px; }
  header.cover { padding-top: 32px; } nav.contents ol { columns: 1; }
  .chart-wide { display: none; } .chart-narrow { display: block; }
  .table-scroll table.wide { min-width: 620px; }
}
@media print {
  @page { size: A4; margin: 20mm 18mm; }
  body { background: #fff; font-size: 10.5pt; } main, header.cover, nav.contents, footer { max-width: none; padding-inline: 0; }
  h2 { break-before: page; border-top: 0; } thead { display: table-header-group; } tr { break-inside: avoid; }
  .table-scroll { overflow: visible; } a { color: inherit; text-decoration: none; } .chart-pattern { display: inline; }
}
`;
