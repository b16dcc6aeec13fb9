import fitted from "./calibration.json" with {type: "json"};

/** Names the matcher in answers: its costs, word lists and calibration together. */
export const MATCHER_VERSION: string = fitted.version;

/** Greatest cost at which two names are held to be the same. Fixed on generated errors in names of lists. */
export const COST_THRESHOLD: number = fitted.threshold;

/** The probability that two names at a cost are the same, 0 to 1, by a logistic curve fitted on labelled pairs. */
export function probabilityOf(cost: number): number {
  return 1 / (1 + Math.exp(fitted.slope * cost - fitted.intercept));
}

/** The probability at the threshold: pairs at or above it match. */
export const PROBABILITY_THRESHOLD: number = probabilityOf(COST_THRESHOLD);
