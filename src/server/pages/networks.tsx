import type {FC} from "hono/jsx";
import {readCountry} from "../../app/codes.ts";
import {countryAtStart, countryInText} from "../../app/country-in-text.ts";
import type {Names} from "../../app/names.ts";
import {exportedNetwork} from "../../app/networks/network-export.ts";
import {
  type NetworkQuestion,
  type NetworkView,
  NODE_MEASURES,
  readNetworkView
} from "../../app/networks/network-view.ts";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import type {Edition} from "../../app/site.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {capital, listOf} from "../../base/text.ts";
import type {FigureRequest} from "../../domain/figure.ts";
import {requestFor} from "../../domain/request.ts";
import {exportNetwork, type NetworkFormat} from "../../exports/network.ts";
import type {WorkDone} from "../../monitor/networks/analysis.ts";
import {readNetwork} from "../../monitor/networks/compute-network.ts";
import type {NodeKind} from "../../monitor/networks/edge-sources.ts";
import {edgeCount} from "../../monitor/networks/graph.ts";
import {communityName} from "../components/community.tsx";
import {Key, Num, SourceLine} from "../components/figure.tsx";
import {carried, Filters, modesOf} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import {NeedsRecords, vintageNote} from "../components/maybe.tsx";
import type {Page, PageContext} from "../page.ts";
import {cutName, networkHref, PictureBlock, TrustNote} from "./network-blocks.tsx";
import {CommunityTable, MemberTable} from "./network-tables.tsx";

const FILTERS = ["programme", "pillar", "theme", "year"] as const;
/** Filters that other pages and addresses may bring along. */
const KEPT = [...FILTERS, "part"] as const;
const NETWORK_PARAMETERS = [...FIGURE_PARAMETERS, "of", "community"];
const TRAIL = [{href: "/", title: "Overview"}];

/** How long a reader waits for a large network before the page says how far it is. */
const PATIENCE_MS = 8000;

/** Who works with whom: the network of countries, or of organisations, that share projects. */
export const networksPage: Page = {
  path: "/networks",
  parameters: () => NETWORK_PARAMETERS,
  async render({edition, query, path}, c) {
    const question = questionOf(query);
    const lacks = question.of === "organisation" && !edition.warehouse.holdings.hasRecords;
    const patience = question.of === "country" ? Number.POSITIVE_INFINITY : PATIENCE_MS;
    const view = lacks ? undefined : await within(patience, readNetworkView(edition, question));
    const waits = view === WAITING;
    return c.html(
      <Layout
        title="Networks"
        path={path}
        trail={TRAIL}
        description="Which countries and organisations work together in EU research and innovation programmes, who is central, and which communities there are."
      >
        <div class="page-head">
          <h1>Networks</h1>
          <p class="finding">
            {view && view !== WAITING ? (
              <Finding view={view} names={edition.names} />
            ) : (
              "Who works with whom."
            )}
          </p>
          <p class="scope">{vintageNote(edition)}</p>
        </div>
        <Kinds query={query} of={question.of} />
        <Filters
          dimensions={FILTERS}
          query={query}
          path={path}
          edition={edition}
          hasCounting
          own={ownFilters(edition)}
        >
          {question.focus && <input type="hidden" name="country" value={question.focus} />}
        </Filters>
        {lacks && <NeedsRecords what="The network of organisations" />}
        {waits && <Waiting work={await workOf(edition, question)} href={`${path}${carried(query)}`} />}
        {view && view !== WAITING && <Content view={view} edition={edition} query={query} />}
        {!lacks && view === undefined && <Nothing />}
      </Layout>,
      waits ? 202 : 200
    );
  }
};

function questionOf(query: URLSearchParams): NetworkQuestion {
  const base = modesOf(query, KEPT);
  const of = kindOf(query.get("of") ?? "");
  const [country, community] = [query.get("country"), query.get("community")];
  return {
    of,
    base,
    focus: country && of === "country" ? readCountry(country) : undefined,
    community: community || undefined
  };
}

function kindOf(text: string): NodeKind {
  if (text === "" || text === "countries") return "country";
  if (text === "organisations") return "organisation";
  throw new ApertureError("usage", `unknown kind of network: ${text}`, {
    hint: "Known: countries, organisations."
  });
}

const WAITING = Symbol("waiting");

