import {matrixOf} from "../../src/modulate/assessment/matrix.ts";
import {modelOf} from "../../src/modulate/assessment/model.ts";
import {planOf} from "../../src/modulate/assessment/plan.ts";
import type {Criterion, Scheme, SchemeIndicator} from "../../src/modulate/assessment/scheme.ts";

/** Values of an assessment by country and indicator; a missing one is null, one with bounds a triple. */
export type Values = Readonly<
  Record<string, Readonly<Record<string, number | null | readonly [number, number, number]>>>
>;

type Loose<T> = {readonly [K in keyof T]?: T[K] | undefined};

export function indicatorOf(id: string, parts: Loose<SchemeIndicator> = {}): SchemeIndicator {
  const plain = {
    direction: "higher",
    weight: 1,
    coverage: 0.9,
    licence: "CC BY 4.0",
    republish: true
  } as const;
  return {id, title: id, why: "a test", ...plain, ...parts} as SchemeIndicator;
}

/** A scheme with one choice only everywhere, so that nothing is uncertain unless a test opens it. */
export function schemeOf(
  criteria: readonly (readonly [string, number, readonly (string | SchemeIndicator)[]])[],
  parts: Partial<Scheme> = {}
): Scheme {
  const own = {normalisation: "min-max", missing: "none", ...parts} as const;
  const aggregation = parts.aggregation ?? {indicators: "arithmetic", criteria: "arithmetic"};
  return {
    id: "test",
    title: "A test",
    version: "1",
    dated: "2026-11-22",
    author: "Nobody",
    description: "A test",
    scale: [1, 100],
    groups: "income",
    aggregation,
    uncertainty: {
      weights: {criteria: 0, indicators: 0},
      normalisation: [own.normalisation],
      aggregation: {indicators: [aggregation.indicators], criteria: [aggregation.criteria]},
      missing: [own.missing],
      measurement: false
    },
    criteria: criteria.map(
      ([id, weight, indicators]): Criterion => ({
        id,
        title: id.charAt(0).toUpperCase() + id.slice(1),
        weight,
        indicators: indicators.map((one) => (typeof one === "string" ? indicatorOf(one) : one))
      })
    ),
    ...own
  };
}

export function matrixFrom(values: Values, groupOf?: (unit: string) => string | undefined) {
  const cells = Object.entries(values).flatMap(([unit, row]) =>
    Object.entries(row).map(([indicator, x]) => {
      if (x === null) return {unit, indicator, value: Number.NaN};
      return typeof x === "number"
        ? {unit, indicator, value: x}
        : {unit, indicator, value: x[0], low: x[1], high: x[2]};
    })
  );
  return matrixOf(cells, groupOf);
}

export function modelFrom(scheme: Scheme, values: Values) {
  return modelOf(planOf(scheme, matrixFrom(values)));
}
