import type {Figure, FigureRequest, FigureTable} from "../../domain/figure.ts";
import {requestFor} from "../../domain/request.ts";
import type {NetworkAnalysis} from "../../monitor/networks/analysis.ts";
import {readNetwork} from "../../monitor/networks/compute-network.ts";
import {EDGE_SOURCES, type NetworkKind, type NodeKind} from "../../monitor/networks/edge-sources.ts";
import {groupGraph, partOf} from "../../monitor/networks/graph.ts";
import {byCode, narrowed} from "../ask.ts";
import type {Edition} from "../site.ts";
import {type NetworkPicture, pictureOf} from "./network-picture.ts";
import {organisationNames} from "./organisation-names.ts";

/** Which network, and what of it. */
export interface NetworkQuestion {
  readonly of: NetworkKind;
  /** Filters and counting. */
  readonly base: Partial<FigureRequest>;
  /** The country whose links are drawn. */
  readonly focus: string | undefined;
  /** A member of the community that is looked at alone. */
  readonly community: string | undefined;
}

/** The measures a table of members shows, in its order; those of publications have a beginning of their own. */
export const NODE_MEASURES = [
  "network-degree",
  "network-strength",
  "network-page-rank",
  "network-betweenness",
  "network-stability"
] as const;

/** The id of a measure as an indicator of a kind of network. */
export function measureOf(of: NetworkKind, measure: string): string {
  return of === "copublication" ? `copublication-${measure}` : measure;
}

const OF_COUNTRIES = ["network-size", "network-density", "network-modularity", "network-chance-modularity"];
const WHOLE_MEASURES = {
  country: OF_COUNTRIES,
  copublication: OF_COUNTRIES,
  organisation: [
    "organisation-network-size",
    "organisation-network-density",
    "organisation-network-modularity"
  ]
} as const satisfies Readonly<Record<NetworkKind, readonly string[]>>;

export interface CommunityView {
  /** 0 for the largest. */
  readonly label: number;
  /** The member with the highest PageRank, by which the community is asked for. */
  readonly leader: string;
  /** Names of the first members by PageRank. */
  readonly names: readonly string[];
  /** How many members it has. */
  readonly members: Figure | undefined;
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  /** Country of an organisation. */
  readonly country: string | undefined;
  readonly community: number;
  readonly isCore: boolean;
  /** One for each of NODE_MEASURES. */
  readonly figures: readonly (Figure | undefined)[];
  /** Projects or works shared with the country in focus. */
  readonly shared: Figure | undefined;
}

export interface NetworkView {
  readonly question: NetworkQuestion;
  /** Size, density and modularity; of countries also the modularity by chance. */
  readonly whole: readonly Figure[];
  readonly communities: readonly CommunityView[];
  /** Communities that are not listed, since they are too many and too small. */
  readonly others: number;
  /** The community looked at. */
  readonly chosen: CommunityView | undefined;
  readonly rows: readonly MemberRow[];
  /** Members in view, of which `rows` are the first. */
  readonly members: number;
  readonly strengths: FigureTable;
  readonly picture: NetworkPicture;
  /** Whether marks of the picture are communities, named by their leaders. */
  readonly isOfCommunities: boolean;
  readonly nameOf: (id: string) => string;
  readonly communityOf: (id: string) => number;
}

const MOST_ROWS = 100;
const MOST_LISTED = 30;
/** Members above which communities are drawn instead. */
const MOST_DRAWN = 300;

