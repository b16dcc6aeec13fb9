import {geoContains} from "d3-geo";
import {describe, expect, test} from "vitest";
import {hitAreas} from "../../src/charts/hit-area.ts";
import {mapClasses} from "../../src/charts/map-classes.ts";
import {mapLegend} from "../../src/charts/map-legend.ts";
import {mapPaths} from "../../src/charts/map-paths.ts";
import {worldGeometry} from "../../src/charts/world-geometry.ts";
import {worldMap} from "../../src/charts/world-map.ts";
import {MAP} from "./examples.ts";

function countryAt(point: [number, number]): string[] {
  return worldGeometry()
    .countries.filter(({geometry}) => geoContains(geometry, point))
    .map(({code}) => code);
}

describe("the map of the world", () => {
  test("is the map of the European Union where others differ", () => {
    expect(countryAt([34, 45.2])).toEqual(["UA"]);
    expect(countryAt([44.5, 9.8])).toEqual(["SO"]);
    expect(countryAt([33.6, 35.28])).toEqual(["CY"]);
    expect(countryAt([20.9, 42.6])).toEqual(["XK"]);
    expect(countryAt([-13, 24])).toEqual(["EH"]);
    expect(countryAt([23, 39.5])).toEqual(["EL"]);
  });

  test("has every partner, EU codes, and no country twice", () => {
    const codes = worldGeometry().countries.map(({code}) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const {code} of MAP.rows) expect(codes).toContain(code);
    for (const code of MAP.category?.codes ?? []) expect(codes).toContain(code);
    expect(codes).not.toContain("GR");
    expect(codes).not.toContain("GB");
  });

  test("draws every country inside the picture", () => {
    for (const width of [1100, 340]) {
      const {countries, height} = mapPaths(width);
      for (const {code, d, x, y, small} of countries) {
        expect(d !== "" || small, code).toBe(true);
        expect(x >= 0 && x <= width && y >= -2 && y <= height + 2, `${code} ${x} ${y}`).toBe(true);
      }
    }
  });

  test("dashes disputed borders", () => {
    expect(mapPaths(1100).disputed.length).toBeGreaterThan(40);
    expect(worldMap(MAP)).toContain('stroke-dasharray="2 2"');
  });

  test("shows the small as marks", () => {
    const small = mapPaths(1100)
      .countries.filter((country) => country.small)
      .map(({code}) => code);
    for (const code of ["SG", "MT", "MU", "HK", "LI", "LU"]) expect(small).toContain(code);
    for (const code of ["CH", "BE", "IL", "SI"]) expect(small).not.toContain(code);
  });

  test("names each country with its value, and links it", () => {
    const svg = worldMap(MAP);
    expect(svg).toContain(
      '<a href="/countries/SG" class="chart-link"><title>Singapore: 36 participations</title>'
    );
    expect(svg).toContain("<title>United States: 1\u2009386 participations</title>");
  });

  test("tells no data, zero and few apart", () => {
    const row = (code: string, value: number | null) => ({code, label: code, value, text: String(value)});
    const svg = worldMap({
      ...{id: "t", title: "A title", description: "A finding"},
      rows: [row("BR", null), row("AR", 0), row("CL", 1), row("PE", 500)],
      classes: {kind: "threshold", from: [1, 100]}
    });
    const fill = (code: string): string =>
      new RegExp(`<title>${code}: [^<]*</title><path class="chart-country"[^>]*fill="([^"]+)"`).exec(
        svg
      )?.[1] ?? "";
    expect(fill("BR")).toBe("url(#t-hatch)");
    expect(new Set(["BR", "AR", "CL", "PE"].map(fill)).size).toBe(4);
    expect(svg).toContain("BR: – no data");
  });
});

describe("classes", () => {
  test("quantiles put equal values together and say what is in each class", () => {
    const classes = mapClasses([1, 1, 1, 4, 5, 6, 7, 8, 9, 10], {kind: "quantile", count: 5});
    expect(classes[0]?.high).toBe(1);
    for (const [index, one] of classes.entries())
      expect(one.low).toBeGreaterThan(classes[index - 1]?.high ?? 0);
  });

  test("thresholds without a country are left out", () => {
    const classes = mapClasses([3, 2000], {kind: "threshold", from: [1, 10, 100, 1000]});
    expect(classes.map(({low, high}) => [low, high])).toEqual([
      [3, 3],
      [2000, 2000]
    ]);
  });

  test("the legend of a page says the same", () => {
    const html = mapLegend(MAP);
    expect(html).toContain("EU Member States");
    expect(html).toContain("no data");
    expect(html.match(/<li>/g)).toHaveLength(8);
  });
});

describe("targets", () => {
  test("a mark alone can be hit within 12 pixels", () => {
    const [area = ""] = hitAreas([[100, 100]], 12);
    expect(area).toContain("112 100");
    expect(area).toContain("88 100");
  });

  test("marks close together share the space between them", () => {
    const [left = "", right = ""] = hitAreas(
      [
        [100, 100],
        [108, 100]
      ],
      12
    );
    const xs = (area: string): number[] =>
      [...area.matchAll(/[ML]([\d.]+) /g)].map((match) => Number(match[1]));
    expect(Math.max(...xs(left))).toBe(104);
    expect(Math.min(...xs(right))).toBe(104);
  });
});
