import type {FC} from "hono/jsx";
import {readCountry} from "../../app/codes.ts";
import {countryInText} from "../../app/country-in-text.ts";
import {worksCredit} from "../../app/credit.ts";
import {
  lackOf,
  NETWORK_KINDS,
  NETWORK_WORDS,
  readNetworkKind,
  withPeriod
} from "../../app/networks/network-kind.ts";
import {type NetworkQuestion, type NetworkView, readNetworkView} from "../../app/networks/network-view.ts";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import type {Edition} from "../../app/site.ts";
import {choicesOfYears} from "../../app/works-years.ts";
import {formatDate} from "../../base/dates.ts";
import {formatNumber} from "../../base/numbers.ts";
import {THEMES} from "../../catalogue/themes.ts";
import {WORK_THEMES} from "../../catalogue/work-themes.ts";
import type {Dimension} from "../../domain/dimension.ts";
import {requestFor} from "../../domain/request.ts";
import type {WorkDone} from "../../monitor/networks/analysis.ts";
import {readNetwork} from "../../monitor/networks/compute-network.ts";
import {EDGE_SOURCES, type NetworkKind} from "../../monitor/networks/edge-sources.ts";
import {Key, SourceLine} from "../components/figure.tsx";
import {carried, Filters, modesOf} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import {NeedsRecords, NeedsWorks, vintageNote} from "../components/maybe.tsx";
import type {Page} from "../page.ts";
import {networkHref, PictureBlock, TrustNote} from "./network-blocks.tsx";
import {Finding} from "./network-finding.tsx";
import {CommunityTable, MemberTable} from "./network-tables.tsx";

const BY_PROJECT = ["programme", "pillar", "theme", "year"] as const;
const BY_WORK = ["theme", "year"] as const;
/** Filters that other pages and addresses may bring along. */
const KEPT = {
  country: [...BY_PROJECT, "part"],
  organisation: [...BY_PROJECT, "part"],
  copublication: [...BY_WORK, "subject", "type"]
} as const satisfies Readonly<Record<NetworkKind, readonly Dimension[]>>;
/** What the address of a network, and of its file, may say. */
export const NETWORK_PARAMETERS = [...FIGURE_PARAMETERS, "of", "community"];
const TRAIL = [{href: "/", title: "Overview"}];

/** How long a reader waits for a large network before the page says how far it is. */
const PATIENCE_MS = 8000;

/** Who works with whom: the network of countries, or of organisations, that share projects. */
export const networksPage: Page = {
  path: "/networks",
  parameters: () => NETWORK_PARAMETERS,
  async render({edition, query, path}, c) {
    const question = questionOf(query, edition);
    const lacks = lackOf(edition.warehouse, question.of);
    const patience = question.of === "country" ? Number.POSITIVE_INFINITY : PATIENCE_MS;
    const view = lacks ? undefined : await within(patience, readNetworkView(edition, question));
    const waits = view === WAITING;
    return c.html(
      <Layout
        title="Networks"
        path={path}
        trail={TRAIL}
        description="Which countries and organisations work together in EU research and innovation programmes or publish together, who is central, and which communities there are."
        credit={worksCredit(edition, view && view !== WAITING ? sourcesOf(view) : [])}
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
          <p class="scope">{noteOf(edition, question.of)}</p>
        </div>
        <Kinds query={query} of={question.of} />
        <Filters
          dimensions={offeredBy(edition, question.of)}
          query={query}
          path={path}
          edition={edition}
          hasCounting={question.of !== "copublication" || !isOfPairs(edition)}
          counted={`${NETWORK_WORDS[question.of].shared}s`}
          choices={choicesOf(edition, question.of)}
          own={ownFilters(edition)}
        >
          {question.focus && <input type="hidden" name="country" value={question.focus} />}
        </Filters>
        {lacks === "records" && <NeedsRecords what="The network of organisations" />}
        {lacks === "works" && <NeedsWorks what="The network of countries by publications" />}
        {waits && <Waiting work={await workOf(edition, question)} href={`${path}${carried(query)}`} />}
        {view && view !== WAITING && <Content view={view} edition={edition} query={query} />}
        {!lacks && view === undefined && <Nothing of={question.of} />}
      </Layout>,
      waits ? 202 : 200
    );
  }
};