/** Reads a network with everything a page shows of it; nothing where nothing is shared under the filters. */
export async function readNetworkView(
  edition: Edition,
  question: NetworkQuestion
): Promise<NetworkView | undefined> {
  const {of, base} = question;
  const {nodes} = EDGE_SOURCES[of];
  const {analysis} = await readNetwork(edition.warehouse, requestFor("network", base), of);
  const {ids} = analysis.graph;
  if (ids.length === 0) return undefined;
  const {labels} = await analysis.communities();
  const places = new Map(ids.map((id, node) => [id, node]));
  const communityOf = (id: string) => labels[places.get(id) ?? -1] ?? -1;
  const leaders = leadersOf(analysis, labels);
  const chosen = question.community === undefined ? -1 : communityOf(question.community);
  const order = membersByStrength(analysis, chosen === -1 ? undefined : (node) => labels[node] === chosen);
  const shown = order
    .slice(0, nodes === "country" ? ids.length : MOST_ROWS)
    .map((node) => ids[node] as string);
  const listed = leaders.slice(0, MOST_LISTED);
  const isOfCommunities = chosen === -1 && ids.length > MOST_DRAWN;
  const drawn = isOfCommunities
    ? groupGraph(
        analysis.graph,
        labels,
        listed.map(([leader]) => leader as string)
      )
    : chosen === -1
      ? analysis.graph
      : partOf(analysis.graph, order);
  const picture = pictureOf(drawn, question.focus);
  const nameOf = await namesOf(edition, nodes, [
    ...shown,
    ...listed.flat(),
    ...picture.nodes.map(({id}) => id)
  ]);
  const tables = await measure(edition, question, [...shown, ...listed.map(([leader = ""]) => leader)]);
  const communities = listed.map((members, label) => ({
    label,
    leader: members[0] as string,
    names: members.map((id) => nameOf(id).name),
    members: tables.sizes.get(members[0] as string)
  }));
  return {
    question,
    whole: await wholeOf(edition, question),
    communities,
    others: leaders.length - listed.length,
    chosen: communities[chosen],
    rows: inOrder(
      shown.map((id) => ({
        id,
        ...nameOf(id),
        community: communityOf(id),
        isCore: analysis.richCore().isCore[places.get(id) as number] === 1,
        figures: tables.measures.map((table) => table.get(id)),
        shared: tables.shared.get(id)
      })),
      question.focus
    ),
    members: order.length,
    strengths: tables.strengths,
    picture,
    isOfCommunities,
    nameOf: (id) => nameOf(id).name,
    communityOf
  };
}

/** As given; with a country in focus, that country and then those that share most with it. */
function inOrder(rows: readonly MemberRow[], focus: string | undefined): readonly MemberRow[] {
  if (focus === undefined) return rows;
  const rank = ({id, shared}: MemberRow) => (id === focus ? Number.POSITIVE_INFINITY : (shared?.value ?? 0));
  return [...rows].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}

const NAMED_LEADERS = 4;

/** The first members of each community by PageRank. */
function leadersOf(analysis: NetworkAnalysis, labels: Uint32Array): string[][] {
  const scores = analysis.pageRank();
  const order = [...labels.keys()].sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  const leaders: string[][] = [];
  for (const node of order) {
    const label = labels[node] as number;
    const found = leaders[label] ?? [];
    leaders[label] = found;
    if (found.length < NAMED_LEADERS) found.push(analysis.graph.ids[node] as string);
  }
  return leaders;
}

function membersByStrength(
  analysis: NetworkAnalysis,
  isMember: (node: number) => boolean = () => true
): number[] {
  const strength = analysis.strengths();
  return [...strength.keys()]
    .filter(isMember)
    .sort((a, b) => (strength[b] as number) - (strength[a] as number) || a - b);
}

interface Named {
  readonly name: string;
  readonly country: string | undefined;
}

async function namesOf(
  {names, warehouse}: Edition,
  of: NodeKind,
  ids: readonly string[]
): Promise<(id: string) => Named> {
  if (of === "country") return (id) => ({name: names.of("country", id), country: undefined});
  const found = await organisationNames(warehouse, ids);
  return (id) => {
    const known = found.get(id);
    return {name: known?.short ?? id, country: known?.country};
  };
}

/** The figures of members; those of a large network only where they are shown. */
async function measure(edition: Edition, {of, base, focus}: NetworkQuestion, ids: readonly string[]) {
  const {nodes, shared: what} = EDGE_SOURCES[of];
  const asked = nodes === "organisation" ? narrowed(base, nodes, [...new Set(ids)].sort()) : base;
  const ask = (measure: string) =>
    edition.figures(requestFor(measureOf(of, measure), {...asked, by: [nodes]}));
  const tables = await Promise.all(NODE_MEASURES.map(ask));
  const shared =
    focus === undefined
      ? undefined
      : await edition.figures(
          requestFor(what === "work" ? "co-publications" : "co-participation", {
            ...narrowed(base, "country", [focus]),
            by: ["partner"]
          })
        );
  return {
    measures: tables.map((table) => byCode(table, nodes)),
    strengths: tables[1] as FigureTable,
    sizes: byCode(await ask("network-community-size"), nodes),
    shared: byCode(shared, "partner")
  };
}

async function wholeOf(edition: Edition, {of, base}: NetworkQuestion): Promise<Figure[]> {
  const tables = await Promise.all(
    WHOLE_MEASURES[of].map((id) => edition.figures(requestFor(measureOf(of, id), base)))
  );
  return tables.flatMap(({figures}) => figures);
}
