import type {Figure, FigureTable} from "../../../domain/figure.ts";
import {type Column, plain, type Span, type Table, type Text, words} from "../../../report/block.ts";
import {nameSpan, sourceOf} from "../../../report/compose-show.ts";
import {figureSpan, fill} from "../../../report/compose-text.ts";
import {columnEnd} from "../../report/lists/spans.ts";
import type {DossierScope} from "./scope.ts";

/** What a row of the table is made from: all years, each year, and the money. */
interface Cells {
  readonly all: Figure | undefined;
  readonly years: ReadonlyMap<string, Figure>;
  readonly money: Figure | undefined;
}

/** Projects by theme and year under a row of all projects; undefined where no project belongs to a theme. */
export async function themeTable(
  scope: DossierScope,
  id: string,
  years: readonly string[]
): Promise<Table | undefined> {
  const {composer} = scope;
  const caption = fill("Projects by theme and year of start", composer);
  const ask = (address: string) =>
    composer.register.table(composer.expand(`${address}&programme=HORIZON&country=$country`), plain(caption));
  const themes = await ask("projects?by=theme");
  const codes = (themes?.figures ?? []).map(({dims}) => String(dims.theme)).filter(isTheme);
  if (!themes || codes.length === 0) return undefined;
  const byTheme = figuresBy(themes, ["theme"]);
  const yearly = figuresBy(await ask("projects?by=theme,year"), ["theme", "year"]);
  const money = figuresBy(await ask("net-eu-contribution?by=theme"), ["theme"]);
  const total: Cells = {
    all: (await ask("projects?"))?.figures[0],
    years: figuresBy(await ask(`projects?year=${years.join(",")}&by=year`), ["year"]),
    money: (await ask("net-eu-contribution?"))?.figures[0]
  };
  const rowOf = (title: Span, {all, years: ofYear, money: sum}: Cells): readonly Text[] => [
    [title],
    ...[all, ...years.map((year) => ofYear.get(year)), sum].map((figure): Text => [cellOf(figure, scope)])
  ];
  return {
    kind: "table",
    id,
    number: "",
    caption,
    columns: columnsOf(years),
    rows: [
      rowOf(words("All projects"), total),
      ...codes.map((code) =>
        rowOf(nameSpan("theme", code, composer.sources.wording), {
          all: byTheme.get(code),
          years: new Map(years.flatMap((year) => pairOf(year, yearly.get(`${code} ${year}`)))),
          money: money.get(code)
        })
      )
    ],
    source: [...sourceOf(themes), words(". A project may belong to several themes, or to none.")]
  };
}

function isTheme(code: string): boolean {
  return code !== "unknown";
}

function columnsOf(years: readonly string[]): Column[] {
  return [
    {title: [words("Theme")], align: "start", width: 4},
    columnEnd("All years", 2),
    ...years.map(
      (year): Column => ({
        title: [{kind: "date", text: year, date: year}],
        align: "end",
        width: 1
      })
    ),
    columnEnd("Net EU contribution", 3)
  ];
}

function figuresBy(
  table: FigureTable | undefined,
  dimensions: readonly ("theme" | "year")[]
): ReadonlyMap<string, Figure> {
  return new Map(
    (table?.figures ?? []).map((figure) => [
      dimensions.map((dimension) => figure.dims[dimension]).join(" "),
      figure
    ])
  );
}

function pairOf(year: string, figure: Figure | undefined): [string, Figure][] {
  return figure ? [[year, figure]] : [];
}

/** A theme without a row in a year has no project in it. */
function cellOf(figure: Figure | undefined, {composer}: DossierScope): Span {
  return figure ? figureSpan(figure, composer.sources.wording) : words("none");
}
