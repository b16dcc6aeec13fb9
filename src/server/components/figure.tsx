import {raw} from "hono/html";
import type {Child, FC, PropsWithChildren} from "hono/jsx";
import {
  BLANK_WORDS,
  decimalsOf,
  formatExact,
  formatFigure,
  formatInterval,
  UNIT_NAMES
} from "../../app/format-figure.ts";
import type {Names} from "../../app/names.ts";
import {formatDate} from "../../base/dates.ts";
import {DIMENSIONS, type Dimension} from "../../domain/dimension.ts";
import {type Figure, type FigureTable, isOfProjects, type Trace} from "../../domain/figure.ts";
import {STATUS_MODES} from "../../domain/group.ts";
import {addressOf} from "../../domain/request.ts";
import {withheldIn} from "../../exports/refuse-withheld.ts";
import {citationOf} from "../../exports/rows.ts";

/** Where a figure explains itself. */
export function whyHref(figure: Figure): string {
  return `/figures/${citationOf(figure)}`;
}

interface NumProps {
  readonly figure: Figure;
  readonly exact?: boolean;
  /** Of the column it stands in. */
  readonly decimals?: number;
}

/** A number in running text or in a cell: the number itself leads to its explanation. */
export const Num: FC<NumProps> = ({figure, exact, decimals}) =>
  figure.blank ? (
    <Blank figure={figure} />
  ) : (
    <a class="number" href={whyHref(figure)} title="Why this number?">
      {exact ? formatExact(figure, decimals) : formatFigure(figure, decimals)}
    </a>
  );

const Blank: FC<{figure: Figure}> = ({figure}) => (
  <a class="blank" href={whyHref(figure)} title={figure.blank?.note}>
    – <span class="reason">{figure.blank && BLANK_WORDS[figure.blank.reason]}</span>
  </a>
);

interface KeyProps {
  readonly figure: Figure;
  readonly title?: string;
  /** Change against a stated period, in words with its own figures. */
  readonly change?: Child;
  /** Whether that change is a rise or a fall; left out where it is neither. */
  readonly direction?: "up" | "down" | undefined;
  readonly spark?: string | undefined;
}

/** A key figure: name, value, unit, change, small picture, and why. */
export const Key: FC<KeyProps> = ({figure, title, change, direction, spark}) => (
  <div class="key">
    <p class="key-name">{title ?? figure.trace.indicator.title}</p>
    <p class="key-value">{figure.blank ? <Blank figure={figure} /> : formatFigure(figure)}</p>
    {change && <p class={direction ? `key-change ${direction}` : "key-change"}>{change}</p>}
    <div class="key-foot">
      {spark && raw(spark)}
      <a class="why" href={whyHref(figure)}>
        Why this number?
      </a>
    </div>
  </div>
);

interface FigureBlockProps {
  readonly table: FigureTable;
  readonly names: Names;
  readonly title: string;
  /** Unit, filters and status mode, in words. */
  readonly subtitle: string;
  /** The picture as SVG. */
  readonly chart: string;
  /** Rows of the table behind it; all where left out. */
  readonly rows?: readonly Figure[];
  readonly level?: 2 | 3;
}

/** A picture with everything it owes its reader: title, unit, source, table, data, why. */
export const FigureBlock: FC<PropsWithChildren<FigureBlockProps>> = ({
  table,
  names,
  title,
  subtitle,
  chart,
  rows,
  level,
  children
}) => (
  <figure class="figure">
    <figcaption>
      {level === 3 ? <h3>{title}</h3> : <h2>{title}</h2>}
      <p class="subtitle">{subtitle}</p>
    </figcaption>
    {raw(chart)}
    {children}
    <SourceLine trace={table.trace} />
    <Actions table={table} names={names} title={title} {...(rows && {rows})} />
  </figure>
);

/** Publisher, vintage and licence under every picture. */
export const SourceLine: FC<{trace: Trace}> = ({trace}) => (
  <p class="source">
    Source:{" "}
    {trace.vintages
      .map((vintage) => `${vintage.title}, ${formatDate(vintage.dated)}, ${vintage.licence}`)
      .join("; ") || "none imported"}
    .{" "}
    {trace.coverage
      .filter((coverage) => coverage.share !== null)
      .map((coverage) => `${coverage.programme}: ${Math.round(coverage.share ?? 0)} % of ${coverage.unit}. `)}
  </p>
);

