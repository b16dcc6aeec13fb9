import type {FC} from "hono/jsx";
import {countryInText} from "../../app/country-in-text.ts";
import {formatFigure, formatInterval} from "../../app/format-figure.ts";
import {NETWORK_WORDS} from "../../app/networks/network-kind.ts";
import {
  type CommunityView,
  measureOf,
  type NetworkView,
  NODE_MEASURES
} from "../../app/networks/network-view.ts";
import type {Edition} from "../../app/site.ts";
import {formatNumber} from "../../base/numbers.ts";
import {listOf, shortened} from "../../base/text.ts";
import {MOST_GROUPS} from "../../charts/group-shape.ts";
import {networkChart} from "../../charts/network-chart.ts";
import {layOut} from "../../charts/network-layout.ts";
import {responsive} from "../../charts/responsive.ts";
import {ACROSS} from "../components/charts.ts";
import {CommunityMark, communityName} from "../components/community.tsx";
import {FigureBlock, Num, scopeOf} from "../components/figure.tsx";
import {carried} from "../components/filters.tsx";

export interface NetworkProps {
  readonly view: NetworkView;
  readonly edition: Edition;
  readonly query: URLSearchParams;
}

/** The address of the same page with one thing asked for differently. */
export function networkHref(query: URLSearchParams, changes: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) next.set(name, value);
  return `/networks${carried(next)}`;
}

/** The network as a picture, its groups by colour and shape. */
export const PictureBlock: FC<NetworkProps> = ({view, edition, query}) => {
  const title = titleOf(view, edition);
  const scope = scopeOf(view.strengths.trace, edition.names, ["organisation"]);
  return (
    <FigureBlock
      table={view.strengths}
      names={edition.names}
      title={title}
      subtitle={`${subtitleOf(view)}${scope ? `. ${scope}` : ""}`}
      chart={drawn(view, query, title)}
      rows={view.strengths.figures.slice(0, view.rows.length)}
    >
      <div class="legend">
        <ul>
          {legendOf(view).map((community) => (
            <li>
              <CommunityMark label={community.label} /> {listOf(community.names.slice(0, 3).map(cutName))}
            </li>
          ))}
          {!view.chosen && view.communities.length > MOST_GROUPS && (
            <li>Open circles: smaller communities</li>
          )}
        </ul>
      </div>
      <NetworkFiles query={query} />
    </FigureBlock>
  );
};

const LONGEST_NAME = 42;

/** A name short enough for a sentence; tables have it whole. */
export function cutName(name: string): string {
  return shortened(name, LONGEST_NAME);
}

function legendOf({chosen, communities}: NetworkView): readonly CommunityView[] {
  return chosen ? [chosen] : communities.slice(0, MOST_GROUPS);
}

function titleOf(view: NetworkView, {names}: Edition): string {
  const {of, focus} = view.question;
  if (focus)
    return `With whom ${countryInText(names.of("country", focus))} shares ${NETWORK_WORDS[of].shared}s`;
  if (view.chosen) return `Community ${communityName(view.chosen.label)} from within`;
  if (view.isOfCommunities) return "Communities of organisations";
  return `Which ${NETWORK_WORDS[of].nodes} ${of === "copublication" ? "publish" : "work"} together`;
}

function subtitleOf({isOfCommunities, question}: NetworkView): string {
  const {shared} = NETWORK_WORDS[question.of];
  const near = `What lies near each other shares many ${shared}s for its size`;
  if (question.focus) return `Lines: shared ${shared}s, the more the thicker. ${near}`;
  return isOfCommunities
    ? `A mark is a community, named by its leading members; open it to see them. ${near}`
    : `Area: strength. Lines: the links that stand out most at one of their ends. ${near}`;
}

