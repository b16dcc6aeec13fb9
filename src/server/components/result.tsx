import type {FC} from "hono/jsx";
import {NON_EU} from "../../app/ask.ts";
import {formatFigure, UNIT_NAMES} from "../../app/format-figure.ts";
import type {Names} from "../../app/names.ts";
import {fieldHref, partHref} from "../../app/structure.ts";
import type {Dimension} from "../../domain/dimension.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";
import {
  BESIDE,
  countryMap,
  memberStates,
  rankedBars,
  rankedDots,
  yearColumns,
  yearLines,
  yearly
} from "./charts.ts";
import {FigureBlock, FigureTableView, Key, scopeOf} from "./figure.tsx";
import {seriesChart} from "./series-chart.ts";

const MOST_ROWS = 200;
const MOST_BARS = 20;

/** The answer to a request as its form suits: a key figure, a picture with its table, or a table. */
export const Result: FC<{table: FigureTable; names: Names}> = ({table, names}) => {
  const [only] = table.figures;
  if (table.figures.length === 0)
    return (
      <div class="empty">
        <h2>Nothing found</h2>
        <p>No record fits these filters. Remove one of them.</p>
      </div>
    );
  if (table.by.length === 0 && only)
    return (
      <div class="keys">
        <Key figure={only} change={scopeOf(table.trace, names) || "over everything held"} />
      </div>
    );
  const by = table.by.map((dimension) => DIMENSION_WORDS[dimension] ?? dimension).join(" and ");
  const title = `${table.trace.indicator.title} by ${by}`;
  const rows = table.figures.slice(0, MOST_ROWS);
  return (
    <FigureBlock
      table={table}
      names={names}
      title={title}
      subtitle={subtitleOf(table, names)}
      chart={chartOf(table, names, title)}
      rows={rows}
    >
      <div class="figure-bounded">
        <FigureTableView table={table} names={names} caption={title} rows={rows} link={linkOf} />
      </div>
      {rows.length < table.figures.length && (
        <p class="note">The first {MOST_ROWS} rows are shown; the downloads hold all of them.</p>
      )}
    </FigureBlock>
  );
};

/** Unit and scope in words; the three groups that make up the world outside the EU are said as one. */
function subtitleOf(table: FigureTable, names: Names): string {
  const groups = table.trace.request.filters.group ?? [];
  const isNonEu = groups.length === NON_EU.length && NON_EU.every((group) => groups.includes(group));
  const unit = UNIT_NAMES[table.unit];
  return [
    unit.charAt(0).toUpperCase() + unit.slice(1),
    isNonEu ? "outside the EU" : "",
    scopeOf(table.trace, names, isNonEu ? ["group"] : [])
  ]
    .filter(Boolean)
    .join(", ");
}

const DIMENSION_WORDS: Readonly<Partial<Record<Dimension, string>>> = {
  part: "programme part",
  field: "field of science",
  partner: "partner country",
  group: "country group",
  income: "income group",
  activity: "activity type",
  scheme: "type of action",
  sme: "SME"
};

function linkOf(dimension: Dimension, code: string): string | undefined {
  if (code === "unknown" || code === "ZZ") return undefined;
  if (dimension === "country" || dimension === "partner") return `/countries/${code}`;
  if (dimension === "theme") return `/themes/${code}`;
  if (dimension === "part") return partHref(code);
  return dimension === "field" ? fieldHref(code) : undefined;
}

/** The picture a breakdown allows; empty where only a table can show it. */
function chartOf(table: FigureTable, names: Names, title: string): string {
  const [first, second] = table.by;
  const text = {id: "result", title, description: describe(table.figures.slice(0, 10), names)};
  if (first === undefined || table.by.length > 2) return "";
  if (table.trace.warehouse.kind === "series" && second === undefined)
    return seriesPicture(table, names, text);
  if (second !== undefined) {
    const other = first === "year" ? second : first;
    return table.by.includes("year") ? linesBy(table, other, names, text) : "";
  }
  if (first === "year") return hasNegative(table) ? "" : yearColumns(table, text);
  if (first === "country" && table.figures.length > MOST_BARS && isOutside(table))
    return countryMap(table, "country", names, text);
  if (hasNegative(table)) return "";
  return rankedBars(
    table.figures.slice(0, MOST_BARS),
    first,
    names,
    text,
    (code) => linkOf(first, code) ?? "#"
  );
}

/** One country over time with its interval, or a few countries side by side; many are only listed. */
function seriesPicture(
  table: FigureTable,
  names: Names,
  text: {id: string; title: string; description: string}
): string {
  if (table.by[0] === "year") return seriesChart(table, {...text, widths: BESIDE});
  if (table.figures.length > MOST_BARS) return "";
  return rankedDots(table.figures, "country", names, {...text, href: (code) => `/countries/${code}`});
}

function linesBy(
  table: FigureTable,
  dimension: Dimension,
  names: Names,
  text: {id: string; title: string; description: string}
): string {
  const codes = [...new Set(yearly(table.figures).map((figure) => String(figure.dims[dimension])))];
  return codes.length <= 6 ? yearLines(table, dimension, codes, names, text) : "";
}

/** A map shades the world outside the EU, so it suits only what is mostly about it. */
function isOutside(table: FigureTable): boolean {
  const members = memberStates();
  const inside = table.figures.filter((figure) => members.includes(String(figure.dims.country)));
  return inside.length === 0;
}

function hasNegative(table: FigureTable): boolean {
  return table.figures.some((figure) => (figure.value ?? 0) < 0);
}

function describe(figures: readonly Figure[], names: Names): string {
  return figures
    .map((figure) => {
      const codes = Object.entries(figure.dims).map(([dimension, code]) =>
        names.of(dimension as Dimension, code)
      );
      return `${codes.join(", ")}: ${formatFigure(figure)}`;
    })
    .join("; ");
}
