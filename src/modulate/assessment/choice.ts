import {draw, stateFrom} from "../../base/random.ts";
import {type Plan, weightFactor} from "./plan.ts";
import type {Aggregation, Normalisation, Treatment} from "./scheme.ts";

/** One way to make every choice that is open. */
export interface Choice {
  normalisation: Normalisation;
  indicators: Aggregation;
  criteria: Aggregation;
  missing: Treatment;
  /** State from which missing values are drawn; undefined for the middle of the scale. */
  missingState: number | undefined;
  /** State from which measurements are drawn; undefined for the values as published. */
  measurementState: number | undefined;
  readonly criterionWeights: Float64Array;
  readonly indicatorWeights: Float64Array;
}

/** Turns a point of the unit cube, one axis a factor, into choices; without a point, the scheme's own. */
export function chooser(plan: Plan): (point?: ArrayLike<number>) => Choice {
  const {scheme, criteria, columns} = plan;
  const {uncertainty} = scheme;
  const axes = new Map(plan.factors.map(({id}, axis) => [id, axis]));
  const criterionAxes = criteria.map(({id}) => axes.get(weightFactor(id)));
  const choice: Choice = {
    ...ownChoices(plan),
    criterionWeights: new Float64Array(criteria.length),
    indicatorWeights: new Float64Array(columns.length)
  };
  return (point) => {
    const at = (id: string) => coordinate(point, axes.get(id));
    Object.assign(choice, ownChoices(plan));
    choice.normalisation = pick(uncertainty.normalisation, at("normalisation")) ?? choice.normalisation;
    choice.indicators =
      pick(uncertainty.aggregation.indicators, at("aggregation:indicators")) ?? choice.indicators;
    choice.criteria = pick(uncertainty.aggregation.criteria, at("aggregation:criteria")) ?? choice.criteria;
    choice.missing = pick(uncertainty.missing, at("missing")) ?? choice.missing;
    choice.missingState = stateAt(at("missing"));
    choice.measurementState = stateAt(at("measurement"));
    for (let c = 0; c < criteria.length; c++) {
      const noise = coordinate(point, criterionAxes[c]);
      choice.criterionWeights[c] = noisy(criteria[c]?.weight ?? 0, uncertainty.weights.criteria, noise);
    }
    const weights = stateAt(at("weights:indicators"));
    for (let j = 0; j < columns.length; j++) {
      const noise = weights === undefined ? undefined : draw(weights, columns[j]?.weightKey ?? 0);
      choice.indicatorWeights[j] = noisy(
        columns[j]?.indicator.weight ?? 0,
        uncertainty.weights.indicators,
        noise
      );
    }
    return choice;
  };
}

type OwnChoices = Omit<Choice, "criterionWeights" | "indicatorWeights">;

function ownChoices({scheme}: Plan): OwnChoices {
  const {normalisation, aggregation, missing} = scheme;
  const {indicators, criteria} = aggregation;
  return {normalisation, indicators, criteria, missing, missingState: undefined, measurementState: undefined};
}

function coordinate(point: ArrayLike<number> | undefined, axis: number | undefined): number | undefined {
  return point === undefined || axis === undefined ? undefined : point[axis];
}

function pick<T>(list: readonly T[], at: number | undefined): T | undefined {
  return at === undefined ? undefined : list[Math.floor(at * list.length)];
}

function stateAt(at: number | undefined): number | undefined {
  return at === undefined ? undefined : stateFrom(at);
}

/** Between (1 − most) and (1 + most) times the weight, evenly (as `get_noisy_weights` of COINr). */
function noisy(weight: number, most: number, at: number | undefined): number {
  return at === undefined ? weight : weight * (1 + most * (2 * at - 1));
}
