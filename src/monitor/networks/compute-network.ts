import {oncePer} from "../../base/collections.ts";
import {ApertureError} from "../../base/errors.ts";
import {DIMENSIONS, type Dimension} from "../../domain/dimension.ts";
import {
  type Blank,
  type Figure,
  type FigureRequest,
  type FigureTable,
  makeFigure,
  type Trace
} from "../../domain/figure.ts";
import {addressOf} from "../../domain/request.ts";
import type {Warehouse} from "../../warehouse/open.ts";
import {Ask} from "../ask.ts";
import type {Indicator} from "../indicator.ts";
import type {ResultRow} from "../table-rows.ts";
import {traceOf} from "../trace.ts";
import {basisOf, blankBelowFloor, NOT_READ} from "../works/compute-works.ts";
import {refuseUntold} from "../works/refuse-untold.ts";
import {worksSums} from "../works/works-query.ts";
import {worksTraceOf} from "../works/works-trace.ts";
import {NetworkAnalysis} from "./analysis.ts";
import {EDGE_SOURCES, type EdgeRow, type NetworkKind, type NodeKind} from "./edge-sources.ts";
import {measuringOf} from "./network-indicators.ts";
import type {Measured} from "./network-measures.ts";

/** A network as it was read, with the query that read it. */
export interface ReadNetwork {
  readonly analysis: NetworkAnalysis;
  readonly query: Trace["query"];
  /** Of works: how many could be placed at all. */
  readonly basis: Figure["basis"];
  /** Why it is empty whatever was found. */
  readonly blank: Blank | null;
}

/** Networks kept for each warehouse; the largest take some hundred megabytes. */
const MOST_KEPT = 4;
const keptFor = oncePer((_: Warehouse) => new Map<string, Promise<ReadNetwork>>());

/** Reads the network a request asks for, whatever it asks of it, or answers with what was read before. */
export function readNetwork(
  warehouse: Warehouse,
  request: FigureRequest,
  kind: NetworkKind
): Promise<ReadNetwork> {
  const {country: _, organisation: __, ...filters} = request.filters;
  const asked = EDGE_SOURCES[kind].prepare({...request, indicator: kind, filters});
  const kept = keptFor(warehouse);
  const address = addressOf(asked);
  const known = kept.get(address);
  if (known) return known;
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  const network = queryNetwork(warehouse, asked, kind);
  kept.set(address, network);
  network.catch(() => kept.delete(address));
  return network;
}

/** Reads a network anew. */
export async function queryNetwork(
  warehouse: Warehouse,
  request: FigureRequest,
  kind: NetworkKind,
  ...how: Tail<ConstructorParameters<typeof NetworkAnalysis>>
): Promise<ReadNetwork> {
  const source = EDGE_SOURCES[kind];
  const asked = source.prepare(request);
  const {basis, blank} = source.shared === "work" ? await coverageOf(warehouse, asked) : UNBOUNDED;
  const ask = new Ask(asked, warehouse.holdings);
  const sql = source.sql(ask).trim();
  const rows = blank ? [] : await warehouse.db.rows<EdgeRow>(sql, ask.params);
  return {
    analysis: new NetworkAnalysis(source.graph(rows, asked), ...how),
    query: {sql, params: ask.params},
    basis,
    blank
  };
}

type Bounds = Pick<ReadNetwork, "basis" | "blank">;

/** Projects say of every participant where it is; a table of pairs says nothing of what it lacks. */
const UNBOUNDED: Bounds = {basis: null, blank: null};

/** How many of the works asked about name a country; below the floor their network is withheld. */
async function coverageOf(warehouse: Warehouse, request: FigureRequest): Promise<Bounds> {
  const {works} = warehouse;
  refuseUntold(works, request);
  if (!works) return {basis: null, blank: NOT_READ};
  if (works.holds === "pairs") return UNBOUNDED;
  const ask = new Ask({...request, by: []}, warehouse.holdings);
  const sums = worksSums(ask, "total", {held: "sum(placed)", whole: "sum(works)"});
  const [row] = await warehouse.db.rows<ResultRow>(
    `SELECT coalesce(held, 0) AS held, coalesce(whole, 0) AS "of" FROM ${sums} AS cover`,
    ask.params
  );
  const basis = basisOf(row ?? {});
  return {basis, blank: blankBelowFloor(basis)};
}

