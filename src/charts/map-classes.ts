import {formatNumber} from "../base/numbers.ts";
import {colour, sequential} from "./palette.ts";

/** Equal numbers of countries in each class, or classes that begin at stated values. */
export type ClassRule =
  | {readonly kind: "quantile"; readonly count: number}
  | {readonly kind: "threshold"; readonly from: readonly number[]};

export interface MapClass {
  readonly low: number;
  readonly high: number;
  readonly fill: string;
  readonly label: string;
}

/**
 * Classes of the values above zero. Labels say the lowest and highest value that is really in a class, so
 * that no class promises what no country has; classes without a country are left out.
 */
export function mapClasses(
  values: readonly number[],
  rule: ClassRule,
  format: (value: number) => string = (value) => formatNumber(value, 1)
): MapClass[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const groups = (
    rule.kind === "quantile" ? byQuantile(sorted, rule.count) : byThreshold(sorted, rule.from)
  ).filter((group) => group.length > 0);
  const fills = sequential(groups.length);
  return groups.map((group, index) => {
    const [low = 0, high = low] = [group[0], group.at(-1)];
    const label = format(low) === format(high) ? format(low) : `${format(low)} to ${format(high)}`;
    return {low, high, fill: fills[index] ?? colour("seq-4"), label};
  });
}

function byQuantile(sorted: readonly number[], count: number): number[][] {
  const groups: number[][] = Array.from({length: Math.min(6, count)}, () => []);
  sorted.forEach((value, index) => {
    const first = sorted.indexOf(value);
    groups[Math.floor(((first === -1 ? index : first) * groups.length) / sorted.length)]?.push(value);
  });
  return groups;
}

function byThreshold(sorted: readonly number[], from: readonly number[]): number[][] {
  const cuts = [...from].sort((a, b) => a - b).slice(0, 6);
  return cuts.map((cut, index) => {
    const next = cuts[index + 1] ?? Number.POSITIVE_INFINITY;
    return sorted.filter((value) => (value >= cut || index === 0) && value < next);
  });
}

/** The colour of a value: pale for zero, its class otherwise. */
export function classFill(value: number, classes: readonly MapClass[]): string {
  if (value <= 0) return colour("land");
  return classes.find((one) => value <= one.high)?.fill ?? classes.at(-1)?.fill ?? colour("land");
}
