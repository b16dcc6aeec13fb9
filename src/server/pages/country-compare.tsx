import type {FC, PropsWithChildren} from "hono/jsx";
import type {Comparison} from "../../app/country-comparison.ts";
import {countryInText} from "../../app/country-in-text.ts";
import {formatFigure, UNIT_NAMES} from "../../app/format-figure.ts";
import type {Names} from "../../app/names.ts";
import type {Edition} from "../../app/site.ts";
import {formatNumber} from "../../base/numbers.ts";
import {capital, listOf} from "../../base/text.ts";
import {THEMES} from "../../catalogue/themes.ts";
import {responsive} from "../../charts/responsive.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";
import {addressOf} from "../../domain/request.ts";
import {ACROSS, untilNewestFile, yearLines} from "../components/charts.ts";
import {FigureBlock, Num, SourceLine, scopeOf, TableFrame} from "../components/figure.tsx";
import {seriesDots} from "./country-dots.ts";

interface BlockProps {
  readonly comparison: Comparison;
  readonly edition: Edition;
}

function find(table: FigureTable, dims: Figure["dims"]): Figure | undefined {
  return table.figures.find((figure) =>
    Object.entries(dims).every(([key, code]) => figure.dims[key as keyof Figure["dims"]] === code)
  );
}

function titlesOf(codes: readonly CountryCode[], {names}: Edition): string[] {
  return codes.map((code) => names.of("country", code));
}

/** Key figures: a row for each indicator, a column for each country. */
export const KeysTable: FC<{comparison: Comparison; names: Names}> = ({comparison: {keys, codes}, names}) => {
  const caption = "Key figures side by side";
  const [first] = keys;
  return (
    <section class="figure">
      <h2>{caption}</h2>
      {first && (
        <p class="subtitle">
          {scopeOf(first.trace, names, ["country"]) || "All programmes, themes and years held"}
        </p>
      )}
      <TableFrame label={caption} form="whole keys-table">
        <table>
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Indicator</th>
              {codes.map((code, i) => (
                <th scope="col" class="num">
                  <span class={`swatch swatch-${i + 1}`} aria-hidden="true"></span>
                  <a href={`/countries/${code}`}>{names.of("country", code)}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keys.map((table) => (
              <tr>
                <th scope="row">
                  <a href={`/indicators/${table.trace.indicator.id}`}>{table.trace.indicator.title}</a>
                </th>
                {codes.map((code) => (
                  <td class="num">
                    <Cell figure={find(table, {country: code})} table={table} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {first && <SourceLine trace={first.trace} />}
    </section>
  );
};

const Cell: FC<{figure: Figure | undefined; table: FigureTable}> = ({figure, table}) =>
  figure ? (
    <>
      <Num figure={figure} />
      {figure.basis && (
        <span class="row-note">
          stated for {formatNumber(figure.basis.held)} of {formatNumber(figure.basis.of)}
        </span>
      )}
    </>
  ) : (
    <a class="blank" href={`/figures/${addressOf(table.trace.request)}`}>
      – <span class="reason">nothing found</span>
    </a>
  );

/** One line a country. */
export const TrendsBlock: FC<PropsWithChildren<BlockProps>> = ({comparison, edition, children}) => {
  const {trend, codes} = comparison;
  const title = trend.trace.indicator.title;
  const scope = scopeOf(trend.trace, edition.names, ["country", "year"]);
  const description = codes
    .map((code) => {
      const figures = trend.figures.filter((figure) => figure.dims.country === code);
      const values = figures.map((figure) => `${figure.dims.year} ${formatFigure(figure)}`);
      return `${edition.names.of("country", code)}: ${values.join(", ")}`;
    })
    .join(". ");
  const text = {id: "trend", title, description, widths: ACROSS};
  return (
    <section id="trends">
      <h2>Over the years</h2>
      {children}
      <FigureBlock
        table={trend}
        names={edition.names}
        title={title}
        level={3}
        subtitle={`${capital(UNIT_NAMES[trend.unit])}, ${scope}`}
        chart={yearLines(untilNewestFile(trend), "country", codes, edition.names, text)}
      />
    </section>
  );
};

/** Specialisation by theme, all countries on one scale. */
export const SpecialisationBlock: FC<BlockProps> = ({comparison, edition}) => {
  const {specialisation, codes} = comparison;
  const title = "What each does more of than everybody";
  const shown = THEMES.filter((theme) =>
    specialisation.figures.some((figure) => figure.dims.theme === theme.id)
  );
  const rows = shown.map((theme) => ({
    label: theme.title,
    points: codes.map((code) => {
      const figure = find(specialisation, {country: code, theme: theme.id});
      return {value: figure?.value ?? null, text: figure ? formatFigure(figure) : "–"};
    })
  }));
  if (rows.length === 0) return null;
  const series = titlesOf(codes, edition);
  const description = rows
    .map((row) => `${row.label}: ${row.points.map((point, i) => `${series[i]} ${point.text}`).join(", ")}`)
    .join(". ");
  const reference = {value: 1, label: "1: as everybody"};
  return (
    <FigureBlock
      table={specialisation}
      names={edition.names}
      title={title}
      subtitle={`Specialisation: share of a theme in the country's participations, over its share in all. ${scopeOf(specialisation.trace, edition.names, ["country"])}`}
      chart={responsive(seriesDots, {id: "dots", title, description, series, rows, reference}, ACROSS)}
    >
      <p class="note">Small numbers of participations swing widely; the table has each country's value.</p>
    </FigureBlock>
  );
};

/** Projects that each two of the countries share. */
export const SharedBlock: FC<BlockProps> = ({comparison, edition}) => {
  const {shared, codes, keys} = comparison;
  const projects = keys.find((table) => table.trace.indicator.id === "projects");
  const names = titlesOf(codes, edition);
  return (
    <FigureBlock
      table={shared}
      names={edition.names}
      title={`Projects shared by ${listOf(names.map(countryInText))}`}
      subtitle={`Projects in which both countries take part; on the diagonal, all projects of the country. ${scopeOf(shared.trace, edition.names, ["country", "partner"])}`}
      chart=""
    >
      <TableFrame label="Shared projects" form="whole matrix">
        <table>
          <caption class="visually-hidden">Shared projects</caption>
          <thead>
            <tr>
              <th scope="col">With</th>
              {names.map((name) => (
                <th scope="col" class="num">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {codes.map((code, i) => (
              <tr>
                <th scope="row">{names[i]}</th>
                {codes.map((partner) => (
                  <td class={code === partner ? "num own" : "num"}>
                    {code === partner && projects ? (
                      <Cell figure={find(projects, {country: code})} table={projects} />
                    ) : (
                      <Cell figure={find(shared, {country: code, partner})} table={shared} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </FigureBlock>
  );
};