/** The network that an address asks for. */
export function questionOf(query: URLSearchParams, {warehouse}: Edition): NetworkQuestion {
  const of = readNetworkKind(query.get("of") ?? "");
  const base = withPeriod(modesOf(query, KEPT[of]), of, warehouse);
  const [country, community] = [query.get("country"), query.get("community")];
  return {
    of,
    base,
    focus: country && EDGE_SOURCES[of].nodes === "country" ? readCountry(country) : undefined,
    community: community || undefined
  };
}

function sourcesOf({strengths}: NetworkView): readonly string[] {
  return strengths.trace.vintages.map(({source}) => source);
}

/** What was read and of which day, for the line under the finding. */
function noteOf(edition: Edition, of: NetworkKind): string {
  const {works} = edition.warehouse;
  if (of !== "copublication") return vintageNote(edition);
  return works ? `${works.ref.title}, as of ${formatDate(works.ref.dated)}` : "";
}

/** Whether publications are known by a table of pairs alone, which has years and whole counts. */
function isOfPairs({warehouse}: Edition): boolean {
  return warehouse.works?.holds === "pairs";
}

function offeredBy(edition: Edition, of: NetworkKind): readonly Dimension[] {
  if (of !== "copublication") return BY_PROJECT;
  return isOfPairs(edition) ? ["year"] : BY_WORK;
}

/** What can be chosen where it is about publications; otherwise what the projects held offer. */
function choicesOf({warehouse: {works}}: Edition, of: NetworkKind) {
  if (of !== "copublication" || !works) return {};
  const theme = THEMES.map(({id}) => id).filter((id) => !WORK_THEMES.without.has(id));
  return {theme, year: choicesOfYears(works)};
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

const Nothing: FC<{of: NetworkKind}> = ({of}) => (
  <div class="empty">
    <h2>No two share a {NETWORK_WORDS[of].shared} here</h2>
    <p>
      Remove a filter, or{" "}
      <a href={`/networks${wordOf(of) ? `?of=${wordOf(of)}` : ""}`}>start again with all</a>.
      {of === "copublication" && " Where too few works name a country, their network is withheld."}
    </p>
  </div>
);

/** The word for a kind of network in an address; none for the first. */
function wordOf(of: NetworkKind): string {
  const word = Object.entries(NETWORK_KINDS).find(([, kind]) => kind === of)?.[0] ?? "";
  return word === "countries" ? "" : word;
}

function ownFilters({names}: Edition) {
  return {
    country: (value: string) => (value ? `Links of ${countryInText(names.of("country", value))}` : undefined),
    community: (value: string) => (value ? "One community" : undefined)
  };
}

const Kinds: FC<{query: URLSearchParams; of: NetworkKind}> = ({query, of}) => (
  <nav class="scopes" aria-label="Between whom">
    <ul>
      {Object.values(NETWORK_KINDS).map((kind) => (
        <li>
          <a
            href={networkHref(query, {of: wordOf(kind), country: "", community: "", ...droppedFor(of, kind)})}
            aria-current={kind === of ? "page" : undefined}
          >
            {NETWORK_WORDS[kind].title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** Filters that mean nothing, or something else, in the other kind of network. */
function droppedFor(of: NetworkKind, next: NetworkKind): Readonly<Record<string, string>> {
  if (EDGE_SOURCES[of].shared === EDGE_SOURCES[next].shared) return {};
  const both: readonly Dimension[] = KEPT[next];
  const own = KEPT[of].filter((name) => !both.includes(name) || name === "year");
  return Object.fromEntries(own.map((name) => [name, ""]));
}

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
      {LINKED[view.question.of]} Place: the core ends where the weight that a member shares with stronger ones
      is greatest (rich core). Stability: how far a member's community is the same in other runs of the
      search; where it is low, do not build on the border. Betweenness and partners ignore weights.
    </p>
  </div>
);

const LINKED: Readonly<Record<NetworkKind, string>> = {
  country:
    "Two countries are linked when they take part in the same project, with one unit of weight for each project.",
  organisation:
    "Two organisations are linked when they take part in the same project, with one unit of weight for each project.",
  copublication:
    "Two countries are linked when a work has affiliations in both, with one unit of weight for each work. Works whose affiliations name no country link nobody."
};
