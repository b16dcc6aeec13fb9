import type {FC} from "hono/jsx";
import {lastChange} from "../../app/country-direction.ts";
import {countryInText} from "../../app/country-in-text.ts";
import {oneFigure} from "../../app/country-profile.ts";
import {formatFigure} from "../../app/format-figure.ts";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import type {Edition} from "../../app/site.ts";
import {formatDate} from "../../base/dates.ts";
import {listOf} from "../../base/text.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {THEMES} from "../../catalogue/themes.ts";
import type {Figure, FigureRequest, FigureTable, Unit} from "../../domain/figure.ts";
import {requestFor} from "../../domain/request.ts";
import {BESIDE, countryMap, rankedBars, spark, untilNewestFile, yearLines} from "../components/charts.ts";
import {FigureBlock, Key, Num, scopeOf} from "../components/figure.tsx";
import {Filters, modesOf} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import type {Page} from "../page.ts";
import {ARROWS, changeText} from "./country-head.tsx";

const NON_EU = ["associated", "transitional", "non-associated"] as const;
const FILTERS = ["programme", "theme", "year"] as const;

/** The first page: how much of the programme is international, with whom, and where it is going. */
export const overviewPage: Page = {
  path: "/",
  parameters: () => FIGURE_PARAMETERS,
  async render({edition, query, path}, c) {
    const base = modesOf(query, FILTERS);
    const data = await readOverview(edition, base);
    return c.html(
      <Layout
        title="Aperture"
        path={path}
        description="How the EU cooperates with every non-EU country in research and innovation, by theme and year."
      >
        <div class="page-head">
          <h1>International cooperation in EU research and innovation</h1>
          <p class="finding">
            <Finding data={data} />
          </p>
          <p class="scope">{scopeNote(data, edition)}</p>
        </div>
        <Filters dimensions={FILTERS} query={query} path={path} edition={edition} hasStatus />
        <KeyFigures data={data} />
        <MapBlock data={data} edition={edition} />
        <div class="grid-2">
          <TrendBlock data={data} edition={edition} />
          <PartnersBlock data={data} edition={edition} />
        </div>
        <NextSteps />
      </Layout>
    );
  }
};

/** A figure with the same by year. */
interface Measured {
  readonly figure: Figure;
  readonly trend: FigureTable;
}

interface Overview {
  readonly projects: Measured;
  readonly participations: Measured;
  readonly nonEuShare: Measured;
  readonly nonAssociated: Measured;
  readonly money: Measured;
  readonly countries: Measured;
  readonly map: FigureTable;
  readonly trend: FigureTable;
}

async function readOverview(edition: Edition, base: Partial<FigureRequest>): Promise<Overview> {
  const nonEu = {...base, filters: {...base.filters, group: [...NON_EU]}};
  const measured = async (id: string, parts: Partial<FigureRequest>): Promise<Measured> => ({
    figure: await oneFigure(edition, id, parts),
    trend: await edition.figures(requestFor(id, {...parts, by: ["year"]}))
  });
  return {
    projects: await measured("projects", base),
    participations: await measured("participations", base),
    nonEuShare: await measured("share-of-participations", nonEu),
    nonAssociated: await measured("projects-with-non-associated", base),
    money: await measured("net-eu-contribution", nonEu),
    countries: await measured("countries", nonEu),
    map: await edition.figures(requestFor("projects", {...nonEu, by: ["country"]})),
    trend: await edition.figures(requestFor("share-of-participations", {...nonEu, by: ["group", "year"]}))
  };
}

/** What the figures cover, in words: vintage, filters, status mode. */
function scopeNote({map}: Overview, edition: Edition): string {
  const scope = scopeOf(map.trace, edition.names, ["group"]);
  const vintages = map.trace.vintages.map(({title, dated}) => `${title}, ${formatDate(dated)}`).join("; ");
  return `${vintages}${scope ? `; ${scope}` : ""}.`;
}

const Finding: FC<{data: Overview}> = ({data}) => {
  const named = data.map.figures
    .slice(0, 3)
    .flatMap((figure) => countryByCode(String(figure.dims.country)) ?? [])
    .map((country) => countryInText(country.name));
  return (
    <>
      <Num figure={data.nonAssociated.figure} /> of <Num figure={data.projects.figure} /> projects have a
      partner from a country that is neither in the EU nor associated.
      {named.length === 3 && ` Outside the EU, ${listOf(named)} take part in most projects.`}
    </>
  );
};

