import {tag} from "./svg.ts";

/** Corners, and the turn of the first, of the shapes that tell groups apart; 0 corners is a circle. */
const SHAPES: readonly {corners: number; turn: number; grow: number}[] = [
  {corners: 0, turn: 0, grow: 1},
  {corners: 4, turn: 45, grow: 1.2},
  {corners: 4, turn: 0, grow: 1.25},
  {corners: 6, turn: 0, grow: 1.12},
  {corners: 3, turn: 0, grow: 1.5},
  {corners: 5, turn: 0, grow: 1.18},
  {corners: 3, turn: 180, grow: 1.5},
  {corners: 8, turn: 22.5, grow: 1.08}
];

/** Groups that have a shape and a colour of their own. */
export const MOST_GROUPS = SHAPES.length;

/** The outline of a group's mark, about as large as a circle of the radius; groups beyond the last are circles. */
export function groupShape(
  group: number,
  {x, y, radius}: {x: number; y: number; radius: number},
  attributes: Readonly<Record<string, string | number>>
): string {
  const {corners, turn, grow} = SHAPES[group] ?? {corners: 0, turn: 0, grow: 1};
  if (corners === 0) return tag("circle", {cx: x, cy: y, r: radius, ...attributes});
  const points = Array.from({length: corners}, (_, corner) => {
    const angle = ((turn + (360 * corner) / corners - 90) * Math.PI) / 180;
    const [px, py] = [x + radius * grow * Math.cos(angle), y + radius * grow * Math.sin(angle)];
    return `${Math.round(px * 10) / 10} ${Math.round(py * 10) / 10}`;
  });
  return tag("path", {d: `M${points.join("L")}Z`, ...attributes});
}
