import type {Dimension} from "../domain/dimension.ts";
import type {Counting, FigureRequest, Unit} from "../domain/figure.ts";
import type {Ask} from "./ask.ts";

/** One indicator: what it measures, how it is read, and the query that computes it. */
export interface Indicator {
  readonly id: string;
  /** Raise when the same data would give another value. */
  readonly version: number;
  readonly title: string;
  readonly unit: Unit;
  /** What is counted, in one or two sentences a reader could dispute. */
  readonly definition: string;
  /** How to read a high or a rising value. */
  readonly reading: string;
  readonly caveats: readonly string[];
  readonly sources: readonly string[];
  /** Where its values come from: records of projects, series about countries, the network records make, or scholarly works. */
  readonly reads: "records" | "series" | "network" | "works";
  /** What it can be filtered and broken down by. */
  readonly dimensions: readonly Dimension[];
  readonly counting: readonly Counting[];
  /** Breakdown when none is asked for. */
  readonly defaultBy: readonly Dimension[];
  /** Dimensions without which it means nothing. */
  readonly needs: readonly Dimension[];
  /** Whether nothing found means zero. Otherwise nothing found is a blank. */
  readonly isSum: boolean;
  /** Completes a request: narrows it to what the indicator is about. */
  readonly prepare: (request: FigureRequest) => FigureRequest;
  /** Rows of the dimensions asked for, `value`, and where known only in part `held` and `of`. */
  readonly sql: (ask: Ask) => string;
}

type Defaults =
  | "version"
  | "sources"
  | "reads"
  | "counting"
  | "defaultBy"
  | "needs"
  | "isSum"
  | "prepare"
  | "caveats";

/** Checks a declaration when its module loads, and completes it with what most indicators share. */
export function defineIndicator(
  parts: Omit<Indicator, Defaults> & Partial<Pick<Indicator, Defaults>>
): Indicator {
  if (!/^[a-z]+(-[a-z]+)*$/.test(parts.id)) throw new TypeError(`invalid indicator id: ${parts.id}`);
  return {
    version: 1,
    sources: ["cordis"],
    reads: "records",
    counting: ["whole"],
    defaultBy: [],
    needs: [],
    isSum: true,
    prepare: (request) => request,
    caveats: [],
    ...parts
  };
}

export const PROJECT_DIMENSIONS = [
  "programme",
  "pillar",
  "part",
  "theme",
  "field",
  "year",
  "scheme"
] as const;
export const COUNTRY_DIMENSIONS = ["country", "group", "income", "region"] as const;
export const ENTITY_DIMENSIONS = ["role", "activity", "sme", "organisation"] as const;
export const ALL_DIMENSIONS = [
  ...PROJECT_DIMENSIONS,
  ...COUNTRY_DIMENSIONS,
  ...ENTITY_DIMENSIONS,
  "partner"
] as const;
