import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {
  type ColourName,
  colour,
  DARK,
  LIGHT,
  paletteCss,
  plainColours,
  sequential
} from "../../src/charts/palette.ts";
import {textWidth, wrapText} from "../../src/charts/text-width.ts";

type Rgb = [number, number, number];

/** Linear light of a hex colour. */
function linearOf(hex: string): Rgb {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function luminance(hex: string): number {
  const [r, g, b] = linearOf(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira and Fernandes (2009), full severity. */
const SIGHT: Readonly<Record<string, readonly Rgb[]>> = {
  ordinary: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  protan: [
    [0.152, 1.053, -0.205],
    [0.115, 0.786, 0.099],
    [-0.004, -0.048, 1.052]
  ],
  deutan: [
    [0.367, 0.861, -0.228],
    [0.28, 0.673, 0.047],
    [-0.012, 0.043, 0.969]
  ]
};

/** Oklab, in which distances are about as large as they look. */
function seen(hex: string, sight: readonly Rgb[]): Rgb {
  const source = linearOf(hex);
  const [r = 0, g = 0, b = 0] = sight.map((row) =>
    Math.max(
      0,
      row.reduce((sum, factor, index) => sum + factor * (source[index] ?? 0), 0)
    )
  );
  const l = Math.cbrt(0.4122 * r + 0.5363 * g + 0.0514 * b);
  const m = Math.cbrt(0.2119 * r + 0.6807 * g + 0.1074 * b);
  const s = Math.cbrt(0.0883 * r + 0.2817 * g + 0.63 * b);
  return [
    0.2105 * l + 0.7936 * m - 0.0041 * s,
    1.978 * l - 2.4286 * m + 0.4506 * s,
    0.0259 * l + 0.7828 * m - 0.8087 * s
  ];
}

const CATEGORIES = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"] as const;

describe.each([
  ["light", LIGHT],
  ["dark", DARK]
])("the %s colours", (_, colours: Readonly<Record<ColourName, string>>) => {
  test("text and links stand out from the paper by 4.5 to 1", () => {
    for (const name of ["ink", "ink-2", "blue"] as const)
      for (const ground of ["paper", "sunk"] as const)
        expect(contrast(colours[name], colours[ground]), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test("lines and marks stand out by 3 to 1", () => {
    for (const name of [...CATEGORIES, "axis"] as const)
      expect(contrast(colours[name], colours.paper), name).toBeGreaterThanOrEqual(3);
  });

  test("names of series can be read on paper", () => {
    for (const name of ["c1", "c2", "c3", "c4", "t5", "t6", "t7"] as const)
      expect(contrast(colours[name], colours.paper), name).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.entries(SIGHT))("the first six categories stay apart in %s sight", (_name, sight) => {
    const points = CATEGORIES.slice(0, 6).map((name) => ({name, at: seen(colours[name], sight)}));
    for (const [index, a] of points.entries())
      for (const b of points.slice(index + 1)) {
        const distance = Math.hypot(...a.at.map((value, axis) => value - (b.at[axis] ?? 0)));
        expect(distance, `${a.name} and ${b.name}`).toBeGreaterThan(0.08);
      }
  });

  test("the sequential scale goes steadily away from the paper", () => {
    const steps = [1, 2, 3, 4, 5, 6].map((step) =>
      contrast(colours[`seq-${step}` as ColourName], colours.paper)
    );
    for (const [index, step] of steps.entries()) expect(step).toBeGreaterThan((steps[index - 1] ?? 1) * 1.15);
  });

  test("the stylesheet says the same", () => {
    expect(readFileSync("src/server/assets/aperture.css", "utf8")).toContain(paletteCss(colours));
  });
});

test("a picture can be written without custom properties", () => {
  expect(plainColours(`fill="${colour("c1")}"`)).toBe(`fill="${LIGHT.c1}"`);
  expect(plainColours(`fill="${colour("c1")}"`, DARK)).toBe(`fill="${DARK.c1}"`);
  expect(sequential(3)).toHaveLength(3);
});

test("text is measured and broken as it will be set", () => {
  expect(textWidth("Norway", 14)).toBeCloseTo(45, 0);
  expect(textWidth("Türkiye", 14)).toBe(textWidth("Turkiye", 14));
  expect(wrapText("Countries in transitional arrangement", 160, 14)).toEqual([
    "Countries in transitional",
    "arrangement"
  ]);
  expect(wrapText("Non-associated countries", 80, 14, 3)).toEqual(["Non-", "associated", "countries"]);
  expect(wrapText("Donaudampfschifffahrtsgesellschaft", 60, 14, 1)[0]).toMatch(/…$/);
});
