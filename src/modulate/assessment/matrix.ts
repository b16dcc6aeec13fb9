/**
 * Countries by indicators. Cells lie indicator by indicator: `indicator * units.length + unit`. NaN is a missing
 * value; low and high are NaN where the publisher gives no bounds.
 */
export interface Matrix {
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The group of each unit, for the mean of its like; undefined where none is known. */
  readonly groups: readonly (string | undefined)[];
  /** Licences that forbid republication, by the indicator whose values came with one. */
  readonly withheld?: ReadonlyMap<string, string>;
}

/** One value of a matrix, as it is read. */
export interface Cell {
  readonly unit: string;
  readonly indicator: string;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}

/** The matrix of some cells; units and indicators in the order in which they first come. */
export function matrixOf(
  cells: readonly Cell[],
  groupOf: (unit: string) => string | undefined = () => undefined
): Matrix {
  const units = [...new Set(cells.map(({unit}) => unit))];
  const indicators = [...new Set(cells.map(({indicator}) => indicator))];
  const row = new Map(units.map((unit, at) => [unit, at]));
  const column = new Map(indicators.map((indicator, at) => [indicator, at]));
  const blank = () => new Float64Array(units.length * indicators.length).fill(Number.NaN);
  const matrix = {units, indicators, value: blank(), low: blank(), high: blank(), groups: units.map(groupOf)};
  for (const {unit, indicator, value, low, high} of cells) {
    const at = (column.get(indicator) ?? 0) * units.length + (row.get(unit) ?? 0);
    matrix.value[at] = value;
    matrix.low[at] = low ?? Number.NaN;
    matrix.high[at] = high ?? Number.NaN;
  }
  return matrix;
}
