import type {FC, PropsWithChildren} from "hono/jsx";
import {NON_EU} from "../../app/ask.ts";
import {formatFigure} from "../../app/format-figure.ts";
import {partHref} from "../../app/structure.ts";
import {
  SPECIALISATION_FLOOR,
  type Specialisation,
  type Subject,
  type SubjectFigures
} from "../../app/subject.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";
import {countryMap, memberStates, rankedBars, yearColumns} from "../components/charts.ts";
import {FigureBlock, Key, Num, scopeOf} from "../components/figure.tsx";
import {carried, Filters} from "../components/filters.tsx";
import {Layout, type Step} from "../components/layout.tsx";
import {NeedsRecords, vintageNote} from "../components/maybe.tsx";
import {ratioDots, sparkOf, yearStack} from "../components/subject-charts.ts";
import type {PageContext} from "../page.ts";

/** Filters a subject page offers. */
export const SUBJECT_FILTERS = ["programme", "year"] as const;

interface SubjectProps {
  readonly context: PageContext;
  readonly subject: Subject;
  readonly data: SubjectFigures;
  readonly trail: readonly Step[];
  readonly lead: string;
}

/** A theme, programme part or field: the finding, the figures, the pictures, what to do next. */
export const SubjectView: FC<PropsWithChildren<SubjectProps>> = (props) => {
  const {context, subject, data, trail, lead, children} = props;
  const {edition, query, path} = context;
  return (
    <Layout title={subject.title} path={path} trail={trail} description={lead}>
      <div class="page-head">
        <h1>{subject.title}</h1>
        <Finding {...props} />
        <p class="scope">
          {lead} {vintageNote(edition)}.
        </p>
      </div>
      <Filters dimensions={SUBJECT_FILTERS} query={query} path={path} edition={edition} hasStatus />
      <Keys data={data} />
      <MapBlock {...props} />
      <div class="grid-2">
        <TrendBlock {...props} />
        {data.groups && <GroupBlock {...props} table={data.groups} />}
        <CountryBlock {...props} />
        {data.specialisation && <SpecialisationBlock {...props} found={data.specialisation} />}
      </div>
      <Missing {...props} />
      <PartBlock {...props} />
      {children}
      <NextSteps {...props} />
    </Layout>
  );
};

const Finding: FC<SubjectProps> = ({context, data}) => {
  const name = (figure: Figure) => context.edition.names.of("country", figure.dims.country ?? "");
  const [first, second, third] = outsideOf(data);
  if (!data.projects) return null;
  return (
    <p class="finding">
      {data.nonAssociated ? (
        <>
          <Num figure={data.nonAssociated} /> of <Num figure={data.projects} /> projects have a partner from a
          country neither in the EU nor associated
        </>
      ) : (
        <>
          <Num figure={data.projects} /> projects
        </>
      )}
      {first && second && third && (
        <>
          ; outside the EU, {name(first)} (<Num figure={first} />
          ), {name(second)} (<Num figure={second} />) and {name(third)} (<Num figure={third} />) take part in
          most
        </>
      )}
      .
    </p>
  );
};

/** Countries outside the EU, most projects first. */
function outsideOf(data: SubjectFigures): Figure[] {
  const members = data.countriesAreOutside ? [] : memberStates();
  return (data.countries?.figures ?? []).filter(
    (figure) => figure.dims.country !== "ZZ" && !members.includes(String(figure.dims.country))
  );
}

const Keys: FC<{data: SubjectFigures}> = ({data}) => (
  <div class="keys">
    {data.projects && (
      <Key
        figure={data.projects}
        change="by year of start"
        spark={data.trend && sparkOf(data.trend.figures, "spark-projects", "Projects by year")}
      />
    )}
    {data.participations && <Key figure={data.participations} />}
    {data.nonEuShare && (
      <Key
        figure={data.nonEuShare}
        title="Participations from outside the EU"
        change={
          data.nonEuShareOfAll && (
            <>
              <Num figure={data.nonEuShareOfAll} /> over everything
            </>
          )
        }
      />
    )}
    {data.money && <Key figure={data.money} title="Net EU contribution to partners outside the EU" />}
    {data.organisations && <Key figure={data.organisations} />}
  </div>
);

const TOP = 12;

function listed(figures: readonly Figure[], nameOf: (figure: Figure) => string): string {
  return figures.map((figure) => `${nameOf(figure)} ${formatFigure(figure)}`).join(", ");
}

const MapBlock: FC<SubjectProps> = ({context: {edition}, subject, data}) => {
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

const TrendBlock: FC<SubjectProps> = ({context: {edition}, subject, data}) => {
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

const GroupBlock: FC<SubjectProps & {table: FigureTable}> = ({context: {edition}, table}) => {
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const CountryBlock: FC<SubjectProps> = ({context: {edition}, data}) => {
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

/** What the data open now cannot answer, and why. */
const Missing: FC<SubjectProps> = ({subject, data}) => (
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

const SpecialisationBlock: FC<SubjectProps & {found: Specialisation}> = ({context: {edition}, found}) => {
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

const PartBlock: FC<SubjectProps> = ({context: {edition, query}, subject, data}) => {
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

const NextSteps: FC<SubjectProps> = ({context: {query}, subject, data}) => {
  const own = new URLSearchParams([...query, [subject.dimension, subject.code]]);
  const params = own.toString().replaceAll("%2F", "/");
  const top = outsideOf(data)
    .slice(0, 4)
    .map((figure) => String(figure.dims.country));
  const keepsTheme = subject.dimension === "theme" ? `&theme=${subject.code}` : "";
  return (
    <section class="next">
      <h2>Look closer</h2>
      <ul>
        <li>
          <a href={`/projects?${params}`}>The projects themselves</a>
        </li>
        {top.length > 1 && (
          <li>
            <a href={`/compare?country=${top.join(",")}${keepsTheme}`}>
              Compare the countries with most projects
            </a>
          </li>
        )}
        <li>
          <a href={`/indicators/participations?${params}&by=country`}>Ask for another figure</a>
        </li>
        <li>
          <a href="/themes">All themes, parts and fields</a>
        </li>
      </ul>
    </section>
  );
};
