import type {Figure, FigureTable} from "../domain/figure.ts";

/** What may be said of a change from one year to the next. */
export type Direction = "more" | "fewer" | "about as many" | "too few to tell";

/** Below this many in both years together a change is chance. */
const LEAST_TOGETHER = 20;
/** A change smaller than this share of the earlier year is none. */
const LEAST_SHARE = 0.1;

/** The rule in words, shown wherever a direction is. */
export const DIRECTION_RULE =
  "More or fewer means a change of at least a tenth between the last two complete years; nothing is said of years with under 20 together.";

/** The last two complete years of a table by year, with what may be said of the change. */
export interface Change {
  readonly before: Figure;
  readonly after: Figure;
  readonly direction: Direction;
}

/** Compares the last two complete years: the year of the newest file, and what follows it, are left out. */
export function lastChange(table: FigureTable): Change | undefined {
  const [from, to] = completeYears(table);
  const before = table.figures.find((figure) => Number(figure.dims.year) === from);
  const after = table.figures.find((figure) => Number(figure.dims.year) === to);
  if (!before || !after || before.value === null || after.value === null) return undefined;
  return {before, after, direction: directionOf(before.value, after.value)};
}

/** The last two years that the newest file covers whole. */
export function completeYears(table: FigureTable): [number, number] {
  const latest = table.trace.vintages
    .map((vintage) => Number(vintage.dated.slice(0, 4)))
    .reduce((last, year) => Math.max(last, year), 0);
  return [latest - 2, latest - 1];
}

/** The rule itself. */
export function directionOf(before: number, after: number): Direction {
  if (before + after < LEAST_TOGETHER) return "too few to tell";
  const change = after - before;
  if (Math.abs(change) < LEAST_SHARE * before) return "about as many";
  return change > 0 ? "more" : "fewer";
}