const KeyFigures: FC<{data: Overview}> = ({data}) => (
  <div class="keys keys-3">
    <MeasuredKey id="projects" measured={data.projects} title="Projects" />
    <MeasuredKey id="participations" measured={data.participations} title="Participations" />
    <MeasuredKey
      id="share"
      measured={data.nonEuShare}
      title="Participations from outside the EU, associated countries included"
    />
    <MeasuredKey
      id="non-associated"
      measured={data.nonAssociated}
      title="Projects with a partner from a non-associated country"
    />
    <MeasuredKey id="money" measured={data.money} title="Net EU contribution to partners outside the EU" />
    <MeasuredKey id="countries" measured={data.countries} title="Countries and territories outside the EU" />
  </div>
);

const MeasuredKey: FC<{id: string; measured: Measured; title: string}> = ({id, measured, title}) => {
  const {figure, trend} = measured;
  const change = COUNTS.has(figure.unit) ? lastChange(trend) : undefined;
  const text = changeText(trend);
  return (
    <Key
      figure={figure}
      title={title}
      {...(text !== undefined && {change: `${text}, by year of start`})}
      direction={change && ARROWS[change.direction]}
      spark={trend.figures.length > 1 ? spark(trend, `spark-${id}`) : undefined}
    />
  );
};

const COUNTS: ReadonlySet<Unit> = new Set(["projects", "participations"]);

const MapBlock: FC<{data: Overview; edition: Edition}> = ({data, edition}) => {
  const title = "Projects with each country outside the EU";
  const top = data.map.figures
    .slice(0, 5)
    .map((figure) => `${edition.names.of("country", figure.dims.country ?? "")} ${formatFigure(figure)}`);
  const description = `${data.map.figures.length} countries and territories. Most: ${top.join(", ")}.`;
  const chart = countryMap(data.map, "country", edition.names, {id: "map", title, description});
  return (
    <FigureBlock
      table={data.map}
      names={edition.names}
      title={title}
      subtitle={`Projects with at least one participation, ${scopeOf(data.map.trace, edition.names, ["group"])}`}
      chart={chart}
    />
  );
};

const TrendBlock: FC<{data: Overview; edition: Edition}> = ({data, edition}) => {
  const title = "Share of participations from outside the EU";
  const codes = NON_EU.filter((group) => data.trend.figures.some((figure) => figure.dims.group === group));
  const description = codes
    .map((group) => {
      const figures = data.trend.figures.filter((figure) => figure.dims.group === group);
      return `${edition.names.of("group", group)}: ${figures.map((figure) => `${figure.dims.year} ${formatFigure(figure)}`).join(", ")}`;
    })
    .join(". ");
  const text = {id: "trend", title, description, widths: BESIDE};
  const chart = yearLines(untilNewestFile(data.trend), "group", codes, edition.names, text);
  return (
    <FigureBlock
      table={data.trend}
      names={edition.names}
      title={title}
      subtitle={`Per cent, ${scopeOf(data.trend.trace, edition.names, ["group"])}`}
      chart={chart}
    >
      <p class="quiet">
        Later years, with the few projects signed early, are in the table. A country moves between the lines
        when its status changes.
      </p>
    </FigureBlock>
  );
};

const PartnersBlock: FC<{data: Overview; edition: Edition}> = ({data, edition}) => {
  const rows = data.map.figures.slice(0, 12);
  const title = "Countries outside the EU with most projects";
  const description = rows
    .map((figure) => `${edition.names.of("country", figure.dims.country ?? "")} ${formatFigure(figure)}`)
    .join(", ");
  const chart = rankedBars(
    rows,
    "country",
    edition.names,
    {id: "partners", title, description, widths: BESIDE},
    (code) => `/countries/${code}`
  );
  return (
    <FigureBlock
      table={data.map}
      rows={rows}
      names={edition.names}
      title={title}
      subtitle={`Projects, ${scopeOf(data.map.trace, edition.names, ["group"])}`}
      chart={chart}
    >
      <p>
        <a href="/countries">All countries</a>
      </p>
    </FigureBlock>
  );
};

const NextSteps: FC = () => (
  <section class="next">
    <h2>Look closer</h2>
    <ul>
      <li>
        By theme:{" "}
        {THEMES.map((theme, i) => (
          <>
            {i > 0 && ", "}
            <a href={`/themes/${theme.id}`}>{theme.title}</a>
          </>
        ))}
      </li>
      <li>
        <a href="/compare?country=CN,IN,JP,KR">Compare China, India, Japan and Korea</a>
      </li>
      <li>
        <a href="/indicators">What each indicator means</a>
      </li>
      <li>
        <a href="/data">Where the data come from, and what is missing</a>
      </li>
    </ul>
  </section>
);
