import {backbone} from "../../monitor/networks/backbone.ts";
import {edgeCount, type Graph, partOf} from "../../monitor/networks/graph.ts";
import {strengths} from "../../monitor/networks/strength.ts";

/** What of a network can be drawn: its strongest nodes, how they draw each other near, and its clearest links. */
export interface NetworkPicture {
  /** The strongest first, with their strength as a share of the largest. */
  readonly nodes: readonly {readonly id: string; readonly size: number}[];
  /** By places of nodes: what two share for their strengths (cosine, Salton and McGill 1983). */
  readonly ties: readonly PictureEdge[];
  /** By places of nodes, the most telling first, weights as a share of the largest. */
  readonly lines: readonly PictureEdge[];
  /** Links of the whole, of which `lines` are the first. */
  readonly links: number;
}

export interface PictureEdge {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** Nodes a picture has at most, at its widest. */
const MOST_NODES = 180;
const MOST_LINES = 300;

/** Chooses what is drawn; with `focus`, the links of one node instead of the clearest of all. */
export function pictureOf(graph: Graph, focus?: string): NetworkPicture {
  const strength = strengths(graph);
  const drawn = orderOf(strength, graph.ids.indexOf(focus ?? "")).slice(0, MOST_NODES);
  const part = partOf(graph, drawn);
  const places = new Map(drawn.map((node, place) => [graph.ids[node] as string, place]));
  const largest = Math.max(...strength, Number.MIN_VALUE);
  const strengthAt = (place: number) => strength[drawn[place] as number] as number;
  const edges = backbone(part).map(({a, b, weight}) => ({
    a: places.get(part.ids[a] as string) as number,
    b: places.get(part.ids[b] as string) as number,
    weight
  }));
  return {
    nodes: drawn.map((node) => ({id: graph.ids[node] as string, size: (strength[node] as number) / largest})),
    ties: edges.map(({a, b, weight}) => ({a, b, weight: weight / Math.sqrt(strengthAt(a) * strengthAt(b))})),
    lines: shares(focus === undefined ? edges : linksOf(edges, places.get(focus))),
    links: edgeCount(graph)
  };
}

/** Nodes by strength, the one in focus first. */
function orderOf(strength: Float64Array, focus: number): number[] {
  return Array.from(strength.keys()).sort(
    (a, b) =>
      Number(b === focus) - Number(a === focus) || (strength[b] as number) - (strength[a] as number) || a - b
  );
}

function linksOf(edges: readonly PictureEdge[], place: number | undefined): PictureEdge[] {
  return edges.filter(({a, b}) => a === place || b === place).sort((x, y) => y.weight - x.weight);
}

function shares(edges: readonly PictureEdge[]): PictureEdge[] {
  const kept = edges.slice(0, MOST_LINES);
  const largest = Math.max(...kept.map(({weight}) => weight), Number.MIN_VALUE);
  return kept.map((edge) => ({...edge, weight: edge.weight / largest}));
}
