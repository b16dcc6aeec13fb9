import {colour} from "./palette.ts";
import {type Attributes, tag} from "./svg.ts";

/** A hatch of one colour: how every incomplete period and every missing value looks. */
export function hatch(id: string, stroke: string, background: string, thick = 1.8): string {
  return tag(
    "pattern",
    {id, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"},
    tag("rect", {width: 5, height: 5, fill: background}),
    tag("line", {x1: 1, y1: 0, x2: 1, y2: 5, stroke, "stroke-width": thick})
  );
}

const MARKS: readonly (readonly string[])[] = [
  [],
  ["M0 0L8 8M-2 6L2 10M6 -2L10 2"],
  ["M0 4H8"],
  ["M2 2h1.6v1.6h-1.6zM6 6h1.6v1.6h-1.6z"],
  ["M4 0V8"],
  ["M8 0L0 8M-2 2L2 -2M6 10L10 6"],
  ["M0 4H8M4 0V8"],
  ["M0 0L8 8M8 0L0 8"]
];

/**
 * Patterns laid over the categorical colours where colour cannot be relied on: in print, in forced colours
 * and where more contrast is asked for. The page's stylesheet shows `.chart-pattern` there.
 */
export function categoryPatterns(id: string, count: number): string {
  const shown = MARKS.slice(0, count).map((paths, index) =>
    tag(
      "pattern",
      {id: `${id}-p${index}`, width: 8, height: 8, patternUnits: "userSpaceOnUse"},
      ...paths.map((d) => tag("path", {d, stroke: colour("paper"), "stroke-width": 1.4, fill: "none"}))
    )
  );
  return shown.join("");
}

/** The overlay of a category's pattern; hidden on an ordinary screen. */
export function patternOverlay(id: string, index: number, box: Attributes): string {
  if ((MARKS[index]?.length ?? 0) === 0) return "";
  return tag("rect", {...box, class: "chart-pattern", fill: `url(#${id}-p${index})`, display: "none"});
}

/** The marker of a series, so that crossing lines can be told apart without colour. */
export function marker(index: number, x: number, y: number, fill: string): string {
  const at = {fill, stroke: colour("paper"), "stroke-width": 1.2};
  const shapes = [
    () => tag("circle", {cx: x, cy: y, r: 4, ...at}),
    () => tag("rect", {x: x - 3.6, y: y - 3.6, width: 7.2, height: 7.2, ...at}),
    () =>
      tag("path", {
        d: polygon(x, y, [
          [0, -5],
          [4.6, 3.4],
          [-4.6, 3.4]
        ]),
        ...at
      }),
    () =>
      tag("path", {
        d: polygon(x, y, [
          [0, -5],
          [5, 0],
          [0, 5],
          [-5, 0]
        ]),
        ...at
      }),
    () =>
      tag("path", {
        d: polygon(x, y, [
          [0, 5],
          [4.6, -3.4],
          [-4.6, -3.4]
        ]),
        ...at
      }),
    () => tag("circle", {cx: x, cy: y, r: 3.2, fill: colour("paper"), stroke: fill, "stroke-width": 2})
  ];
  return (shapes[index % shapes.length] ?? (() => ""))();
}

function polygon(x: number, y: number, points: readonly (readonly [number, number])[]): string {
  const corners = points.map(
    ([dx, dy]) => `${Math.round((x + dx) * 10) / 10} ${Math.round((y + dy) * 10) / 10}`
  );
  return `M${corners.join("L")}Z`;
}