const Actions: FC<{table: FigureTable; names: Names; title: string; rows?: readonly Figure[]}> = ({
  table,
  names,
  title,
  rows
}) => {
  const address = addressOf(table.trace.request);
  const [path = "", query = ""] = address.split("?");
  const href = (format: string) => `/api/v1/data/${path}.${format}${query ? `?${query}` : ""}`;
  return (
    <div class="actions">
      <details>
        <summary>Table</summary>
        <FigureTableView table={table} names={names} caption={title} {...(rows && {rows})} />
      </details>
      {withheldIn(table.trace) === undefined ? (
        <>
          <a href={href("csv")}>CSV</a>
          <a href={href("csv-metadata.json")}>CSVW</a>
          <a href={href("json")}>JSON</a>
          <a href={href("sdmx-csv")}>SDMX-CSV</a>
          <a href={href("parquet")}>Parquet</a>
        </>
      ) : (
        <span class="quiet">Not for republication</span>
      )}
      <a href={`/figures/${address}`}>Why these numbers?</a>
    </div>
  );
};

/** The region a table scrolls in, reached by keyboard; `as-list` turns its rows into lists on a narrow screen. */
export const TableFrame: FC<PropsWithChildren<{label: string; form?: string}>> = ({
  label,
  form,
  children
}) => (
  <section class={form ? `table-scroll ${form}` : "table-scroll"} tabindex={0} aria-label={label}>
    {children}
  </section>
);

interface TableViewProps {
  readonly table: FigureTable;
  readonly names: Names;
  readonly caption: string;
  readonly rows?: readonly Figure[];
  /** Where a code leads, such as a country's own page. */
  readonly link?: (dimension: Dimension, code: string) => string | undefined;
}

/** The figures of a table, one a row, each number leading to its explanation. */
export const FigureTableView: FC<TableViewProps> = ({table, names, caption, rows, link}) => {
  const hasInterval = table.figures.some((figure) => figure.interval);
  const hasYear = table.figures.some((figure) => figure.ofYear !== null);
  const shown = rows ?? table.figures;
  const decimals = decimalsOf(shown);
  return (
    <TableFrame label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {table.by.map((dimension) => (
              <th scope="col">{DIMENSIONS[dimension].title}</th>
            ))}
            <th scope="col" class="num">
              {headOf(table)}
            </th>
            {hasInterval && (
              <th scope="col" class="num">
                Interval
              </th>
            )}
            {hasYear && (
              <th scope="col" class="num">
                Year
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((figure) => (
            <tr>
              {table.by.map((dimension, i) => (
                <Cell
                  isHead={i === 0}
                  text={names.of(dimension, figure.dims[dimension] ?? "")}
                  href={link?.(dimension, String(figure.dims[dimension]))}
                />
              ))}
              <td class="num">
                <Num figure={figure} decimals={decimals} exact />
              </td>
              {hasInterval && <td class="num">{formatInterval(figure)}</td>}
              {hasYear && <td class="num">{figure.ofYear ?? ""}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
};

const Cell: FC<{isHead: boolean; text: string; href: string | undefined}> = ({isHead, text, href}) => {
  const content = href ? <a href={href}>{text}</a> : text;
  return isHead ? <th scope="row">{content}</th> : <td>{content}</td>;
};

/** Filters and modes of a request in words: "Horizon Europe, Health, as it was at signature". */
export function scopeOf(trace: Trace, names: Names, leaveOut: readonly Dimension[] = []): string {
  const {filters, status, counting, yearOf, by} = trace.request;
  const parts = (Object.keys(filters) as Dimension[])
    .filter((dimension) => !leaveOut.includes(dimension))
    .map((dimension) => (filters[dimension] ?? []).map((code) => names.of(dimension, code)).join(", "));
  const usesGroups = by.includes("group") || filters.group !== undefined;
  return [
    ...parts,
    ...(usesGroups && isOfProjects(trace) ? [`country status ${STATUS_MODES[status]}`] : []),
    ...(counting === "fractional" ? ["counted fractionally"] : []),
    ...(isOfProjects(trace) && (by.includes("year") || filters.year)
      ? [yearOf === "start" ? "by year of start" : "by year of signature"]
      : [])
  ].join(", ");
}

/** Name of the value column, with its unit unless the name already says it. */
function headOf({trace, unit}: FigureTable): string {
  const name = UNIT_NAMES[unit];
  return trace.indicator.title.toLowerCase() === name
    ? trace.indicator.title
    : `${trace.indicator.title} (${name})`;
}
