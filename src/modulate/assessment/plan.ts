import {keyOf} from "../../base/random.ts";
import {lowerFirst} from "../../base/text.ts";
import type {Matrix} from "./matrix.ts";
import {normalQuantile} from "./normal-quantile.ts";
import type {Criterion, Scheme, SchemeIndicator} from "./scheme.ts";

/** A column ready to be computed with: higher is better, and every random draw has its key. */
export interface Column {
  readonly indicator: SchemeIndicator;
  readonly criterion: number;
  readonly value: Float64Array;
  /** One standard deviation down and up, by the bounds of the publisher; zero where there are none. */
  readonly down: Float64Array;
  readonly up: Float64Array;
  readonly isMeasured: boolean;
  readonly goalposts: readonly [number, number] | undefined;
  /** Units without a value. */
  readonly missing: Int32Array;
  readonly cellKeys: Uint32Array;
  readonly weightKey: number;
}

/** A choice that another author could have made otherwise, as one axis of the unit cube. */
export interface Factor {
  readonly id: string;
  readonly title: string;
}

/** Why an indicator of the scheme does not count. */
export interface LeftOut {
  readonly indicator: SchemeIndicator;
  readonly reason: "absent" | "constant";
}

/** A scheme and a matrix, joined and checked. */
export interface Plan {
  readonly scheme: Scheme;
  readonly units: readonly string[];
  readonly groups: readonly (string | undefined)[];
  /** Criteria with at least one indicator that counts. */
  readonly criteria: readonly Criterion[];
  readonly columns: readonly Column[];
  readonly factors: readonly Factor[];
  readonly leftOut: readonly LeftOut[];
  readonly hasMissing: boolean;
}

/** Id of the factor that is the weight of a criterion. */
export function weightFactor(criterion: string): string {
  return `weight:${criterion}`;
}

/** Joins a scheme and a matrix. Indicators that no country has, or all alike, do not count and are listed. */
export function planOf(scheme: Scheme, matrix: Matrix): Plan {
  const leftOut: LeftOut[] = [];
  const criteria: Criterion[] = [];
  const columns: Column[] = [];
  for (const criterion of scheme.criteria) {
    const counted = criterion.indicators.flatMap((indicator) => {
      const reason = unusable(scheme, matrix, indicator);
      if (reason) leftOut.push({indicator, reason});
      return reason ? [] : [columnOf(matrix, indicator, criteria.length)];
    });
    columns.push(...counted);
    if (counted.length) criteria.push(criterion);
  }
  const {units, groups} = matrix;
  const hasMissing = columns.some(({missing}) => missing.length > 0);
  const parts = {scheme, units, groups, criteria, columns, leftOut, hasMissing};
  return {...parts, factors: factorsOf(parts)};
}

function unusable(scheme: Scheme, matrix: Matrix, indicator: SchemeIndicator): LeftOut["reason"] | undefined {
  const at = matrix.indicators.indexOf(indicator.id);
  const values = new Set(at < 0 ? [] : cellsOf(matrix.value, matrix, at).filter((x) => !Number.isNaN(x)));
  if (values.size === 0) return "absent";
  const isRelative = [scheme.normalisation, ...scheme.uncertainty.normalisation].some(
    (kind) => kind !== "goalposts"
  );
  return values.size === 1 && isRelative ? "constant" : undefined;
}

function cellsOf(cells: Float64Array, {units}: Matrix, column: number): Float64Array {
  return cells.slice(column * units.length, (column + 1) * units.length);
}

function columnOf(matrix: Matrix, indicator: SchemeIndicator, criterion: number): Column {
  const at = matrix.indicators.indexOf(indicator.id);
  const sign = indicator.direction === "higher" ? 1 : -1;
  const value = cellsOf(matrix.value, matrix, at);
  const quantile = normalQuantile((1 + indicator.coverage) / 2);
  const below = cellsOf(matrix.low, matrix, at).map((low, i) => spread((value[i] as number) - low, quantile));
  const above = cellsOf(matrix.high, matrix, at).map((high, i) =>
    spread(high - (value[i] as number), quantile)
  );
  const goalposts = indicator.goalposts;
  return {
    indicator,
    criterion,
    value: value.map((x) => sign * x),
    down: sign > 0 ? below : above,
    up: sign > 0 ? above : below,
    isMeasured: below.some((x) => x > 0) || above.some((x) => x > 0),
    goalposts: goalposts && (sign > 0 ? goalposts : [-goalposts[1], -goalposts[0]]),
    missing: Int32Array.from(matrix.units.keys()).filter((unit) => Number.isNaN(value[unit])),
    cellKeys: Uint32Array.from(matrix.units, (unit) => keyOf(`${indicator.id} ${unit}`)),
    weightKey: keyOf(`weight ${indicator.id}`)
  };
}

function spread(distance: number, quantile: number): number {
  return distance > 0 ? distance / quantile : 0;
}

function factorsOf({scheme, criteria, columns, hasMissing}: Omit<Plan, "factors">): Factor[] {
  const {weights, normalisation, aggregation, missing, measurement} = scheme.uncertainty;
  const shared = criteria.some((_, c) => columns.filter(({criterion}) => criterion === c).length > 1);
  const weighed = weights.criteria > 0 && criteria.length > 1 ? criteria : [];
  const treated = missing.length > 1 || missing[0] === "widen";
  const factors: [boolean, Factor][] = [
    [normalisation.length > 1, {id: "normalisation", title: "how indicators are normalised"}],
    [
      aggregation.indicators.length > 1 && shared,
      {id: "aggregation:indicators", title: "how indicators are joined into a criterion"}
    ],
    [
      aggregation.criteria.length > 1 && criteria.length > 1,
      {id: "aggregation:criteria", title: "how criteria are joined"}
    ],
    ...weighed.map(({id, title}): [boolean, Factor] => [
      true,
      {id: weightFactor(id), title: `the weight of ${lowerFirst(title)}`}
    ]),
    [
      weights.indicators > 0 && shared,
      {id: "weights:indicators", title: "the weights of indicators within criteria"}
    ],
    [hasMissing && treated, {id: "missing", title: "what stands in for missing data"}],
    [
      measurement && columns.some(({isMeasured}) => isMeasured),
      {id: "measurement", title: "the uncertainty of the measurements"}
    ]
  ];
  return factors.flatMap(([isOpen, factor]) => (isOpen ? [factor] : []));
}
