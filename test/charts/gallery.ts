import {readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {mapLegend} from "../../src/charts/map-legend.ts";
import {responsive} from "../../src/charts/responsive.ts";
import type {ChartFrame} from "../../src/charts/svg.ts";
import {worldMap} from "../../src/charts/world-map.ts";
import {EXAMPLES, MAP} from "./examples.ts";

const root = new URL("../../", import.meta.url);

function draw(name: string, id = name): string {
  return EXAMPLES[name]?.(id) ?? "";
}

/** A picture in the block every page puts it in. */
function figure(
  name: string,
  title: string,
  subtitle: string,
  widths: readonly number[] = [340, 720]
): string {
  const drawOne = (options: ChartFrame): string => EXAMPLES[name]?.(options.id, options.width) ?? "";
  return `<figure class="figure">
<figcaption><h2>${title}</h2><p class="subtitle">${subtitle}</p></figcaption>
${name === "map" ? drawMap() : responsive(drawOne, {id: `f-${name}`, title, description: ""}, widths)}
<p class="source">Source: Publications Office of the European Union, CORDIS, 6 December 2025. <a href="#">CC BY 4.0</a></p>
<div class="actions"><details><summary>Table</summary>${table("As a table")}</details><a href="#">CSV</a><a href="#">SVG</a><a href="#">Why these numbers</a></div>
</figure>`;
}

/** On a page the legend of a map is text below both drawings. */
function drawMap(): string {
  return responsive(worldMap, {...MAP, id: "f-map", withoutLegend: true}, [340, 1100]) + mapLegend(MAP);
}

function key(
  name: string,
  value: string,
  unit: string,
  change: string,
  direction: string,
  id: string
): string {
  return `<li class="key"><p class="key-name">${name}</p><p class="key-value">${value} <span class="unit">${unit}</span></p>
<p class="key-change ${direction}">${change}</p>
<div class="key-foot">${EXAMPLES["spark"]?.(id) ?? ""}<a class="why" href="#">why<span class="visually-hidden"> this number: ${name}</span></a></div></li>`;
}

const ROWS = [
  ["United States", "1 386", "1 012", "EUR 83.2 million", "3.1 %"],
  ["Canada", "316", "248", "EUR 9.41 million", "0.7 %"],
  ["China", "248", "107", "EUR 0", "0.6 %"],
  ["Australia", "246", "201", "EUR 1.32 million", "0.6 %"],
  ["South Africa", "243", "160", "EUR 48.7 million", "0.5 %"]
];
const COLUMNS = ["Country", "Participations", "Projects", "EU contribution", "Share"];

function table(caption: string, form = ""): string {
  const head = COLUMNS.map((name, index) =>
    index === 0
      ? `<th scope="col"><a href="#">${name}</a></th>`
      : `<th scope="col" class="num"${index === 1 ? ' aria-sort="descending"' : ""}><a href="#">${name}</a></th>`
  ).join("");
  const body = ROWS.map(
    ([name, ...cells]) =>
      `<tr><th scope="row"><a href="#">${name}</a></th>${cells.map((cell, index) => `<td class="num" data-label="${COLUMNS[index + 1]}">${cell}</td>`).join("")}</tr>`
  ).join("");
  const blank = `<tr><th scope="row">Holy See</th><td class="num" data-label="Participations"><span class="blank">– <span class="reason">not in open data</span></span></td><td class="num" data-label="Projects"><span class="blank">–</span></td><td class="num" data-label="EU contribution"><span class="blank">–</span></td><td class="num" data-label="Share"><span class="blank">–</span></td></tr>`;
  return `<div class="table-scroll ${form}" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption} <span class="subtitle">Horizon Europe, 2021 to 2025, as it was at signature</span></caption><thead><tr>${head}</tr></thead><tbody>${body}${blank}</tbody></table></div>`;
}

const header = `<a class="skip" href="#main">Skip to content</a><header class="site-header"><div class="wrap">
<a class="brand" href="#"><svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><circle cx="12" cy="12" r="10"/><path d="M12 2l5 9M22 12l-10.500 0M17 21l-5-9M7 21l5-9.500M2 12l10 0M7 3l5 9"/></svg>Aperture</a>
<form class="site-search" role="search" action="/search"><label class="visually-hidden" for="q">Search</label><input id="q" type="search" name="q" placeholder="Search  /"><button aria-label="Search"><svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><circle cx="9" cy="9" r="6"/><path d="M13.500 13.500L18 18"/></svg></button></form>
<nav class="jobs" aria-label="Main"><ul><li><a href="#" aria-current="page">Monitor</a></li><li><a href="#">Modulate</a></li><li><a href="#">Safeguard</a></li><li><a href="#">Pool</a></li><li><a href="#">Report</a></li></ul><ul><li><a href="#">Countries</a></li><li><a href="#">Themes</a></li><li><a href="#">Library</a></li><li><a href="#">Data</a></li></ul></nav>
</div></header>`;

const filters = `<form class="filters" method="get"><ul class="chips" aria-label="Filters in use"><li><a class="chip" href="#" ><span class="visually-hidden">Remove filter:</span> <span class="of">Programme</span> Horizon Europe</a></li><li><a class="chip" href="#" ><span class="visually-hidden">Remove filter:</span> <span class="of">Type of action</span> HORIZON-IA</a></li><li><a class="chip-clear" href="#">Remove all</a></li></ul>
<details><summary>Filters</summary><div class="fields"><div class="field"><label for="p">Programme</label><select id="p"><option>Horizon Europe</option></select></div><div class="field"><label for="s">Status</label><select id="s"><option>as it was at signature</option></select></div><div class="field"><label for="c">Country</label><input id="c" value="China"></div><div class="field"><button class="button">Show</button></div></div></details></form>`;

const rest = `<h2>Why this number</h2><dl class="trace"><dt>Indicator</dt><dd>Participations, version 1</dd><dt>Definition</dt><dd>Each organisation in each project counts once. An organisation in three projects counts three times.</dd><dt>Source</dt><dd>CORDIS, Horizon Europe projects, 6 December 2025 <span class="badge">as it was at signature</span></dd><dt>Checksum</dt><dd class="hash">sha256 9f2b6a0d2c7e51c88a2b90b4f1e6d03d7c5a4e8b11f0a6d2</dd><dt>Coverage</dt><dd>99.2 % of signed grants <span class="badge unverified">unverified</span></dd></dl>
<pre tabindex="0"><code>SELECT country, count(*) AS participations
FROM core.participation
WHERE programme = 'HORIZON' AND country = ?
GROUP BY country</code></pre>
<p class="note">Countries are named as the European Union names them. * This designation is without prejudice to positions on status.</p>
<div class="caveat"><strong>Read with care.</strong> Projects signed since 6 December 2025 are not in the data.</div>
<h2>Results for “polar”</h2><ol class="results"><li><a href="#">Polar research</a><span class="result-kind">Theme</span><p>212 projects with <mark>polar</mark> in their field of science, 41 with partners outside Europe.</p></li><li><a href="#">Arctic, Antarctic and Southern Ocean</a><span class="result-kind">Document</span><p>All-Atlantic Research and Innovation Alliance, declaration of 13 July 2022.</p></li></ol>
<nav class="pages" aria-label="Pages"><a href="#">Previous</a><a href="#">1</a><a href="#" aria-current="page">2</a><a href="#">3</a><span>…</span><a href="#">14</a><a href="#">Next</a></nav>
<h2>Compare</h2><div class="compare" tabindex="0" role="region" aria-label="Comparison">${["Japan", "South Korea", "Singapore"].map((name, index) => `<section><h2>${name}</h2><dl><dt>Participations</dt><dd>${[176, 91, 36][index]}</dd><dt>Projects</dt><dd>${[141, 77, 33][index]}</dd><dt>Status</dt><dd>non-associated</dd></dl></section>`).join("")}</div>
<div class="empty"><h2>No projects match these filters</h2><p>Horizon Europe has no innovation action with a partner in Namibia that started in 2021. Remove the year, or the type of action.</p></div>
<p class="progress-label"><span>Reading CORDIS, Horizon Europe</span><span>62 %</span></p><progress value="62" max="100" aria-label="Reading CORDIS">62 %</progress>
<div class="cards"><div class="card"><h3><a href="#">Monitor</a></h3><p>Who takes part, with whom, in what.</p></div><div class="card"><h3><a href="#">Safeguard</a></h3><p>Organisations against the lists that are public.</p></div><div class="card"><h3><a href="#">Pool</a></h3><p>What Member States and Team Europe do together.</p></div></div>
<div class="error-page"><p class="code">Not found (404)</p><h1>There is no country QQ</h1><p class="hint">Did you mean QA, Qatar?</p><p><a class="button" href="#">All countries</a> <a class="button secondary" href="#">Search</a></p></div>
<section class="next"><h2>Next</h2><ul><li><a href="#">Compare China with another country</a></li><li><a href="#">Write the country note</a></li></ul></section>`;

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Gallery of pictures and parts</title><style>${css()}</style></head><body>${header}
<main id="main" class="wrap"><nav class="trail" aria-label="Trail"><ol><li><a href="#">Monitor</a></li><li><a href="#">Countries</a></li><li aria-current="page">China</li></ol></nav>
<div class="page-head"><h1>China</h1><p class="finding">China takes part in 107 Horizon Europe projects, down in innovation actions since 2023, and receives no EU contribution.</p></div>
${filters}
<ul class="keys">${key("Projects", "107", "", "12 fewer than in 2023", "down", "k1")}${key("Participations", "248", "", "41 in 2024, 52 in 2023", "down", "k2")}${key("EU contribution", "1.32", "EUR million", "unchanged since 2022", "", "k3")}${key("Share of all", "0.6", "%", "0.1 points more than in 2022", "up", "k4")}</ul>
${figure("map", "Partners outside the EU are found on every continent, but half are neighbours", "Participations in Horizon Europe by country, 2021 to 2025, as it was at signature")}
${figure("line", "The United States lead and Korea rises", "Participations in Horizon Europe by year of start", [340, 720, 1100])}
${figure("line-programmes", "China takes part a third as often as at its peak", "Participations by year of start", [340, 720, 1100])}
<div class="grid-2">${figure("stacked", "More associated countries, the same share for the rest of the world", "Share of participations by group", [340, 560])}${figure("column", "Kenya: more projects every year", "Projects by year of start", [340, 560])}</div>
<div class="grid-2">${figure("bar", "The United States stand apart", "Participations in Horizon Europe, 2021 to 2025", [340, 560])}${figure("dot", "Norway succeeds most often", "Success rate in percent, with 95 % intervals", [340, 560])}</div>
${figure("map-quantile", "Quintiles", "Participations, five classes of equal size", [340, 1100])}
${table("Participations of partners")}${table("The same as a list on a telephone", "as-list")}
${rest}</main><footer class="site-footer"><div class="wrap"><div><p>Aperture, open source under the EUPL 1.2. Not a site of the European Commission.</p></div><ul><li><a href="#">How we count</a></li><li><a href="#">Sources</a></li></ul><ul><li><a href="#">Accessibility</a></li><li><a href="#">API</a></li></ul></div></footer></body></html>`;

function css(): string {
  const files = new URL("node_modules/@fontsource-variable/source-sans-3/files/", root);
  const text = readFileSync(new URL("src/server/assets/aperture.css", root), "utf8");
  return text.replace(/url\("\/assets\/fonts\/([^"]+)"\)/g, (_, file: string) => {
    return `url("${new URL(file, files).href}")`;
  });
}

const out = process.argv[2];
if (out === undefined) {
  process.stderr.write("usage: npx tsx test/charts/gallery.ts OUT.html\n");
  process.exit(2);
}
writeFileSync(out, page);
process.stderr.write(`wrote ${out} from ${fileURLToPath(root)}, ${draw("map").length} characters of map\n`);
