import type {FC} from "hono/jsx";
import {formatFigure} from "../../app/format-figure.ts";
import type {Edition} from "../../app/site.ts";
import {formatDate} from "../../base/dates.ts";
import {THEMES} from "../../catalogue/themes.ts";
import type {Figure, FigureRequest, FigureTable} from "../../domain/figure.ts";
import {requestFor} from "../../domain/request.ts";
import {countryMap, rankedBars, spark, yearLines} from "../components/charts.ts";
import {FigureBlock, Key, Num, scopeOf} from "../components/figure.tsx";
import {Filters, modesOf} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import type {Page} from "../page.ts";

const NON_EU = ["associated", "transitional", "non-associated"] as const;
const FILTERS = ["programme", "theme", "year"] as const;

/** The first page: how much of the programme is international, with whom, and where it is going. */
export const overviewPage: Page = {
  path: "/",
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
            <Finding data={data} edition={edition} />
          </p>
          <p class="scope">{scopeOf(data.map.trace, edition.names, ["group"]) || scopeNote(edition)}</p>
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

interface Overview {
  readonly projects: Figure;
  readonly participations: Figure;
  readonly nonEuShare: Figure;
  readonly nonAssociated: Figure;
  readonly money: Figure;
  readonly countries: Figure;
  readonly projectTrend: FigureTable;
  readonly map: FigureTable;
  readonly trend: FigureTable;
}

async function readOverview(edition: Edition, base: Partial<FigureRequest>): Promise<Overview> {
  const nonEu = {...base, filters: {...base.filters, group: [...NON_EU]}};
  const one = async (id: string, parts: Partial<FigureRequest>) => {
    const [figure] = (await edition.figures(requestFor(id, parts))).figures;
    if (!figure) throw new TypeError(`no figure: ${id}`);
    return figure;
  };
  return {
    projects: await one("projects", base),
    participations: await one("participations", base),
    nonEuShare: await one("share-of-participations", nonEu),
    nonAssociated: await one("projects-with-non-associated", base),
    money: await one("net-eu-contribution", nonEu),
    countries: await one("countries", nonEu),
    projectTrend: await edition.figures(requestFor("projects", {...base, by: ["year"]})),
    map: await edition.figures(requestFor("projects", {...nonEu, by: ["country"]})),
    trend: await edition.figures(requestFor("share-of-participations", {...nonEu, by: ["group", "year"]}))
  };
}

function scopeNote(edition: Edition): string {
  return edition.warehouse.manifest.vintages
    .map(({ref}) => `${ref.title}, as of ${formatDate(ref.dated)}`)
    .join("; ");
}

const Finding: FC<{data: Overview; edition: Edition}> = ({data, edition}) => {
  const [first, second, third] = data.map.figures;
  const name = (figure: Figure) => edition.names.of("country", figure.dims.country ?? "");
  return (
    <>
      <Num figure={data.nonAssociated} /> of <Num figure={data.projects} /> projects have a partner from a
      country that is neither in the EU nor associated
      {first && second && third && (
        <>
          ; outside the EU, {name(first)}, {name(second)} and {name(third)} take part in most projects
        </>
      )}
      .
    </>
  );
};

const KeyFigures: FC<{data: Overview}> = ({data}) => (
  <div class="keys">
    <Key
      figure={data.projects}
      spark={spark(data.projectTrend, "spark-projects")}
      change="by year of start"
    />
    <Key figure={data.participations} />
    <Key
      figure={data.nonEuShare}
      title="Participations from outside the EU"
      change="associated countries included"
    />
    <Key figure={data.money} title="Net EU contribution to partners outside the EU" />
    <Key figure={data.countries} title="Countries and territories outside the EU" />
  </div>
);

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
  const chart = yearLines(data.trend, "group", codes, edition.names, {id: "trend", title, description});
  return (
    <FigureBlock
      table={data.trend}
      names={edition.names}
      title={title}
      subtitle={`Per cent, ${scopeOf(data.trend.trace, edition.names, ["group"])}`}
      chart={chart}
    />
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
    {id: "partners", title, description},
    (code) => `/countries/${code}`
  );
  return (
    <FigureBlock
      table={data.map}
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