function drawn(view: NetworkView, query: URLSearchParams, title: string): string {
  const {picture, question, isOfCommunities} = view;
  const places = layOut(picture.nodes.length, picture.ties);
  const communityBy = new Map(view.communities.map((community) => [community.leader, community]));
  const marks = picture.nodes.map(({id, size}, at) => {
    const community = communityBy.get(id);
    const names = isOfCommunities && community ? community.names.slice(0, 2).join(", ") : view.nameOf(id);
    const group = view.communityOf(id);
    return {
      ...(places[at] ?? {x: 0, y: 0}),
      ...(question.of !== "organisation" && {code: id}),
      ...(isOfCommunities && {code: communityName(group)}),
      name: names,
      text: `${names}, community ${communityName(group)}`,
      href: hrefOf(view, query, id),
      size,
      group,
      isChosen: id === question.focus
    };
  });
  const kind = isOfCommunities ? "communities" : NETWORK_WORDS[question.of].nodes;
  const all = isOfCommunities ? view.communities.length + view.others : view.members;
  const note = (nodes: number, lines: number) =>
    `Drawn: ${formatNumber(nodes)} of ${formatNumber(all)} ${kind}, ${formatNumber(lines)} of ${formatNumber(picture.links)} links.`;
  const description = describe(view);
  return responsive(
    networkChart,
    {
      id: "network",
      title,
      description,
      marks,
      lines: picture.lines,
      note,
      hasNames: question.of === "organisation"
    },
    ACROSS
  );
}

/** Where a mark leads: into a community, to the links of a country, to the projects of an organisation. */
function hrefOf(view: NetworkView, query: URLSearchParams, id: string): string {
  if (view.isOfCommunities) return networkHref(query, {community: id});
  if (view.question.of === "organisation") return `/projects?organisation=${id}`;
  return id === view.question.focus ? `/countries/${id}` : networkHref(query, {country: id, community: ""});
}

function describe({communities, chosen, rows}: NetworkView): string {
  const groups = (chosen ? [chosen] : communities.slice(0, MOST_GROUPS)).map(
    ({label, names}) => `Community ${communityName(label)}: ${listOf(names)}`
  );
  const strongest = rows.slice(0, 5).map(({name, figures}) => {
    const strength = figures[NODE_MEASURES.indexOf("network-strength")];
    return `${name} ${strength ? formatFigure(strength) : "–"}`;
  });
  return `${groups.join(". ")}. Strongest: ${strongest.join(", ")}. Every number is in the tables below.`;
}

const NetworkFiles: FC<{query: URLSearchParams}> = ({query}) => (
  <p class="network-files">
    The whole network as a file:{" "}
    {[
      ["graphml", "GraphML"],
      ["gexf", "GEXF"],
      ["json", "VOSviewer"],
      ["csv", "CSV of links"]
    ].map(([ending, title], at) => (
      <>
        {at > 0 && " · "}
        <a href={`/networks/network.${ending}${carried(query, ["country", "community"])}`}>{title}</a>
      </>
    ))}
  </p>
);

/** How far the communities can be trusted: against chance, and over many runs. */
export const TrustNote: FC<{view: NetworkView}> = ({view}) => {
  const by = (measure: string) =>
    view.whole.find((figure) => figure.trace.indicator.id === measureOf(view.question.of, measure));
  const [modularity, chance] = [by("network-modularity"), by("network-chance-modularity")];
  if (view.question.of === "organisation")
    return (
      <p>
        Borders between communities of organisations move from run to run: look at the stability before naming
        a member. To compare with networks drawn by chance, run{" "}
        <code>aperture network --of organisations --chance 10</code>
      </p>
    );
  if (!modularity || !chance || modularity.blank) return null;
  return (
    <p>
      Modularity, the weight inside communities beyond what strengths explain, is <Num figure={modularity} />.
      Where chance alone links countries of the same strengths, the same search reaches{" "}
      <Num figure={chance} /> on average ({formatInterval(chance)}). Modularity is small wherever almost
      everybody works with everybody; part of the distance from chance comes from{" "}
      {NETWORK_WORDS[view.question.of].shared}s that link all their members at once.
    </p>
  );
};
