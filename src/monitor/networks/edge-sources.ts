import {groupBy} from "../../base/collections.ts";
import type {FigureRequest} from "../../domain/figure.ts";
import type {Ask} from "../ask.ts";
import {coParticipation} from "../indicators/co-participation.ts";
import {tidy} from "../table-rows.ts";
import {worksSums} from "../works/works-query.ts";
import {buildGraph, type Graph, graphOf} from "./graph.ts";

export type NodeKind = "country" | "organisation";

/** Networks there are: of countries and of organisations by projects, and of countries by publications. */
export type NetworkKind = NodeKind | "copublication";

/** Where the edges of a network come from: the query that reads them, and how its rows become a graph. */
export interface EdgeSource {
  readonly nodes: NodeKind;
  /** What two nodes share. */
  readonly shared: "project" | "work";
  /** What an edge means, and its weight. */
  readonly meaning: string;
  /** What else the request asks for, before the query is written. */
  readonly prepare: (request: FigureRequest) => FigureRequest;
  readonly sql: (ask: Ask) => string;
  readonly graph: (rows: readonly EdgeRow[], request: FigureRequest) => Graph;
}

export type EdgeRow = Readonly<Record<string, string | number | null>>;

const SHARED = "the weight of an edge is the number of projects both take part in";

/** Countries that share projects; a snapshot holds them as well. */
const countriesByProject: EdgeSource = {
  nodes: "country",
  shared: "project",
  meaning: `Countries that share projects; ${SHARED}`,
  prepare: (request) => ({...request, by: ["country", "partner"]}),
  sql: (ask) => coParticipation.sql(ask),
  graph: graphOfPairs
};

/** Countries that publish together, from the sums of works. */
const countriesByWork: EdgeSource = {
  nodes: "country",
  shared: "work",
  meaning:
    "Countries that publish together; the weight of an edge is the number of works with affiliations in both",
  prepare: (request) => ({...request, by: ["country", "partner"]}),
  sql: (ask) =>
    worksSums(ask, "pair", {value: ask.request.counting === "fractional" ? "sum(weight)" : "sum(works)"}),
  // Engines add fractions up in different orders; the last digits must not decide between communities.
  graph: (rows) => graphOfPairs(rows.map((row) => ({...row, value: tidy(Number(row["value"]), "works")})))
};

function graphOfPairs(rows: readonly EdgeRow[]): Graph {
  return graphOf(
    rows.flatMap(({country, partner, value}) => {
      const [source, target] = [String(country), String(partner)];
      // Each pair comes from either side.
      return source < target && Number(value) > 0 ? [{source, target, weight: Number(value)}] : [];
    })
  );
}

/** Organisations that share projects, which only single participations tell. Natural persons are left out. */
const organisationsByProject: EdgeSource = {
  nodes: "organisation",
  shared: "project",
  meaning: `Organisations that share projects, natural persons left out; ${SHARED}`,
  prepare: (request) => ({...request, by: []}),
  sql: (ask) => `SELECT m.project AS project, m.organisation AS organisation FROM ${ask.members()} AS m
WHERE m.organisation <> 'none'
  AND m.organisation NOT IN (SELECT organisation_id FROM mart.organisation WHERE is_person)`,
  graph: (rows, {counting}) => graphOfMembers(rows, counting === "fractional")
};

export const EDGE_SOURCES: Readonly<Record<NetworkKind, EdgeSource>> = {
  country: countriesByProject,
  organisation: organisationsByProject,
  copublication: countriesByWork
};

/**
 * The network of those who take part in the same projects. Counted fractionally, the pairs of a project sum to one.
 * Who shares no project with anybody is no part of it.
 */
export function graphOfMembers(rows: readonly EdgeRow[], isFractional: boolean): Graph {
  const projects = groupBy(rows, ({project}) => Number(project));
  const shared = [...projects.values()].filter((members) => members.length > 1);
  const ids = [
    ...new Set(shared.flatMap((members) => members.map(({organisation}) => String(organisation))))
  ];
  const places = new Map(ids.map((id, place) => [id, place]));
  const pairs = shared.reduce((sum, {length}) => sum + pairsOf(length), 0);
  const edges = {
    ids,
    sources: new Uint32Array(pairs),
    targets: new Uint32Array(pairs),
    weights: new Float64Array(pairs)
  };
  let edge = 0;
  for (const members of shared) {
    const nodes = members.map(({organisation}) => places.get(String(organisation)) as number);
    const weight = isFractional ? 1 / pairsOf(nodes.length) : 1;
    for (const [at, source] of nodes.entries())
      for (const target of nodes.slice(at + 1)) {
        edges.sources[edge] = source;
        edges.targets[edge] = target;
        edges.weights[edge++] = weight;
      }
  }
  return buildGraph(edges);
}

function pairsOf(members: number): number {
  return (members * (members - 1)) / 2;
}
