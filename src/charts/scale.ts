/** A linear scale from numbers to pixels. */
export function linear(domain: readonly [number, number], range: readonly [number, number]) {
  const span = domain[1] - domain[0] || 1;
  return (value: number): number => range[0] + ((value - domain[0]) / span) * (range[1] - range[0]);
}

/** About `count` round numbers from at or below `low` to at or above `high`; only whole ones where values are counts. */
export function niceTicks(low: number, high: number, count = 4, isWhole = false): number[] {
  if (!(high > low)) {
    return high === 0 ? [0, 1] : niceTicks(Math.min(0, low), Math.max(0, high), count, isWhole);
  }
  const raw = (high - low) / count;
  const step = isWhole && raw < 1 ? 1 : roundStep(raw, isWhole);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({length: last - first + 1}, (_, index) =>
    Number(((first + index) * step).toPrecision(12))
  );
}

function roundStep(raw: number, isWhole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const steps = [1, 2, 2.5, 5, 10].map((factor) => factor * power);
  return steps.find((step) => step >= raw * 0.999 && (!isWhole || Number.isInteger(step))) ?? 10 * power;
}

const MOST_DECIMALS = 4;

/** Decimals needed to write the ticks exactly. */
export function tickDecimals(ticks: readonly number[]): number {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0));
  const isExact = (decimals: number) =>
    Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) < 1e-6;
  return [0, 1, 2, 3].find(isExact) ?? MOST_DECIMALS;
}

/** The years that fit in a width, always with the last, each at an equal distance from the next. */
export function yearTicks(years: readonly number[], width: number, each = 44): number[] {
  const fits = Math.max(1, Math.floor(width / each));
  const step = Math.ceil(years.length / fits);
  return years.filter((_, index) => (years.length - 1 - index) % step === 0);
}

/**
 * Moves labels apart along one axis so that none overlaps the next, keeping their order and staying between
 * `low` and `high` as long as they fit.
 */
export function spread(
  wanted: readonly {at: number; size: number}[],
  bounds: {low: number; high: number}
): number[] {
  const order = wanted
    .map((item, index) => ({...item, index}))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const placed = order.map((item) => ({...item}));
  let floor = bounds.low;
  for (const item of placed) {
    item.at = Math.max(item.at, floor + item.size / 2);
    floor = item.at + item.size / 2;
  }
  let ceiling = Math.max(bounds.high, bounds.low + order.reduce((sum, item) => sum + item.size, 0));
  for (const item of placed.toReversed()) {
    item.at = Math.min(item.at, ceiling - item.size / 2);
    ceiling = item.at - item.size / 2;
  }
  return wanted.map((item, index) => placed.find((other) => other.index === index)?.at ?? item.at);
}
