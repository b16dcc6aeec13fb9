import {describe, expect, test} from "vitest";
import {type BandPoint, bandChart} from "../../src/charts/band-chart.ts";

const point = (year: number, value: number | null, half?: number): BandPoint => ({
  year,
  value,
  text: String(value),
  ...(value !== null && half !== undefined && {low: value - half, high: value + half})
});

function draw(points: readonly BandPoint[], until: number): string {
  return bandChart({id: "b", title: "A series", description: "0.4 in 2020", points, until});
}

const pathsIn = (svg: string) => [...svg.matchAll(/<path d="([^"]*)"/g)].map((match) => match[1] ?? "");

describe("a line with its interval", () => {
  test("is broken, line and band, where a year has no value", () => {
    const svg = draw(
      [point(2015, 0.2, 0.1), point(2016, 0.3, 0.1), point(2018, 0.3, 0.1), point(2019, 0.4, 0.1)],
      2019
    );
    const closed = pathsIn(svg).filter((d) => d.endsWith("Z"));
    expect(closed).toHaveLength(2);
    expect(pathsIn(svg).some((d) => (d.match(/M/g) ?? []).length === 2 && !d.endsWith("Z"))).toBe(true);
  });

  test("says after which year there is no value, where the axis goes on", () => {
    expect(draw([point(2015, 0.2), point(2016, 0.3)], 2020)).toContain("no value after 2016");
    expect(draw([point(2015, 0.2), point(2016, 0.3)], 2017)).not.toContain("no value after");
  });

  test("draws no band without bounds, and marks a year that stands alone", () => {
    const svg = draw([point(2010, 0.2), point(2015, 0.3)], 2015);
    expect(pathsIn(svg).filter((d) => d.endsWith("Z"))).toEqual([]);
    expect(svg.match(/<circle[^>]*fill="(?!transparent)/g)).toHaveLength(2);
  });

  test("has a title, a description and every value in words", () => {
    const svg = draw([point(2019, 0.4), point(2020, 0.5)], 2020);
    expect(svg).toContain("<desc");
    expect(svg).toContain("<title>2020: 0.5</title>");
  });
});
