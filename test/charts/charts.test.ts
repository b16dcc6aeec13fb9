import {mkdirSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {barChart} from "../../src/charts/bar-chart.ts";
import {columnChart} from "../../src/charts/column-chart.ts";
import {lineChart} from "../../src/charts/line-chart.ts";
import {sparkline} from "../../src/charts/sparkline.ts";
import {stackedBars} from "../../src/charts/stacked-bars.ts";
import {EXAMPLES} from "./examples.ts";

const frame = {id: "t", title: "A title", description: "A finding"};

function numbers(svg: string, pattern: RegExp): number[] {
  return [...svg.matchAll(pattern)].map((match) => Number(match[1]));
}

function years(values: readonly (number | null)[]) {
  return values.map((value, index) => ({year: 2021 + index, value, text: String(value ?? "–")}));
}

describe("every picture", () => {
  mkdirSync("test/snapshots/charts", {recursive: true});
  for (const [name, draw] of Object.entries(EXAMPLES)) {
    // The geometry of the whole world is too long to review as text; its own tests say what matters.
    if (!name.startsWith("map")) {
      test(`${name} looks as it did, wide and narrow`, async () => {
        await expect(`${draw(name)}\n`).toMatchFileSnapshot(`../snapshots/charts/${name}.svg`);
        if (name === "spark") return;
        await expect(`${draw(name, 340)}\n`).toMatchFileSnapshot(`../snapshots/charts/${name}-narrow.svg`);
      });
    }

    test(`${name} has a title and a text alternative that says the finding`, () => {
      const svg = draw(name);
      expect(svg).toMatch(new RegExp(`aria-labelledby="${name}-title ${name}-desc"`));
      expect(svg).toMatch(
        new RegExp(`<title id="${name}-title">[^<]{5,}</title><desc id="${name}-desc">[^<]{10,}</desc>`)
      );
      expect(svg).toMatch(/role="(img|group)"/);
    });

    test(`${name} is the same each time and holds no broken number`, () => {
      expect(draw(name)).toBe(draw(name));
      expect(draw(name)).not.toMatch(/NaN|Infinity|undefined/);
      expect(draw(name, 340)).not.toMatch(/NaN|Infinity|undefined/);
    });

    test(`${name} has each id once and needs no style attribute`, () => {
      const ids = [...draw(name).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(draw(name)).not.toMatch(/ style="|<style/);
    });
  }

  test("a picture with links is a group, since nothing inside an image can be reached", () => {
    const rows = [{label: "A", value: 1, text: "1"}];
    expect(barChart({...frame, rows})).toContain('role="img"');
    expect(barChart({...frame, rows: rows.map((row) => ({...row, href: "/a"}))})).toContain('role="group"');
  });

  test("what callers write is escaped", () => {
    const svg = barChart({...frame, rows: [{label: '<b> & "x"', value: 1, text: "1", href: '/?a=1&b="'}]});
    expect(svg).not.toContain("<b>");
    expect(svg).toContain("/?a=1&amp;b=&quot;");
  });
});

describe("bars", () => {
  const rows = [
    {label: "A", value: 40, text: "40"},
    {label: "B", value: 20, text: "20"},
    {label: "C", value: 0, text: "0"},
    {label: "D", value: null, text: "–", note: "not in open data"}
  ];

  test("start at zero and are as long as their values", () => {
    const svg = barChart({...frame, rows});
    const starts = numbers(svg, /class="chart-bar" x="([\d.]+)"/g);
    const widths = numbers(svg, /class="chart-bar"[^>]* width="([\d.]+)"/g);
    expect(new Set(starts).size).toBe(1);
    expect(widths[0]).toBeCloseTo((widths[1] ?? 0) * 2, 0);
    expect(widths[2]).toBe(0);
  });

  test("a missing value has no bar but a dash with its reason", () => {
    const svg = barChart({...frame, rows});
    expect(svg.match(/class="chart-bar"/g)).toHaveLength(3);
    expect(svg).toContain("– not in open data");
  });

  test("losses go to the left of zero", () => {
    const svg = barChart({...frame, rows: [...rows, {label: "E", value: -10, text: "−10"}]});
    const starts = numbers(svg, /class="chart-bar" x="([\d.]+)"/g);
    expect(starts[3]).toBeLessThan(starts[0] ?? 0);
  });

  test("columns stand on zero, and an unfinished year is hatched and said", () => {
    const values = years([10, null, 5]).map((row) => ({...row, label: String(row.year)}));
    const incomplete = {from: 2023, label: "until 6 December 2025"};
    const svg = columnChart({...frame, rows: values, incomplete});
    expect(svg.match(/class="chart-column"/g)).toHaveLength(2);
    expect(svg.match(/class="chart-column"[^>]*url\(#t-hatch\)/g)).toHaveLength(1);
    expect(svg).toContain("until 6 December 2025");
    expect(svg).toContain("no data");
  });

  test("parts of a whole fill the same height in every year", () => {
    const part = (value: number) => ({value, text: String(value)});
    const bars = [
      {year: 2021, parts: [part(1), part(3)]},
      {year: 2022, parts: [part(30), part(10)]}
    ];
    const svg = stackedBars({...frame, share: true, categories: [{label: "A"}, {label: "B"}], bars});
    const heights = numbers(svg, /class="chart-part"[^>]* height="([\d.]+)"/g);
    expect((heights[0] ?? 0) + (heights[1] ?? 0)).toBeCloseTo((heights[2] ?? 0) + (heights[3] ?? 0), 0);
    expect(() => stackedBars({...frame, bars, categories: Array(9).fill({label: "A"})})).toThrow(
      "too many categories"
    );
  });
});

describe("lines", () => {
  test("start their axis at zero", () => {
    const svg = lineChart({...frame, series: [{label: "A", points: years([900, 950, 1000])}]});
    expect(svg).toMatch(/>0<\/text>/);
  });

  test("a missing value is a break, not a zero", () => {
    const whole = lineChart({...frame, series: [{label: "A", points: years([5, 6, 7, 8, 9])}]});
    const broken = lineChart({...frame, series: [{label: "A", points: years([5, 6, null, 8, 9])}]});
    const path = (svg: string): string => /class="chart-series"><path d="([^"]+)"/.exec(svg)?.[1] ?? "";
    expect(path(whole).match(/M/g)).toHaveLength(1);
    expect(path(broken).match(/M/g)).toHaveLength(2);
    expect(path(broken).match(/L/g)).toHaveLength(2);
  });

  test("a value between two missing ones is still marked", () => {
    const svg = lineChart({...frame, series: [{label: "A", points: years([null, 6, null, 8, 9])}]});
    expect(svg.match(/stroke-width="1.2"/g)).toHaveLength(2);
  });

  test("labels at the ends do not overlap, however close the lines", () => {
    const series = ["A", "B", "C", "D", "E", "F"].map((label, index) => ({
      label,
      points: years([1, 2, 100 + index / 9])
    }));
    const svg = lineChart({
      ...frame,
      series: [...series.slice(0, 5), {label: "Z", points: years([9, 5, 0])}]
    });
    const lines = numbers(
      svg,
      /<text x="[\d.]+" y="([\d.]+)" fill="[^"]+" font-size="14" font-weight="600"/g
    ).sort((a, b) => a - b);
    const gaps = lines.slice(1).map((y, index) => y - (lines[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(16);
  });

  test("more than six series are refused", () => {
    const series = Array.from({length: 7}, (_, index) => ({label: `S${index}`, points: years([1, 2])}));
    expect(() => lineChart({...frame, series})).toThrow("too many series: 7 > 6");
  });

  test("a sparkline breaks where a value is missing and survives having none", () => {
    expect(sparkline({...frame, values: [1, null, 3, 4]}).match(/M/g)).toHaveLength(2);
    expect(sparkline({...frame, values: [null, null]})).not.toMatch(/NaN|circle/);
    expect(sparkline({...frame, values: [3], incomplete: true})).not.toContain("NaN");
  });
});

test("no form of picture needs a row", () => {
  expect(barChart({...frame, rows: []})).not.toMatch(/NaN|Infinity/);
  expect(columnChart({...frame, rows: []})).not.toMatch(/NaN|Infinity/);
  expect(lineChart({...frame, series: []})).not.toMatch(/NaN|Infinity/);
  expect(stackedBars({...frame, categories: [], bars: []})).not.toMatch(/NaN|Infinity/);
});
