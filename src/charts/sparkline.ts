import {category, colour} from "./palette.ts";
import {linear} from "./scale.ts";
import {type ChartFrame, frame, round, tag} from "./svg.ts";

export interface SparklineOptions extends ChartFrame {
  readonly height?: number;
  readonly values: readonly (number | null)[];
  /** Whether the last value is of a period that is not complete. */
  readonly incomplete?: boolean;
}

/** A small line from zero, without axes; a missing value is a gap, the last value a dot. */
export function sparkline(options: SparklineOptions): string {
  const [width, height] = [options.width ?? 112, options.height ?? 32];
  const known = options.values.map((value) => value ?? 0);
  const x = linear([0, Math.max(1, options.values.length - 1)], [2, width - 5]);
  const y = linear([Math.min(0, ...known), Math.max(0, ...known)], [height - 3, 5]);
  const last = options.values.findLastIndex((value) => value !== null);
  const open = options.incomplete === true && last === options.values.length - 1;
  const line = {fill: "none", stroke: category(0), "stroke-width": 1.8, "stroke-linejoin": "round"};
  const whole = segments(options.values.slice(0, open ? last : last + 1), 0, x, y);
  const part = open ? segments(options.values.slice(last - 1), last - 1, x, y) : "";
  const dot = {cx: x(last), cy: y(options.values[last] ?? 0), r: 3};
  const look = open ? {fill: colour("paper"), stroke: category(0), "stroke-width": 1.6} : {fill: category(0)};
  const zero = Math.round(y(0)) + 0.5;
  return frame(
    options,
    {kind: "spark", width, height},
    tag("line", {x1: 0, x2: width, y1: zero, y2: zero, stroke: colour("rule")}),
    whole ? tag("path", {d: whole, ...line}) : "",
    part ? tag("path", {d: part, ...line, "stroke-dasharray": "3 2.5"}) : "",
    last < 0 ? "" : tag("circle", {...dot, ...look})
  );
}

function segments(
  values: readonly (number | null)[],
  offset: number,
  x: (index: number) => number,
  y: (value: number) => number
): string {
  const steps = values.map((value, index) => {
    if (value === null) return "";
    const move = (values[index - 1] ?? null) === null ? "M" : "L";
    return `${move}${round(x(index + offset))} ${round(y(value))}`;
  });
  return steps.join("");
}
