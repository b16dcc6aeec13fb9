import type {Figure, Unit} from "../../../domain/figure.ts";
import {addressOf} from "../../../domain/request.ts";
import {withheldIn} from "../../../exports/refuse-withheld.ts";
import {type Block, type Span, type Table, type Text, words} from "../../../report/block.ts";
import {figureSpan} from "../../../report/compose-text.ts";
import {formatChange, formatInterval, UNIT_NAMES} from "../../format-figure.ts";
import {type CountrySeries, isHeld, readCountrySeries} from "../../series/country-series.ts";
import {blank, type DossierScope, note, section} from "./scope.ts";

/** What others measure of the country, each series for itself; nothing is added up. */
export async function valuesBlocks(scope: DossierScope): Promise<Block[]> {
  const {values, capacity} = await readCountrySeries(scope.edition, scope.country.code);
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
    ...(await seriesTable("values-series", "Values", values, scope)),
    ...(await seriesTable("capacity-series", "Capacity", capacity, scope)),
    ...(withheld.length > 0 ? [withheldNote(withheld)] : [])
  ];
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
  const shown = entries.filter((entry) => isHeld(entry) && !isWithheld(entry) && entry.series.isHeadline);
  if (shown.length === 0) return [];
  const rows: (readonly Text[])[] = [];
  for (const entry of shown) rows.push(await rowOf(entry, scope));
  const end = (title: string, width: number) => ({title: [words(title)], align: "end" as const, width});
  const table: Table = {
    kind: "table",
    id,
    number: "",
    caption: [words(caption)],
    columns: [
      {title: [words("Series")], align: "start", width: 6},
      end("Latest value", 3),
      end("Interval of the source", 4),
      end("Year", 1),
      end("Median of all countries", 3),
      end("Change in ten years", 3)
    ],
    rows,
    source: sourceOf(shown)
  };
  return [table];
}

async function rowOf(entry: CountrySeries, scope: DossierScope): Promise<readonly Text[]> {
  const {series, latest, median, change} = entry;
  const {year} = latest.dims;
  return [
    [words(series.title), ...unitOf(series.unit)],
    [await cited(latest, scope)],
    [latest.interval ? await cited(latest, scope, formatInterval(latest)) : words("none given")],
    [year === undefined ? words("–") : {kind: "date", text: String(year), date: String(year)}],
    [median ? await cited(median, scope) : words("–")],
    [change && !change.blank ? await cited(change, scope, formatChange(change)) : words("–")]
  ];
}

/** The unit, where the value alone does not show it. */
function unitOf(unit: Unit): Span[] {
  const name = UNIT_NAMES[unit];
  return /percent|index|score|EUR|USD/i.test(name) ? [] : [{kind: "name", text: `, ${name}`, of: "unit"}];
}

/** A figure with its table among those the dossier cites. */
async function cited(figure: Figure, {composer}: DossierScope, text?: string): Promise<Span> {
  await composer.register.table(addressOf(figure.trace.request));
  const span = figureSpan(figure, composer);
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
