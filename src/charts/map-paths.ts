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
  coordinates: [[-168, 10], [180, 10], [-30, 83.5], [-70, -55.5], [178, -48]]
};

/** Largest land area in square pixels that is still shown as a mark. */
const SMALL = 14;

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
  const projection = geoEqualEarth().rotate([-11, 0]);
  projection.fitWidth(width, EXTENT);
  const path = geoPath(projection).digits(width < 480 ? 1 : 1);
  const height = Math.ceil(path.bounds(EXTENT)[1][1]);
  const countries = world.countries.map(({code, geometry}) => {
    const areas = geometry.coordinates.map((coordinates) => {
      const polygon: GeoJSON.Polygon = {type: "Polygon", coordinates};
      return {polygon, area: path.area(polygon)};
    });
    const main = areas.reduce((best, next) => (next.area > best.area ? next : best));
    const fixed = MARK_AT[code];
    const [x, y] = (fixed && projection([...fixed])) ?? path.centroid(main.polygon);
    return {code, d: path(geometry) ?? "", x, y, small: main.area < SMALL};
  });
  return {
    height,
    countries,
    unclaimed: path(world.unclaimed) ?? "",
    borders: path(world.borders) ?? "",
    disputed: path(world.disputed) ?? ""
  };
}
