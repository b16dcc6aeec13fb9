/**
 * How values of an indicator are brought to the scale of the scheme (OECD/JRC Handbook on Constructing Composite
 * Indicators, 2008, step 5). `goalposts` measures against fixed ends instead of against the other countries.
 */
export const NORMALISATIONS = {
  "min-max": "distance between the lowest and the highest value",
  "z-score": "standard deviations from the mean",
  "percentile-rank": "share of the other countries that lie below",
  goalposts: "distance between two fixed values"
} as const;

export type Normalisation = keyof typeof NORMALISATIONS;

/** How scores are joined. A high score makes up for a low one fully, partly, least of all. */
export const AGGREGATIONS = {
  arithmetic: "arithmetic mean",
  geometric: "geometric mean",
  harmonic: "harmonic mean"
} as const;

export type Aggregation = keyof typeof AGGREGATIONS;

/**
 * What stands in for a missing value in a central score. Whatever it is, the interval of the country always covers
 * the whole scale for that value: missing data widen, and never hide.
 */
export const TREATMENTS = {
  none: "left out, the other weights of the country scaled up",
  mean: "mean of all countries that have the value",
  "group-mean": "mean of the countries of the same group",
  widen: "anywhere on the scale"
} as const;

export type Treatment = keyof typeof TREATMENTS;

/** One measured thing that speaks for or against a criterion. */
export interface SchemeIndicator {
  /** Id of an imported series, or of a measure derived from the catalogue. */
  readonly id: string;
  readonly title: string;
  /** Whether a higher value or a lower one scores more. */
  readonly direction: "higher" | "lower";
  /** Relative to the other indicators of the criterion. */
  readonly weight: number;
  /** The values that count as the worst and the best end, in the unit of the indicator, lower first. */
  readonly goalposts?: readonly [number, number];
  /** Probability that the true value lies between low and high, by its publisher: 0.68, 0.9. */
  readonly coverage: number;
  readonly licence: string;
  /** Whether the licence lets anyone publish the values, or what was computed from them. */
  readonly republish: boolean;
  readonly why: string;
}

export interface Criterion {
  readonly id: string;
  readonly title: string;
  /** Relative to the other criteria. */
  readonly weight: number;
  readonly indicators: readonly SchemeIndicator[];
}

/** The means used at both levels of the tree. */
export interface AggregationPair<T> {
  readonly indicators: T;
  readonly criteria: T;
}

/** The choices another careful author could have made otherwise. Each list holds the scheme's own choice too. */
export interface Uncertainty {
  /** Largest relative change of a weight up or down: 0.25 draws between 75 % and 125 % of it. */
  readonly weights: AggregationPair<number>;
  readonly normalisation: readonly Normalisation[];
  readonly aggregation: AggregationPair<readonly Aggregation[]>;
  readonly missing: readonly Treatment[];
  /** Whether values are drawn from between their low and high bounds. */
  readonly measurement: boolean;
}

/** A named, dated way to assess countries. It is its author's, never the Union's. */
export interface Scheme {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly dated: string;
  readonly author: string;
  readonly description: string;
  /** Ends of the scale of scores. */
  readonly scale: readonly [number, number];
  readonly normalisation: Normalisation;
  readonly aggregation: AggregationPair<Aggregation>;
  readonly missing: Treatment;
  /** What the groups of `group-mean` are. */
  readonly groups: "income" | "region";
  readonly uncertainty: Uncertainty;
  readonly criteria: readonly Criterion[];
}

/** Most criteria a scheme may have; the quasi-random sequence of the sensitivity analysis has two axes for each choice. */
export const MOST_CRITERIA = 14;
