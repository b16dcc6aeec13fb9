import {geoEqualEarth, geoPath} from "d3-geo";
import {type WorldGeometry, worldGeometry} from "./world-geometry.ts";

export interface CountryPath {
  readonly code: string;
  readonly d: string;
  /** Where a mark for the country stands, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Whether the country is too small to be seen or hit as an area. */
  readonly small: boolean;
}

export interface MapPaths {
  readonly height: number;
  readonly countries: readonly CountryPath[];
  readonly unclaimed: string;
  readonly borders: string;
  readonly disputed: string;
}

/** What the picture is fitted to: the inhabited world, without the empty south. */
const EXTENT: GeoJSON.MultiPoint = {
  type: "MultiPoint",
  coordinates: [
    [-168.9, 0],
    [-169.1, 0],
    [-30, 83.5],
    [-70, -55.5],
    [178, -48]
  ]
};

/** Largest land area in square pixels that is still shown as a mark. */
const SMALL = 14;

/** Land area in square pixels from which an island beside a country's main part is drawn. */
const ISLAND = 1.2;

/** Steps of a path below this many tenths of a pixel are left out. */
const SHORTEST = 6;

/** Countries are known by their main part; the mark of these would otherwise stand on the wrong one. */
const MARK_AT: Readonly<Record<string, readonly [number, number]>> = {KI: [173, 1.4], PS: [35.2, 31.9]};

const cache = new Map<number, MapPaths>();

/** Paths of all countries in Equal Earth for a width; computed once for each width. */
export function mapPaths(width: number): MapPaths {
  const known = cache.get(width);
  if (known) return known;
  const paths = draw(width, worldGeometry());
  cache.set(width, paths);
  return paths;
}

function draw(width: number, world: WorldGeometry): MapPaths {
  const projection = geoEqualEarth().rotate([-11, 0]).precision(0);
  projection.fitWidth(width, EXTENT);
  const path = geoPath(projection).digits(1);
  const height = Math.ceil(path.bounds(EXTENT)[1][1]);
  const countries = world.countries.map(({code, geometry}) => {
    const areas = geometry.coordinates.map((coordinates) => {
      const polygon: GeoJSON.Polygon = {type: "Polygon", coordinates};
      return {polygon, area: path.area(polygon)};
    });
    const main = areas.reduce((best, next) => (next.area > best.area ? next : best));
    const fixed = MARK_AT[code];
    const [x, y] = (fixed && projection([...fixed])) ?? path.centroid(main.polygon);
    const seen = areas.filter(({polygon, area}) => area >= ISLAND || polygon === main.polygon);
    const coordinates = seen.map(({polygon}) => polygon.coordinates);
    const d = compact(path({type: "MultiPolygon", coordinates}) ?? "");
    return {code, d, x, y, small: main.area < SMALL};
  });
  return {
    height,
    countries,
    unclaimed: compact(path(world.unclaimed) ?? ""),
    borders: compact(path(world.borders) ?? ""),
    disputed: compact(path(world.disputed) ?? "")
  };
}

/** The same path in relative steps of tenths of a pixel, at half the length, without steps too short to see. */
function compact(path: string): string {
  return path.replace(/M([^MZ]*)(Z?)/g, (_, body: string, close: string) => {
    const points = body
      .split("L")
      .map((point) => point.split(",").map((number) => Math.round(Number(number) * 10)));
    let [x, y] = [points[0]?.[0] ?? 0, points[0]?.[1] ?? 0];
    let steps = `M${x / 10} ${y / 10}l`;
    for (const [index, [toX = 0, toY = 0]] of points.entries()) {
      const [dx, dy] = [toX - x, toY - y];
      if (index === 0 || (Math.abs(dx) + Math.abs(dy) < SHORTEST && index < points.length - 1)) continue;
      steps += `${written(dx, steps.endsWith("l"))}${written(dy, false)}`;
      [x, y] = [toX, toY];
    }
    return steps.endsWith("l") ? "" : steps + close.toLowerCase();
  });
}

function written(tenths: number, first: boolean): string {
  const text = String(tenths / 10).replace(/^(-?)0\./, "$1.");
  return first || tenths < 0 ? text : ` ${text}`;
}
