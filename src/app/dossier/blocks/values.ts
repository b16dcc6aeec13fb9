import {capital} from "../../../base/text.ts";
import type {Figure, Unit} from "../../../domain/figure.ts";
import {addressOf} from "../../../domain/request.ts";
import {withheldIn} from "../../../exports/refuse-withheld.ts";
import {type Block, type Span, type Table, type Text, words} from "../../../report/block.ts";
import {figureSpan} from "../../../report/compose-text.ts";
import type {SeriesDeclaration} from "../../../sources/series/series-source.ts";
import {formatChange, formatInterval, UNIT_NAMES} from "../../format-figure.ts";
import {columnEnd} from "../../report/lists/spans.ts";
import {type CountrySeries, isHeld, readCountrySeries} from "../../series/country-series.ts";
import type {ListedSeries} from "../../series/series-list.ts";
import {blank, type DossierScope, note, plainParagraph, section} from "./scope.ts";
import {standingSentence} from "./status.ts";

/** What others measure of the country by the main series, each for itself; nothing is added up. */
export async function valuesBlocks(scope: DossierScope): Promise<Block[]> {
  const {values, capacity} = await readCountrySeries(scope.edition, scope.country.code, isHeadline);
  const held = [...values, ...capacity].filter(isHeld);
  const head = section("values", "Values and capacity, beside the status");
  if (held.length === 0) {
    return [
      head,
      blank(
        words(
          "No series is imported. The command aperture ingest series reads the files of V-Dem, Freedom House and the World Bank."
        )
      )
    ];
  }
  const withheld = [...new Set(held.filter(isWithheld).map(({source}) => source.title))];
  return [
    head,
    ...(await besideStatus(values, scope)),
    ...(await seriesTable("values-series", "Values", values, scope)),
    ...(await seriesTable("capacity-series", "Capacity", capacity, scope)),
    ...(withheld.length > 0 ? [withheldNote(withheld)] : [])
  ];
}

/** The status and academic freedom in one paragraph, whichever way they point. */
async function besideStatus(values: readonly CountrySeries[], scope: DossierScope): Promise<Block[]> {
  const freedom = values.find(({series}) => series.id === "academic-freedom");
  if (!freedom || freedom.latest.value === null || isWithheld(freedom)) return [];
  const {latest, median, standing} = freedom;
  const year = String(latest.dims.year);
  return [
    plainParagraph(
      words(`${capital(standingSentence(scope))}. Academic Freedom Index in `),
      {kind: "date", text: year, date: year},
      words(": "),
      await cited(latest, scope),
      ...(median && standing
        ? [words(`, ${standing} the median of all countries, `), await cited(median, scope)]
        : []),
      words(". The two stand side by side; neither decides the other.")
    )
  ];
}

function isHeadline({series}: ListedSeries): boolean {
  return series.isHeadline === true;
}

function isWithheld({trend}: CountrySeries): boolean {
  return withheldIn(trend.trace) !== undefined;
}

function withheldNote(titles: readonly string[]): Block {
  return note(
    words("Held on this machine and left out, since they may not be handed on: "),
    {kind: "name", text: titles.join(", "), of: "source"},
    words(".")
  );
}

async function seriesTable(
  id: string,
  caption: string,
  entries: readonly CountrySeries[],
  scope: DossierScope
): Promise<Block[]> {
  const held = entries.filter((entry) => isHeld(entry) && !isWithheld(entry));
  const shown = held.filter(({latest}) => latest.value !== null);
  const silent = held.filter((entry) => !shown.includes(entry));
  return [
    ...(shown.length > 0 ? [await tableOf(id, caption, shown, scope)] : []),
    ...(silent.length > 0 ? [silentNote(silent)] : [])
  ];
}

/** Series whose source gives no value of the country; a row of dashes each would say no more. */
function silentNote(silent: readonly CountrySeries[]): Block {
  return note(
    words("No value in the source for: "),
    {kind: "name", text: silent.map(({series}) => series.title).join(", "), of: "series"},
    words(".")
  );
}

async function tableOf(
  id: string,
  caption: string,
  shown: readonly CountrySeries[],
  scope: DossierScope
): Promise<Table> {
  const hasInterval = shown.some(({latest}) => latest.interval);
  const rows: (readonly Text[])[] = [];
  for (const entry of shown) rows.push(await rowOf(entry, hasInterval, scope));
  return {
    kind: "table",
    id,
    number: "",
    caption: [words(caption)],
    columns: [
      {title: [words("Series")], align: "start", width: 6},
      columnEnd("Latest value", 3),
      ...(hasInterval ? [columnEnd("Interval of the source", 4)] : []),
      columnEnd("Year", 1),
      columnEnd("Median of all countries", 3),
      columnEnd("Change in ten years", 3)
    ],
    rows,
    source: sourceOf(shown)
  };
}

async function rowOf(
  entry: CountrySeries,
  hasInterval: boolean,
  scope: DossierScope
): Promise<readonly Text[]> {
  const {series, latest, median, change} = entry;
  const {year} = latest.dims;
  return [
    [words(series.title), ...unitOf(series)],
    [await cited(latest, scope)],
    ...(hasInterval
      ? [[latest.interval ? await cited(latest, scope, formatInterval(latest)) : words("none given")]]
      : []),
    [year === undefined ? words("–") : {kind: "date", text: String(year), date: String(year)}],
    [median ? await cited(median, scope) : words("–")],
    [change && !change.blank ? await cited(change, scope, formatChange(change)) : words("–")]
  ];
}

/** Units that every value shows, or that say no more than the title. */
const SHOWN_WITH_VALUE: readonly Unit[] = ["percent", "EUR", "USD", "index", "score"];

function unitOf({title, unit}: Pick<SeriesDeclaration, "title" | "unit">): Span[] {
  const name = UNIT_NAMES[unit];
  if (SHOWN_WITH_VALUE.includes(unit) || title.toLowerCase().includes(name)) return [];
  return [{kind: "name", text: `, ${name}`, of: "unit"}];
}

/** A figure with its table among those the dossier cites. */
async function cited(figure: Figure, {composer}: DossierScope, text?: string): Promise<Span> {
  await composer.register.table(addressOf(figure.trace.request));
  const span = figureSpan(figure, composer.sources.wording);
  return text === undefined ? span : {kind: "figure", figure, text};
}

function sourceOf(entries: readonly CountrySeries[]): Text {
  const sources = new Map(
    entries.flatMap(({source, trend}) =>
      trend.trace.vintages.map(({dated, licence}) => [source.id, `${source.title}, ${dated}, ${licence}`])
    )
  );
  return [words("Sources: "), {kind: "name", text: [...sources.values()].join("; "), of: "source"}];
}
