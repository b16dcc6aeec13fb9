import fc from "fast-check";
import {expect, test} from "vitest";
import {MOST_MARKS, networkChart} from "../../src/charts/network-chart.ts";
import {fitPlaces, layOut} from "../../src/charts/network-layout.ts";

const TIES = fc.array(
  fc.record({a: fc.nat(39), b: fc.nat(39), weight: fc.double({min: 0.001, max: 5, noNaN: true})}),
  {maxLength: 200}
);

test("the same ties give the same places, all of them numbers", () => {
  fc.assert(
    fc.property(TIES, (ties) => {
      const kept = ties.filter(({a, b}) => a !== b);
      const places = layOut(40, kept);
      expect(layOut(40, kept)).toEqual(places);
      for (const {x, y} of places) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    }),
    {numRuns: 15}
  );
});

test("two that are tied lie nearer to each other than to those they share nothing with", () => {
  const circle = (first: number) =>
    [0, 1, 2].flatMap((at) =>
      [1, 2, 3].map((by) => ({a: first + at, b: first + ((at + by) % 4), weight: 1}))
    );
  const places = layOut(
    8,
    [...circle(0), ...circle(4)].filter(({a, b}) => a !== b)
  );
  const distance = (a: number, b: number) => {
    const [one, other] = [places[a], places[b]];
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : Number.NaN;
  };
  for (const [a, b] of [
    [0, 1],
    [1, 2],
    [4, 5],
    [5, 6]
  ] as const)
    for (const far of [0, 1, 2, 3, 4, 5, 6, 7].filter((node) => node < 4 !== a < 4))
      expect(distance(a, b)).toBeLessThan(distance(a, far));
});

test("no mark lies on another or outside its box, however close their places are", () => {
  const place = fc.record({
    x: fc.double({min: -9, max: 9, noNaN: true}),
    y: fc.double({min: -9, max: 9, noNaN: true})
  });
  fc.assert(
    fc.property(fc.array(place, {minLength: 2, maxLength: 60}), (places) => {
      const radii = places.map((_, at) => 12 + (at % 5) * 2);
      const box = {width: 720, height: 600};
      const at = fitPlaces(places, radii, box);
      for (const [i, one] of at.entries()) {
        const radius = radii[i] ?? 0;
        expect(one.x).toBeGreaterThanOrEqual(radius);
        expect(one.x).toBeLessThanOrEqual(box.width - radius);
        for (const [j, other] of at.entries())
          if (j > i)
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(
              radius + (radii[j] ?? 0) - 2
            );
      }
    }),
    {numRuns: 40}
  );
});

function boxesOf(svg: string): {x: number; y: number; half: number}[] {
  const names = svg.slice(svg.indexOf('class="chart-names"'));
  return [...names.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*text-anchor="middle"[^>]*>([^<]+)</g)].map(
    ([, x, y, text]) => ({x: Number(x), y: Number(y), half: ((text ?? "").length * 13 * 0.42) / 2})
  );
}

test("many marks are cut to what may be drawn, and names never overlap", () => {
  const marks = Array.from({length: 500}, (_, at) => ({
    x: Math.cos(at) * at,
    y: Math.sin(at) * at,
    name: `Organisation number ${at}`,
    text: String(at),
    href: `/${at}`,
    size: 1 / (at + 1),
    group: at % 12
  }));
  const lines = marks.flatMap((_, a) => [1, 2, 3].map((by) => ({a, b: (a + by) % 500, weight: 0.5})));
  for (const width of [340, 720, 1100]) {
    const note = (drawn: number, links: number) => `${drawn} and ${links}`;
    const svg = networkChart({
      id: "n",
      title: "Many",
      description: "Many of them",
      width,
      marks,
      lines,
      note
    });
    const drawn = (svg.match(/class="chart-dot"/g) ?? []).length;
    const links = (svg.match(/<line /g) ?? []).length;
    expect(svg).toContain(`>${drawn} and ${links}<`);
    expect(drawn + links).toBeLessThanOrEqual(MOST_MARKS);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const boxes = boxesOf(svg);
    expect(boxes.length).toBeGreaterThan(10);
    for (const [i, one] of boxes.entries())
      for (const other of boxes.slice(i + 1))
        expect(Math.abs(one.y - other.y) >= 15 || Math.abs(one.x - other.x) >= one.half + other.half).toBe(
          true
        );
  }
});
