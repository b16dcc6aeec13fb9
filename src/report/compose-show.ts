import {formatDate} from "../base/dates.ts";
import {DIMENSIONS, type Dimension} from "../domain/dimension.ts";
import type {Figure, FigureTable, Unit} from "../domain/figure.ts";
import {STATUS_MODES} from "../domain/group.ts";
import {
  type Block,
  type Column,
  type Picture,
  plain,
  type Span,
  type Table,
  type Text,
  words
} from "./block.ts";
import {figureSpan, fill} from "./compose-text.ts";
import type {Composer} from "./composer.ts";
import type {ShowBlock} from "./outline-schema.ts";
import {drawPicture} from "./picture.ts";
import type {Wording} from "./sources.ts";

/** A picture with the table behind it, or the table alone. */
export async function composeShow(block: ShowBlock, composer: Composer, id: string): Promise<Block[]> {
  const title = fill(block.title, composer);
  const table = await composer.register.table(composer.expand(block.show), plain(title));
  const found = (table?.figures ?? []).filter(({dims}) => isNamed(dims));
  if (!table || found.every(({value}) => !value))
    return [{kind: "paragraph", tone: "blank", text: fill(block.empty, composer)}];
  const figures = block.most === undefined ? found : found.slice(0, block.most);
  const behind = figureTable(table, figures, title, composer, id);
  if (block.as === "table") return [behind];
  const dimension = block.dimension ?? table.by.find((one) => one !== "year") ?? "year";
  const wording = composer.sources.wording.inColumn(figures);
  const description = describe(figures, table, dimension, wording);
  const text = {id: `${id}-picture`, title: plain(title), description};
  const drawn = drawPicture(block.as, figures, table, dimension, wording, text);
  const picture: Picture = {
    kind: "picture",
    id: text.id,
    number: "",
    title,
    subtitle: [
      ...scopeOf(table, composer),
      ...(block.behind ? [words("; the table behind is in the annex")] : [])
    ],
    description,
    ...drawn,
    table: block.behind ?? id
  };
  return block.behind ? [picture] : [picture, behind];
}

function isNamed(dims: Figure["dims"]): boolean {
  return dims.country !== "ZZ" && dims.group !== "unknown" && dims.region !== "unknown";
}

const MOST_DESCRIBED = 12;

/** The finding for who cannot see the picture, with its largest figures. */
function describe(
  figures: readonly Figure[],
  table: FigureTable,
  dimension: Dimension,
  wording: Wording
): string {
  const said = figures.slice(0, MOST_DESCRIBED).map((figure) => {
    const codes = table.by.map((one) => wording.name(one, String(figure.dims[one] ?? "")));
    return `${codes.join(", ")}: ${wording.short(figure)}`;
  });
  const rest = figures.length > MOST_DESCRIBED ? " The table below has the rest." : "";
  const by = DIMENSIONS[dimension].title.toLowerCase();
  return `${table.trace.indicator.title} by ${by}. ${said.join("; ")}.${rest}`;
}

/** A table of figures with a row for each. */
export function figureTable(
  table: FigureTable,
  figures: readonly Figure[],
  caption: Text,
  composer: Composer,
  id: string
): Table {
  const wording = composer.sources.wording.inColumn(figures);
  const names: Column[] = table.by.map((dimension) => ({
    title: [words(DIMENSIONS[dimension].title)],
    align: "start",
    width: 3
  }));
  return {
    kind: "table",
    id,
    number: "",
    caption,
    columns: [...names, {title: headOf(table, composer), align: "end", width: 2}],
    rows: figures.map((figure) => [
      ...table.by.map((dimension): Text => [nameSpan(dimension, figure.dims[dimension] ?? "", wording)]),
      [figureSpan(figure, wording, true)]
    ]),
    source: sourceOf(table)
  };
}

/** A code of a dimension by its name; a year is a date. */
export function nameSpan(dimension: Dimension, code: string | number, wording: Wording): Span {
  const text = wording.name(dimension, String(code));
  if (dimension === "year") return {kind: "date", text, date: String(code)};
  return {kind: "name", text, of: `${dimension}:${code}`};
}

function headOf({trace, unit}: FigureTable, {sources: {wording}}: Composer): Text {
  const {title} = trace.indicator;
  if (title.toLowerCase() === wording.unit(unit)) return [words(title)];
  return [words(`${title} (`), unitSpan(unit, wording), words(")")];
}

/** What a value counts; the name of an index says its ends. */
function unitSpan(unit: Unit, wording: Wording): Span {
  return {kind: "name", text: wording.unit(unit), of: `unit:${unit}`};
}

/** Filters and modes of a request in words. */
export function scopeOf({trace, unit: of}: FigureTable, {sources: {wording}}: Composer): Text {
  const {filters, status, counting, by} = trace.request;
  const parts: Span[][] = (Object.keys(filters) as Dimension[])
    .filter((dimension) => dimension !== "group")
    .map((dimension) =>
      (filters[dimension] ?? []).flatMap((code, at) => [
        ...(at > 0 ? [words(", ")] : []),
        nameSpan(dimension, code, wording)
      ])
    );
  const modes = [
    ...(by.includes("group") || filters.group ? [`country status ${STATUS_MODES[status]}`] : []),
    ...(counting === "fractional" ? ["counted fractionally"] : []),
    ...(by.includes("year") || filters.year ? ["by year of start"] : [])
  ].map((mode) => [words(mode)]);
  const unit: Span[] = [unitSpan(of, wording)];
  return [unit, ...parts, ...modes].flatMap((part, at) => [...(at > 0 ? [words("; ")] : []), ...part]);
}

/** Publisher, day and licence of the data under every table. */
export function sourceOf({trace}: FigureTable): Text {
  return trace.vintages.flatMap((vintage, at): Span[] => [
    words(at === 0 ? "Source: " : "; "),
    {kind: "name", text: vintage.title, of: `source:${vintage.source}`},
    words(", "),
    {kind: "date", text: formatDate(vintage.dated), date: vintage.dated},
    words(", "),
    {kind: "name", text: vintage.licence, of: `licence:${vintage.licence}`}
  ]);
}