async function within<Value>(time: number, work: Promise<Value>): Promise<Value | typeof WAITING> {
  if (time === Number.POSITIVE_INFINITY) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof WAITING>((resolve) => {
    timer = setTimeout(() => resolve(WAITING), time);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function workOf({warehouse}: Edition, {base, of}: NetworkQuestion): Promise<WorkDone | undefined> {
  return (await readNetwork(warehouse, requestFor("network", base), of)).analysis.work;
}

const Waiting: FC<{work: WorkDone | undefined; href: string}> = ({work, href}) => (
  <div class="note">
    <p>
      This network is large and is being measured{work && `: ${work.label.toLowerCase()}, `}
      {work && `${formatNumber(work.done)} of ${formatNumber(work.total)} parts done`}. It is kept once it is
      done. <a href={href}>Look again</a>
    </p>
  </div>
);

const Nothing: FC = () => (
  <div class="empty">
    <h2>No two share a project here</h2>
    <p>
      Remove a filter, or <a href="/networks">start again with all projects</a>.
    </p>
  </div>
);

function ownFilters({names}: Edition) {
  return {
    country: (value: string) => (value ? `Links of ${countryInText(names.of("country", value))}` : undefined),
    community: (value: string) => (value ? "One community" : undefined)
  };
}

const Kinds: FC<{query: URLSearchParams; of: NodeKind}> = ({query, of}) => (
  <nav class="scopes" aria-label="Between whom">
    <ul>
      {(["country", "organisation"] as const).map((kind) => (
        <li>
          <a
            href={networkHref(query, {
              of: kind === "country" ? "" : "organisations",
              country: "",
              community: ""
            })}
            aria-current={kind === of ? "page" : undefined}
          >
            {kind === "country" ? "Countries" : "Organisations"}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** Who is central, and around whom the communities form; with a country in focus, with whom it shares most. */
const Finding: FC<{view: NetworkView; names: Names}> = ({view, names}) => {
  const inText = (name: string) => (view.question.of === "country" ? countryInText(name) : cutName(name));
  if (view.question.focus)
    return <FocusFinding view={view} name={names.of("country", view.question.focus)} />;
  const [first, second] = [...view.rows].sort(
    (a, b) => (b.figures[PAGE_RANK]?.value ?? 0) - (a.figures[PAGE_RANK]?.value ?? 0)
  );
  const rank = first?.figures[PAGE_RANK];
  if (!first || !rank) return null;
  const around = view.communities.slice(0, 4).map(({names: [name = ""]}) => inText(name));
  return (
    <>
      {capital(inText(first.name))} is most central
      {view.chosen && ` in community ${communityName(view.chosen.label)}`}, with <Num figure={rank} /> of
      PageRank
      {second && `, before ${inText(second.name)}`}
      {around.length > 1 && !view.chosen && `; communities form around ${listOf(around)}`}.
    </>
  );
};

const PAGE_RANK = NODE_MEASURES.indexOf("network-page-rank");

const FocusFinding: FC<{view: NetworkView; name: string}> = ({view, name}) => {
  const [own, first, second] = view.rows;
  const partners = own?.figures[NODE_MEASURES.indexOf("network-degree")];
  if (own?.id !== view.question.focus || !partners || !first?.shared)
    return <>{countryAtStart(name)} shares no project with another country under these filters.</>;
  return (
    <>
      {countryAtStart(name)} shares projects with <Num figure={partners} /> countries, most with{" "}
      {countryInText(first.name)}, <Num figure={first.shared} />
      {second?.shared && (
        <>
          , and {countryInText(second.name)}, <Num figure={second.shared} />
        </>
      )}
      .
    </>
  );
};

const Content: FC<{view: NetworkView; edition: Edition; query: URLSearchParams}> = (props) => {
  const {view} = props;
  return (
    <>
      {view.whole.length > 0 && !view.chosen && !view.question.focus && (
        <div class="keys">
          {view.whole.map((figure) => (
            <Key figure={figure} />
          ))}
        </div>
      )}
      <PictureBlock {...props} />
      <CommunityTable {...props} />
      <TrustNote view={view} />
      <MemberTable {...props} />
      <Method view={view} />
      <div class="small quiet">
        <SourceLine trace={view.strengths.trace} />
      </div>
    </>
  );
};

const Method: FC<{view: NetworkView}> = ({view}) => (
  <div class="note">
    <p>
      Two {view.question.of === "country" ? "countries" : "organisations"} are linked when they take part in
      the same project, with one unit of weight for each project. Place: the core ends where the weight that a
      member shares with stronger ones is greatest (rich core). Stability: how far a member's community is the
      same in other runs of the search; where it is low, do not build on the border. Betweenness and partners
      ignore weights.
    </p>
  </div>
);

/** Edges above which a file is left to the command line. */
const MOST_EDGES = 200_000;

const FORMATS: Readonly<Record<string, {format: NetworkFormat; type: string}>> = {
  "network.csv": {format: "csv", type: "text/csv; charset=utf-8"},
  "network.graphml": {format: "graphml", type: "application/xml; charset=utf-8"},
  "network.gexf": {format: "gexf", type: "application/xml; charset=utf-8"},
  "network.json": {format: "vosviewer", type: "application/json; charset=utf-8"}
};

/** The whole network of the page as a file for a network program. */
export const networkFilePage: Page = {
  path: "/networks/:file",
  parameters: () => NETWORK_PARAMETERS,
  async render({edition, query, params}: PageContext, c) {
    const form = FORMATS[params["file"] ?? ""];
    if (!form) return c.notFound();
    const {of, base} = questionOf(query);
    const request: FigureRequest = requestFor("network", base);
    const {analysis} = await readNetwork(edition.warehouse, request, of);
    const edges = edgeCount(analysis.graph);
    if (edges > MOST_EDGES)
      throw new ApertureError("refused", `too large for a page: ${formatNumber(edges)} links`, {
        hint: "Filter by theme or year, or run: aperture network --of organisations --format graphml --out FILE"
      });
    const network = await exportedNetwork(edition.warehouse, request, of, analysis);
    return c.body([...exportNetwork(network, form.format)].join(""), 200, {
      "Content-Type": form.type,
      "Content-Disposition": `attachment; filename="${params["file"]}"`
    });
  }
};
