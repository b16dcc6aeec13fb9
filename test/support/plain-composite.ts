/**
 * A second, independent composite indicator, written from COINr's documentation as plainly as it can be said: rows of
 * numbers in, scores out. Slow on purpose; shares nothing with the engine it is compared with.
 */
export type Row = readonly (number | null)[];

export interface PlainScheme {
  readonly scale: readonly [number, number];
  readonly normalisation: "min-max" | "z-score" | "percentile-rank";
  readonly inner: "arithmetic" | "geometric" | "harmonic";
  readonly outer: "arithmetic" | "geometric" | "harmonic";
  readonly missing: "none" | "mean" | "group-mean";
  /** For each indicator: criterion, weight, and whether more is better. */
  readonly indicators: readonly {criterion: number; weight: number; higher: boolean}[];
  readonly criteria: readonly number[];
  readonly groups: readonly string[];
}

export function plainScores(rows: readonly Row[], scheme: PlainScheme): (number | null)[] {
  const columns = scheme.indicators.map(({higher}, j) => {
    const column = rows.map((row) => row[j] ?? null).map((x) => (x === null || higher ? x : -x));
    return plainNormalise(plainImpute(column, scheme), scheme);
  });
  return rows.map((_, i) => {
    const inner = scheme.criteria.map((_, c) => {
      const own = scheme.indicators.flatMap((one, j) => (one.criterion === c ? [j] : []));
      return plainMean(
        scheme.inner,
        own.map((j) => columns[j]?.[i] ?? null),
        own.map((j) => scheme.indicators[j]?.weight ?? 0)
      );
    });
    return plainMean(scheme.outer, inner, scheme.criteria);
  });
}

function known(values: Row): number[] {
  return values.filter((x): x is number => x !== null);
}

function average(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

export function plainImpute(column: Row, {missing, groups}: Pick<PlainScheme, "missing" | "groups">): Row {
  if (missing === "none") return column;
  return column.map((x, i) => {
    if (x !== null) return x;
    const like = known(column.filter((_, j) => missing === "mean" || groups[j] === groups[i]));
    return like.length ? average(like) : null;
  });
}

export function plainNormalise(
  column: Row,
  {scale: [low, high], normalisation}: Pick<PlainScheme, "scale" | "normalisation">
): Row {
  const values = known(column);
  const each = (f: (x: number) => number) => column.map((x) => (x === null ? null : f(x)));
  if (normalisation === "min-max") {
    const [min, max] = [Math.min(...values), Math.max(...values)];
    return each((x) => ((x - min) / (max - min)) * (high - low) + low);
  }
  if (normalisation === "z-score") {
    const mean = average(values);
    const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
    return each((x) => ((x - mean) / deviation) * ((high - low) / 6) + (low + high) / 2);
  }
  const rank = (x: number) => 1 + values.filter((y) => y < x).length;
  return each((x) => ((rank(x) - 1) / (values.length - 1)) * (high - low) + low);
}

export function plainMean(
  kind: PlainScheme["inner"],
  values: Row,
  weights: readonly number[]
): number | null {
  const pairs = values.flatMap((x, i) => (x === null ? [] : [{x, w: weights[i] ?? 0}]));
  if (pairs.length === 0) return null;
  const whole = pairs.reduce((sum, {w}) => sum + w, 0);
  if (kind === "arithmetic") return pairs.reduce((sum, {x, w}) => sum + (w / whole) * x, 0);
  if (kind === "geometric") return pairs.reduce((product, {x, w}) => product * x ** (w / whole), 1);
  return whole / pairs.reduce((sum, {x, w}) => sum + w / x, 0);
}

/** 1 + the number of better scores. */
export function plainRanks(scores: Row): Row {
  return scores.map((x) => (x === null ? null : 1 + scores.filter((y) => y !== null && y > x).length));
}
