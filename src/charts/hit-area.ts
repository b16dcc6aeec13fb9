type Point = readonly [number, number];

/**
 * For each mark, the part of a circle around it that is nearer to it than to any other mark, so that marks
 * close together can each be hit. Alone, a mark has the whole circle.
 */
export function hitAreas(marks: readonly Point[], radius: number): string[] {
  return marks.map((mark, index) => {
    const near = marks.filter(
      (other, at) => at !== index && Math.hypot(other[0] - mark[0], other[1] - mark[1]) < 2 * radius
    );
    const area = near.reduce((polygon, other) => nearer(polygon, mark, other), circle(mark, radius));
    return `M${area.map(([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`).join("L")}Z`;
  });
}

function circle([x, y]: Point, radius: number): Point[] {
  return Array.from({length: 16}, (_, index) => {
    const angle = (index * Math.PI) / 8;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

/** Cuts a convex polygon along the line halfway to another mark. */
function nearer(polygon: readonly Point[], mark: Point, other: Point): Point[] {
  const normal: Point = [other[0] - mark[0], other[1] - mark[1]];
  const middle: Point = [(mark[0] + other[0]) / 2, (mark[1] + other[1]) / 2];
  const side = ([x, y]: Point): number => (x - middle[0]) * normal[0] + (y - middle[1]) * normal[1];
  return polygon.flatMap((point, index) => {
    const next = polygon[(index + 1) % polygon.length] ?? point;
    const [here, there] = [side(point), side(next)];
    const kept: Point[] = here <= 0 ? [point] : [];
    if (here * there >= 0) return kept;
    const share = here / (here - there);
    return [
      ...kept,
      [point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])] as const
    ];
  });
}
