import type {FC} from "hono/jsx";
import {NON_EU} from "../../app/ask.ts";
import {formatFigure} from "../../app/format-figure.ts";
import {partHref} from "../../app/structure.ts";
import {
  SPECIALISATION_FLOOR,
  type Specialisation,
  type Subject,
  type SubjectFigures
} from "../../app/subject.ts";
import {capital} from "../../base/text.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";
import {countryMap, memberStates, rankedBars, yearColumns, yearly} from "../components/charts.ts";
import {FigureBlock, scopeOf} from "../components/figure.tsx";
import {carried} from "../components/filters.tsx";
import type {Step} from "../components/layout.tsx";
import {NeedsRecords} from "../components/maybe.tsx";
import {ratioDots, yearStack} from "../components/subject-charts.ts";
import type {PageContext} from "../page.ts";

/** What every block of a subject page is given. */
export interface SubjectProps {
  readonly context: PageContext;
  readonly subject: Subject;
  readonly data: SubjectFigures;
  readonly trail: readonly Step[];
  readonly lead: string;
  /** Source of figures beside CORDIS, as its publisher asks to be credited. */
  readonly credit?: string | undefined;
}

/** Countries outside the EU, most projects first. */
export function outsideOf(data: SubjectFigures): Figure[] {
  const members = data.countriesAreOutside ? [] : memberStates();
  return (data.countries?.figures ?? []).filter(
    (figure) => figure.dims.country !== "ZZ" && !members.includes(String(figure.dims.country))
  );
}

const TOP = 12;

function listed(figures: readonly Figure[], nameOf: (figure: Figure) => string): string {
  return figures.map((figure) => `${nameOf(figure)} ${formatFigure(figure)}`).join(", ");
}

/** The world outside the EU by projects. */
export const MapBlock: FC<SubjectProps> = ({context: {edition}, subject, data}) => {
  if (!data.countries) return <NeedsRecords what={`A map of ${subject.title}`} />;
  const rows = outsideOf(data);
  const title = "Projects with each country outside the EU";
  const name = (figure: Figure) => edition.names.of("country", figure.dims.country ?? "");
  const description = `${rows.length} countries and territories. Most: ${listed(rows.slice(0, 5), name)}.`;
  return (
    <FigureBlock
      table={data.countries}
      names={edition.names}
      title={title}
      subtitle={subtitleOf("Projects with at least one participation", data.countries, data, edition.names)}
      chart={countryMap(data.countries, "country", edition.names, {id: "map", title, description})}
      rows={rows}
    />
  );
};

type SubjectNames = PageContext["edition"]["names"];

function subtitleOf(what: string, table: FigureTable, data: SubjectFigures, names: SubjectNames): string {
  const scope = scopeOf(table.trace, names, ["group", "theme", "part", "field"]);
  const note = data.countriesAreOutside ? "" : "today's Member States left out";
  return [what, scope, note].filter(Boolean).join(", ");
}

/** Projects by year. */
export const TrendBlock: FC<SubjectProps> = ({context: {edition}, subject, data}) => {
  if (!data.trend) return <NeedsRecords what={`The trend of ${subject.title}`} />;
  const title = "Projects by year of start";
  const description = data.trend.figures
    .map((figure) => `${figure.dims.year} ${formatFigure(figure)}`)
    .join(", ");
  return (
    <FigureBlock
      table={data.trend}
      names={edition.names}
      title={title}
      subtitle={`Projects, ${scopeOf(data.trend.trace, edition.names, ["theme", "part", "field"])}`}
      chart={yearColumns(data.trend, {id: "trend", title, description})}
    />
  );
};

/** The share from outside the EU, by group and year. */
export const GroupBlock: FC<SubjectProps & {table: FigureTable}> = ({context: {edition}, table}) => {
  const codes = NON_EU.filter((group) => table.figures.some((figure) => figure.dims.group === group));
  const title = "Share of participations from outside the EU";
  const description = codes
    .map(
      (group) =>
        `${edition.names.of("group", group)}: ${listed(
          table.figures.filter((figure) => figure.dims.group === group),
          (figure) => String(figure.dims.year)
        )}`
    )
    .join(". ");
  return (
    <FigureBlock
      table={table}
      names={edition.names}
      title={title}
      subtitle={`Per cent of all participations; the rest is the EU. ${capital(scopeOf(table.trace, edition.names, ["group", "theme", "part", "field"]))}`}
      chart={yearStack(table, "group", codes, edition.names, {id: "groups", title, description})}
    />
  );
};

/** Countries outside the EU, ranked by projects. */
export const CountryBlock: FC<SubjectProps> = ({context: {edition}, data}) => {
  if (!data.countries) return null;
  const rows = outsideOf(data).slice(0, TOP);
  const title = "Countries outside the EU with most projects";
  const description = listed(rows, (figure) => edition.names.of("country", figure.dims.country ?? ""));
  return (
    <FigureBlock
      table={data.countries}
      names={edition.names}
      title={title}
      subtitle={subtitleOf("Projects", data.countries, data, edition.names)}
      chart={rankedBars(
        rows,
        "country",
        edition.names,
        {id: "top", title, description},
        (code) => `/countries/${code}`
      )}
    />
  );
};

/** Whether there is more than one year to draw. */
export function hasYears({trend}: SubjectFigures): boolean {
  return trend === undefined || yearly(trend.figures).length > 1;
}

/** What the data open now cannot answer, and why. */
export const Missing: FC<SubjectProps> = ({subject, data}) => (
  <>
    {!data.groups && <NeedsRecords what="The share of each country group" />}
    {!data.specialisation &&
      (subject.dimension === "field" ? (
        <p class="note">
          Specialisation is computed by theme and programme part, not by field: fields are given to projects
          from their text and overlap.
        </p>
      ) : (
        <NeedsRecords what="Which countries specialise here" />
      ))}
  </>
);

/** Countries outside the EU by how far they specialise here. */
export const SpecialisationBlock: FC<SubjectProps & {found: Specialisation}> = ({
  context: {edition},
  found
}) => {
  const {table, rows} = found;
  const title = "Countries outside the EU that specialise here";
  const description = listed(rows, (figure) => edition.names.of("country", figure.dims.country ?? ""));
  return (
    <FigureBlock
      table={table}
      names={edition.names}
      title={title}
      subtitle={`Share of the country's participations that lie here, divided by everybody's share. Countries with at least ${SPECIALISATION_FLOOR} participations here`}
      chart={ratioDots(rows, edition.names, {id: "special", title, description})}
      rows={rows}
    >
      {rows.length === 0 && (
        <p class="note">
          <span class="blank">–</span> No country outside the EU has {SPECIALISATION_FLOOR} participations
          here.
        </p>
      )}
    </FigureBlock>
  );
};

/** Main programme parts of the projects of a theme. */
export const PartBlock: FC<SubjectProps> = ({context: {edition, query}, subject, data}) => {
  if (subject.dimension !== "theme" || !data.parts) return null;
  const rows = data.parts.figures.slice(0, TOP);
  const title = "Where in the programme these projects are";
  const description = listed(rows, (figure) => edition.names.of("part", figure.dims.part ?? ""));
  const chart = rankedBars(
    rows,
    "part",
    edition.names,
    {id: "parts", title, description},
    (code) => partHref(code) + carried(query)
  );
  return (
    <FigureBlock
      table={data.parts}
      names={edition.names}
      title={title}
      subtitle={`Projects by main programme part, ${scopeOf(data.parts.trace, edition.names, ["theme"])}`.replace(
        /, $/,
        ""
      )}
      chart={chart}
    />
  );
};
