import {shortened} from "../base/text.ts";
import {groupShape, MOST_GROUPS} from "./group-shape.ts";
import {fitPlaces, type Place} from "./network-layout.ts";
import {category, colour, onCategory} from "./palette.ts";
import {type ChartFrame, CLEAR, frame, label, linked, SIZE, tag} from "./svg.ts";
import {textWidth} from "./text-width.ts";

export interface NetworkMark extends Place {
  /** A code short enough to stand inside. */
  readonly code?: string;
  readonly name: string;
  /** What the mark says when pointed at. */
  readonly text: string;
  readonly href: string;
  /** 0 to 1, drawn as area. */
  readonly size: number;
  /** Decides colour and shape. */
  readonly group: number;
  readonly isChosen?: boolean;
}

export interface NetworkLine {
  readonly a: number;
  readonly b: number;
  /** 0 to 1, drawn as thickness. */
  readonly weight: number;
}

export interface NetworkChartOptions extends ChartFrame {
  /** Whether names stand beside marks where there is room; otherwise where marks have no codes. */
  readonly hasNames?: boolean;
  /** The most important first; how many are drawn depends on the width. */
  readonly marks: readonly NetworkMark[];
  /** By places of marks, the most telling first. */
  readonly lines: readonly NetworkLine[];
  /** What stands under the picture, about how much of the network it draws. */
  readonly note: (marks: number, lines: number) => string;
}

/** Marks and lines together that are ever drawn. */
export const MOST_MARKS = 300;

interface Detail {
  readonly marks: number;
  readonly lines: number;
  readonly ratio: number;
  readonly radius: readonly [number, number];
}

/** Codes need little room and names much, so a picture with names has fewer marks. */
function detailOf(width: number, hasNames: boolean): Detail {
  if (width < 480) return {marks: hasNames ? 30 : 60, lines: 80, ratio: 1.6, radius: [12, 20]};
  if (width < 900) return {marks: hasNames ? 70 : 110, lines: 140, ratio: 0.85, radius: [12, 24]};
  return {marks: hasNames ? 150 : 180, lines: 150, ratio: 0.62, radius: [12, 28]};
}

interface Drawn extends NetworkMark {
  readonly radius: number;
}

/** A network as marks and lines: groups by shape and colour, size by area, the strongest names and links. */
export function networkChart(options: NetworkChartOptions): string {
  const width = options.width ?? 720;
  const hasNames = options.hasNames ?? options.marks.every(({code}) => code === undefined);
  const detail = detailOf(width, hasNames);
  const chosen = options.marks.slice(0, detail.marks);
  const most = Math.min(detail.lines, MOST_MARKS - chosen.length);
  const lines = options.lines.filter(({a, b}) => a < chosen.length && b < chosen.length).slice(0, most);
  const height = Math.round(width * detail.ratio);
  const [least, largest] = detail.radius;
  const radii = chosen.map(({size}) => Math.max(least, largest * Math.sqrt(size)));
  const places = fitPlaces(chosen, radii, {width, height});
  const marks = chosen.map(
    (mark, i): Drawn => ({...mark, ...(places[i] as Place), radius: radii[i] ?? least})
  );
  const note = options.note(marks.length, lines.length);
  return frame(
    options,
    {kind: "network", width, height: height + 26, links: true},
    tag("g", {class: "chart-links"}, ...lines.map((line) => drawLine(line, marks))),
    ...marks.map(drawMark),
    hasNames ? drawNames(marks, {width, height}) : "",
    label(0, height + 20, note)
  );
}

function drawLine({a, b, weight}: NetworkLine, marks: readonly Drawn[]): string {
  const [one, other] = [marks[a], marks[b]];
  if (!one || !other) return "";
  return tag("line", {
    x1: one.x,
    y1: one.y,
    x2: other.x,
    y2: other.y,
    stroke: colour("axis"),
    "stroke-width": 0.8 + 5 * weight,
    "stroke-opacity": "0.4"
  });
}

function drawMark(mark: Drawn): string {
  const isGrouped = mark.group < MOST_GROUPS;
  const fill = isGrouped ? category(mark.group) : colour("paper");
  const stroke = mark.isChosen ? colour("ink") : isGrouped ? colour("paper") : colour("axis");
  const ink = isGrouped ? onCategory(mark.group) : colour("ink");
  return linked(
    mark.href,
    mark.text,
    tag("circle", {class: "chart-hit", cx: mark.x, cy: mark.y, r: mark.radius, fill: "transparent"}),
    groupShape(
      mark.group,
      {...mark, radius: mark.radius - 1},
      {
        class: "chart-dot",
        fill,
        stroke,
        "stroke-width": mark.isChosen ? 3 : 1.5
      }
    ),
    mark.code === undefined
      ? ""
      : label(mark.x, mark.y + 4, mark.code, {
          fill: ink,
          "font-size": 12,
          "font-weight": 600,
          "text-anchor": "middle"
        })
  );
}

interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LONGEST_NAME = 28;

/** Names beside marks, the most important first; one that would lie on a mark, on a name or outside is left out. */
function drawNames(marks: readonly Drawn[], box: {width: number; height: number}): string {
  const taken: Room[] = marks.map(({x, y, radius}) => around(x, y, radius, radius));
  const drawn = marks.map((mark, at) => {
    const text = shortened(mark.name, LONGEST_NAME);
    const half = textWidth(text, SIZE.small) / 2 + 3;
    const centres = [
      [mark.x + mark.radius + half + 1, mark.y],
      [mark.x - mark.radius - half - 1, mark.y],
      [mark.x, mark.y + mark.radius + 9],
      [mark.x, mark.y - mark.radius - 9]
    ] as const;
    const own = taken[at];
    const beside = centres.find(([x, y]) => isFree(around(x, y, half, 8), taken, box));
    const others = taken.filter((room) => room !== own);
    // Where there is no room beside a mark, its name may stand on it.
    const isFreeOver = isFree(around(mark.x, mark.y, half, 8), others, box);
    const free = beside ?? (isFreeOver ? ([mark.x, mark.y] as const) : undefined);
    if (!free) return "";
    taken.push(around(free[0], free[1], half, 8));
    return label(free[0], free[1] + 4, text, {"text-anchor": "middle", fill: colour("ink"), ...CLEAR});
  });
  return tag("g", {class: "chart-names"}, ...drawn);
}

function around(x: number, y: number, halfWidth: number, halfHeight: number): Room {
  return {left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight};
}

function isFree(room: Room, taken: readonly Room[], box: {width: number; height: number}): boolean {
  if (room.left < 0 || room.right > box.width || room.top < 0 || room.bottom > box.height) return false;
  return taken.every(
    (other) =>
      room.right <= other.left ||
      room.left >= other.right ||
      room.bottom <= other.top ||
      room.top >= other.bottom
  );
}
