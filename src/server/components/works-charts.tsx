import type {FC} from "hono/jsx";
import type {Names} from "../../app/names.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";
import {BESIDE, BESIDE_LONG, rankedBars, untilNewestFile, yearColumns} from "./charts.ts";
import {FigureBlock} from "./figure.tsx";

interface Titled {
  readonly table: FigureTable;
  readonly names: Names;
  readonly title: string;
  readonly subtitle: string;
}

/** Publications by year, up to the year of the newest file. */
export const WorksByYear: FC<Titled> = ({table, names, title, subtitle}) => {
  const recent = untilNewestFile(table);
  return (
    <FigureBlock
      table={recent}
      names={names}
      title={title}
      subtitle={subtitle}
      chart={yearColumns(recent, {
        id: "publications-years",
        title,
        description: `${recent.figures.length} years, the latest ${names.of("year", recent.figures.at(-1)?.dims.year ?? "unknown")}`,
        widths: BESIDE
      })}
      level={3}
    />
  );
};

/** The countries works are published with most, each leading to its page. */
export const WorksByCountry: FC<
  Titled & {readonly rows: readonly Figure[]; readonly dimension: "country" | "partner"; readonly id?: string}
> = ({table, rows, dimension, names, title, subtitle, id = "publications-partners"}) => (
  <FigureBlock
    table={table}
    rows={rows}
    names={names}
    title={title}
    subtitle={subtitle}
    chart={rankedBars(
      rows,
      dimension,
      names,
      {
        id,
        title,
        description: rows.map(({dims}) => names.of(dimension, dims[dimension] ?? "")).join(", "),
        widths: BESIDE_LONG
      },
      (code) => `/countries/${code}`
    )}
    level={3}
  />
);
