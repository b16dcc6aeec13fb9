import {oncePer} from "../../base/collections.ts";
import {ApertureError} from "../../base/errors.ts";
import {DIMENSIONS, type Dimension} from "../../domain/dimension.ts";
import {
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
import {traceOf} from "../trace.ts";
import {NetworkAnalysis} from "./analysis.ts";
import {EDGE_SOURCES, type EdgeRow, type NodeKind} from "./edge-sources.ts";
import {type Measured, measuringOf} from "./network-indicators.ts";

/** A network as it was read, with the query that read it. */
export interface ReadNetwork {
  readonly analysis: NetworkAnalysis;
  readonly query: Trace["query"];
}

/** Networks kept for each warehouse; the largest take some hundred megabytes. */
const MOST_KEPT = 4;
const keptFor = oncePer((_: Warehouse) => new Map<string, Promise<ReadNetwork>>());

/** Reads the network a request asks for, whatever it asks of it, or answers with what was read before. */
export function readNetwork(
  warehouse: Warehouse,
  request: FigureRequest,
  nodes: NodeKind
): Promise<ReadNetwork> {
  const {country: _, organisation: __, ...filters} = request.filters;
  const asked = EDGE_SOURCES[nodes].prepare({...request, indicator: nodes, filters});
  const kept = keptFor(warehouse);
  const address = addressOf(asked);
  const known = kept.get(address);
  if (known) return known;
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  const network = queryNetwork(warehouse, asked, nodes);
  kept.set(address, network);
  network.catch(() => kept.delete(address));
  return network;
}

/** Reads a network anew. */
export async function queryNetwork(
  warehouse: Warehouse,
  request: FigureRequest,
  nodes: NodeKind,
  ...how: Tail<ConstructorParameters<typeof NetworkAnalysis>>
): Promise<ReadNetwork> {
  const source = EDGE_SOURCES[nodes];
  const asked = source.prepare(request);
  const ask = new Ask(asked, warehouse.holdings);
  const sql = source.sql(ask).trim();
  const rows = await warehouse.db.rows<EdgeRow>(sql, ask.params);
  return {
    analysis: new NetworkAnalysis(source.graph(rows, asked), ...how),
    query: {sql, params: ask.params}
  };
}

type Tail<List extends readonly unknown[]> = List extends [unknown, ...infer Rest] ? Rest : never;

/** Computes a measure of a network: a figure for each node asked for, or one of the whole. */
export async function computeNetwork(
  warehouse: Warehouse,
  indicator: Indicator,
  request: FigureRequest
): Promise<FigureTable> {
  const {measuring, method} = measuringOf(indicator);
  const nodes = measuring.of === "network" ? measuring.nodes : nodesOf(indicator, request);
  const {analysis, query} = await readNetwork(warehouse, request, nodes);
  const isEmpty = analysis.graph.ids.length === 0;
  const traced = traceOf(warehouse, indicator, request, query);
  const said = method && !isEmpty ? [await method(analysis)] : [];
  const trace = {...traced, caveats: [...traced.caveats, ...said]};
  const make = (measured: Measured | undefined, dims: Figure["dims"]) =>
    figureOf(measured, indicator, request, dims, trace);
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
  indicator: Indicator,
  request: FigureRequest,
  dims: Figure["dims"],
  trace: Trace
): Figure {
  return makeFigure({
    value: measured === undefined ? null : Number(measured.value.toPrecision(12)),
    blank:
      measured === undefined
        ? {reason: "nothing-found", note: "no project is shared with anybody under these filters"}
        : null,
    unit: indicator.unit,
    basis: null,
    interval: measured?.interval ?? null,
    dims,
    address: addressOf(request, dims),
    trace
  });
}

function byValue(a: Figure, b: Figure): number {
  const [id, other] = [a, b].map(({dims}) => String(dims.country ?? dims.organisation ?? "")) as [
    string,
    string
  ];
  return (b.value ?? -1) - (a.value ?? -1) || (id < other ? -1 : 1);
}
