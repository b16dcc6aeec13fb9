import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {geoArea, geoContains} from "d3-geo";
import {feature, mergeArcs, mesh} from "topojson-client";
import type {GeometryCollection, MultiPolygon, Polygon, Topology} from "topojson-specification";
import {countryCode} from "./country-code.ts";

type Shape = (Polygon | MultiPolygon) & {id?: string | number; properties?: {name: string}};
type World = Topology<{countries: GeometryCollection<{name: string}>}>;
type Ring = number[][];

export interface CountryShape {
  readonly code: string;
  readonly geometry: GeoJSON.MultiPolygon;
}

export interface WorldGeometry {
  readonly countries: readonly CountryShape[];
  /** Land of no country the EU names: shown as land without data. */
  readonly unclaimed: GeoJSON.MultiPolygon;
  readonly borders: GeoJSON.MultiLineString;
  readonly disputed: GeoJSON.MultiLineString;
}

/** Degrees below which a point of a coast or border is left out. */
const DETAIL = 0.28;

const CRIMEA: [number, number] = [34, 45.2];

/** Parts of another country's map that the source lists apart. */
const PART_OF: Readonly<Record<string, string>> = {AX: "FI"};

/** Borders that one of the two sides, or the European Union, does not recognise. */
const DISPUTED = new Set(["RS XK", "EH MA", "IL PS", "? IN", "? PK", "? CN"]);

let cached: WorldGeometry | undefined;

/**
 * The countries of Natural Earth by way of world-atlas, as the European Union sees them: Crimea is part of
 * Ukraine, Somaliland of Somalia, the north of Cyprus of Cyprus. Antarctica is left out.
 */
export function worldGeometry(): WorldGeometry {
  cached ??= readWorld();
  return cached;
}

function readWorld(): WorldGeometry {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const topology = simplify(JSON.parse(readFileSync(file, "utf8")) as World);
  const groups = new Map<string, Shape[]>();
  for (const shape of topology.objects.countries.geometries as Shape[]) {
    const code = shape.properties?.name === "Siachen Glacier" ? "?" : codeOf(shape);
    if (code === undefined || code === "AQ") continue;
    groups.set(code, [...(groups.get(code) ?? []), shape]);
  }
  moveCrimea(topology, groups);
  const merged = [...groups].map(([code, shapes]) => ({
    ...(mergeArcs(topology, shapes as Polygon[]) as MultiPolygon),
    properties: {name: code}
  }));
  const collection: GeometryCollection<{name: string}> = {type: "GeometryCollection", geometries: merged};
  const shapes = merged.map((shape) => ({
    code: shape.properties.name,
    geometry: withoutSlivers(feature(topology, shape).geometry as GeoJSON.MultiPolygon)
  }));
  const isDisputed = (a: Shape, b: Shape): boolean => DISPUTED.has(pairOf(a, b));
  return {
    countries: shapes.filter((shape) => shape.code !== "?"),
    unclaimed: shapes.find((shape) => shape.code === "?")?.geometry ?? {
      type: "MultiPolygon",
      coordinates: []
    },
    borders: mesh(topology, collection, (a, b) => a !== b && !isDisputed(a as Shape, b as Shape)),
    disputed: mesh(topology, collection, (a, b) => a !== b && isDisputed(a as Shape, b as Shape))
  };
}

function codeOf(shape: Shape): string | undefined {
  const code = countryCode(shape.id, shape.properties?.name ?? "");
  return code === undefined ? undefined : (PART_OF[code] ?? code);
}

function pairOf(a: Shape, b: Shape): string {
  return [a.properties?.name ?? "", b.properties?.name ?? ""].sort().join(" ");
}

/** Natural Earth draws who holds the ground. The European Union does not recognise the annexation of Crimea. */
function moveCrimea(topology: World, groups: Map<string, Shape[]>): void {
  const russia = groups.get("RU")?.[0];
  const ukraine = groups.get("UA")?.[0];
  if (russia?.type !== "MultiPolygon" || ukraine === undefined) return;
  const isCrimea = (arcs: number[][]): boolean => {
    const polygon = feature(topology, {type: "Polygon", arcs}).geometry;
    return geoArea(polygon) < 1e-3 && geoContains(polygon, CRIMEA);
  };
  const crimea = russia.arcs.filter(isCrimea);
  groups.set("RU", [{...russia, arcs: russia.arcs.filter((arcs) => !crimea.includes(arcs))}]);
  groups.set("UA", [ukraine, {type: "MultiPolygon", arcs: crimea}]);
}

/** Thins each arc, so that neighbours still share their border, and resolves the quantisation. */
function simplify(world: World): World {
  const {scale, translate} = world.transform ?? {scale: [1, 1], translate: [0, 0]};
  const arcs = world.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    const points = arc.map(([dx = 0, dy = 0]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    return thin(points);
  });
  return {type: "Topology", objects: world.objects, arcs};
}

function thin(points: Ring): Ring {
  const kept: Ring = [];
  for (const [index, point] of points.entries()) {
    const before = kept.at(-1);
    const ends = index === 0 || index === points.length - 1;
    if (before === undefined || ends || distance(before, point) >= DETAIL) kept.push(point);
  }
  return kept.length >= 4 || points.length < 4 ? kept : points;
}

function distance(a: Ring[number], b: Ring[number]): number {
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  return Math.hypot((ax - bx) * Math.cos((ay * Math.PI) / 180), ay - by);
}

/** A small ring that simplification turned round. Large ones keep enough points not to. */
function isInsideOut(rings: Ring[]): boolean {
  return (rings[0]?.length ?? 0) < 12 && geoArea({type: "Polygon", coordinates: rings}) > 2 * Math.PI;
}

/** A ring of under three distinct points would cover the globe on a sphere. */
function withoutSlivers(shape: GeoJSON.MultiPolygon): GeoJSON.MultiPolygon {
  const coordinates = shape.coordinates
    .map((rings) => rings.filter((ring) => new Set(ring.map(String)).size > 2))
    .filter((rings) => rings.length > 0 && !isInsideOut(rings));
  return {type: "MultiPolygon", coordinates};
}