type Tail<List extends readonly unknown[]> = List extends [unknown, ...infer Rest] ? Rest : never;

/** Computes a measure of a network: a figure for each node asked for, or one of the whole. */
export async function computeNetwork(
  warehouse: Warehouse,
  indicator: Indicator,
  request: FigureRequest
): Promise<FigureTable> {
  const {measuring, method, shared} = measuringOf(indicator);
  const kind = kindOf(indicator, request);
  const {nodes} = EDGE_SOURCES[kind];
  const read = await readNetwork(warehouse, request, kind);
  const {analysis, query} = read;
  const isEmpty = analysis.graph.ids.length === 0;
  const trail = shared === "work" ? worksTraceOf : traceOf;
  const traced = trail(warehouse, indicator, request, query);
  const said = method && !isEmpty ? [await method(analysis)] : [];
  const trace = {...traced, caveats: [...traced.caveats, ...said]};
  const make = (measured: Measured | undefined, dims: Figure["dims"]) =>
    figureOf(measured, read, {dims, trace, unit: indicator.unit, shared});
  if (measuring.of === "network") {
    const figure = make(isEmpty ? undefined : await measuring.take(analysis), {});
    return {trace, unit: indicator.unit, by: [], figures: [figure]};
  }
  const measure = await measuring.take(analysis);
  const places = new Map(analysis.graph.ids.map((id, node) => [id, node]));
  const asked = request.filters[nodes] ?? analysis.graph.ids;
  const figures = asked.map((id) => {
    const node = places.get(id);
    return make(node === undefined ? undefined : measure(node), request.by.length ? {[nodes]: id} : {});
  });
  return {trace, unit: indicator.unit, by: request.by, figures: figures.sort(byValue)};
}

function kindOf(indicator: Indicator, request: FigureRequest): NetworkKind {
  const {measuring, shared} = measuringOf(indicator);
  if (shared === "work") return "copublication";
  return measuring.of === "network" ? measuring.nodes : nodesOf(indicator, request);
}

function nodesOf(indicator: Indicator, {by, filters}: FigureRequest): NodeKind {
  const isAbout = (kind: NodeKind) => by.includes(kind) || filters[kind] !== undefined;
  const other = by.find((dimension) => dimension !== "country" && dimension !== "organisation");
  if (other !== undefined || (isAbout("country") && isAbout("organisation")))
    throw new ApertureError(
      "refused",
      `${indicator.id} cannot be broken down by ${wordsOf(other ? [other] : ["country", "organisation"])}`,
      {
        hint: "A network is of countries or of organisations. Filter by programme, part, theme or year instead."
      }
    );
  return isAbout("organisation") ? "organisation" : "country";
}

function wordsOf(dimensions: readonly Dimension[]): string {
  return dimensions.map((dimension) => DIMENSIONS[dimension].title.toLowerCase()).join(" and ");
}

function figureOf(
  measured: Measured | undefined,
  {basis, blank}: ReadNetwork,
  {dims, trace, unit, shared}: Pick<Figure, "dims" | "trace" | "unit"> & {readonly shared: string}
): Figure {
  return makeFigure({
    value: measured === undefined ? null : Number(measured.value.toPrecision(12)),
    blank: measured === undefined ? (blank ?? nothingShared(shared)) : null,
    unit,
    basis,
    interval: measured?.interval ?? null,
    dims,
    address: addressOf(trace.request, dims),
    trace
  });
}

function nothingShared(shared: string): Blank {
  return {reason: "nothing-found", note: `no ${shared} is shared with anybody under these filters`};
}

function byValue(a: Figure, b: Figure): number {
  const [id, other] = [a, b].map(({dims}) => String(dims.country ?? dims.organisation ?? "")) as [
    string,
    string
  ];
  return (b.value ?? -1) - (a.value ?? -1) || (id < other ? -1 : 1);
}
