/**
 * The colours of every picture. The categories stay apart for readers who do not see red or green. Each is a CSS custom property with its light value as fallback, so that a
 * picture follows the page's scheme and still stands on its own. The page's stylesheet holds the same names.
 */
export const LIGHT = {
  paper: "#fdfcf9",
  sunk: "#f4f2ec",
  ink: "#1b1d21",
  "ink-2": "#50555e",
  rule: "#dedbd2",
  axis: "#8b8f96",
  blue: "#16509a",
  c1: "#1d5ca8",
  c2: "#b0400f",
  c3: "#0f7f6e",
  c4: "#5a1e70",
  c5: "#ad8a14",
  c6: "#3f9ad6",
  c7: "#7f848c",
  c8: "#7d1a3c",
  t5: "#7d6200",
  t6: "#1f72ad",
  t7: "#666b74",
  "on-dark": "#fdfcf9",
  "on-light": "#1b1d21",
  "seq-1": "#d3e2f4",
  "seq-2": "#a3c4e8",
  "seq-3": "#6a9fd6",
  "seq-4": "#3877bb",
  "seq-5": "#1a5398",
  "seq-6": "#0d3261",
  "div-1": "#a8430d",
  "div-2": "#d98654",
  "div-3": "#f1cbb1",
  "div-4": "#ebe8e1",
  "div-5": "#b5d0ec",
  "div-6": "#5d95cf",
  "div-7": "#174f95",
  land: "#f1eee7",
  eu: "#c9c6bd",
  hatch: "#c3bfb5",
  border: "#fdfcf9"
} as const;

export type ColourName = keyof typeof LIGHT;

export const DARK: Readonly<Record<ColourName, string>> = {
  paper: "#15181d",
  sunk: "#1d2127",
  ink: "#eceae4",
  "ink-2": "#adb1b8",
  rule: "#33383f",
  axis: "#7d838c",
  blue: "#8dbbf2",
  c1: "#6aa5ea",
  c2: "#e56a3c",
  c3: "#8aeabf",
  c4: "#ad6aa6",
  c5: "#d9bb3f",
  c6: "#a9dbfa",
  c7: "#a6a9ae",
  c8: "#b8475d",
  t5: "#d9bb3f",
  t6: "#a9dbfa",
  t7: "#a6a9ae",
  "on-dark": "#15181d",
  "on-light": "#15181d",
  "seq-1": "#284668",
  "seq-2": "#2f5a8e",
  "seq-3": "#3c74b6",
  "seq-4": "#5c95d8",
  "seq-5": "#8bb8ec",
  "seq-6": "#cbe1fa",
  "div-1": "#f0935c",
  "div-2": "#bd6a3c",
  "div-3": "#6f452f",
  "div-4": "#363b42",
  "div-5": "#2f4d70",
  "div-6": "#4a82c4",
  "div-7": "#9cc5f4",
  land: "#23282f",
  eu: "#4a505a",
  hatch: "#4b515a",
  border: "#15181d"
};

/** A colour for use in a picture: `var(--c1, #1d5ca8)`. */
export function colour(name: ColourName): string {
  return `var(--${name}, ${LIGHT[name]})`;
}

const CATEGORIES = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"] as const;

/** The categorical colour of a place in a list, 0 to 7; a ninth category starts again and should not exist. */
export function category(index: number): string {
  return colour(CATEGORIES[index % CATEGORIES.length] ?? "c1");
}

const CATEGORY_TEXTS = ["c1", "c2", "c3", "c4", "t5", "t6", "t7", "c8"] as const;

/** The colour of a category where it is written rather than drawn: dark enough to read. */
export function categoryText(index: number): string {
  return colour(CATEGORY_TEXTS[index % CATEGORY_TEXTS.length] ?? "c1");
}

/** The colour of text on a category: paper on the dark ones. */
export function onCategory(index: number): string {
  return colour(index % 8 >= 4 && index % 8 <= 6 ? "on-light" : "on-dark");
}

const RAMPS: Readonly<Record<number, readonly ColourName[]>> = {
  1: ["seq-4"],
  2: ["seq-2", "seq-5"],
  3: ["seq-2", "seq-4", "seq-6"],
  4: ["seq-1", "seq-3", "seq-4", "seq-6"],
  5: ["seq-1", "seq-2", "seq-3", "seq-5", "seq-6"],
  6: ["seq-1", "seq-2", "seq-3", "seq-4", "seq-5", "seq-6"]
};

/** The sequential blue ramp in one to six steps, from few to many. */
export function sequential(steps: number): readonly string[] {
  return (RAMPS[Math.min(6, Math.max(1, steps))] ?? []).map(colour);
}

/** The diverging scale: orange for loss, blue for gain, `index` from -3 to 3. */
export function diverging(index: -3 | -2 | -1 | 0 | 1 | 2 | 3): string {
  const names = ["div-1", "div-2", "div-3", "div-4", "div-5", "div-6", "div-7"] as const;
  return colour(names[index + 3] ?? "div-4");
}

/** The custom properties of both schemes, as the page's stylesheet declares them. */
export function paletteCss(colours: Readonly<Record<ColourName, string>>): string {
  return Object.entries(colours)
    .map(([name, hex]) => `--${name}: ${hex};`)
    .join(" ");
}

/** Replaces the custom properties of a picture by plain colours, for writers that know no CSS. */
export function plainColours(svg: string, colours: Readonly<Record<ColourName, string>> = LIGHT): string {
  return svg.replace(/var\(--([\w-]+), (#[0-9a-f]{3,8})\)/g, (_, name: string, fallback: string) =>
    Object.hasOwn(colours, name) ? colours[name as ColourName] : fallback
  );
}
