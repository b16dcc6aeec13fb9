import type {Dimension} from "./dimension.ts";
import type {StatusMode} from "./group.ts";

/** How a project shared by several is counted: once for each, or in parts that sum to one. */
export type Counting = "whole" | "fractional";

/** The date that gives a project its year. */
export type YearOf = "start" | "signature";

/** What a number is a number of; decides how it is written. */
export type Unit =
  | "projects"
  | "participations"
  | "organisations"
  | "coordinators"
  | "newcomers"
  | "countries"
  | "topics"
  | "EUR"
  | "percent"
  | "percent-points"
  | "ratio"
  | "index"
  | "days"
  | "participations-per-project";

/** What was asked: an indicator and everything that narrows it. Codes are resolved and sorted. */
export interface FigureRequest {
  indicator: string;
  filters: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  by: readonly Dimension[];
  status: StatusMode;
  counting: Counting;
  yearOf: YearOf;
}

/** A file of one source as it was read. `dated` is the publisher's date, `retrieved` ours. */
export interface VintageRef {
  source: string;
  title: string;
  programme: string;
  address: string;
  dated: string;
  retrieved: string;
  sha256: string;
  rows: Readonly<Record<string, number>>;
  licence: string;
  attribution: string;
}

/** How much of the whole a source holds; `share` is 0 to 100, and null where the whole is not known. */
export interface Coverage {
  programme: string;
  unit: string;
  held: number;
  whole: number | null;
  share: number | null;
  note: string;
}

/** Why there is no number. */
export type BlankReason =
  | "not-in-open-data"
  | "too-few"
  | "unknown-in-source"
  | "no-denominator"
  | "nothing-found"
  /** The programme asked for is not among those read. */
  | "not-held";

export interface Blank {
  reason: BlankReason;
  note: string;
}

/** Everything needed to say where a number comes from and to compute it again. */
export interface Trace {
  indicator: {id: string; version: number; title: string; definition: string};
  request: FigureRequest;
  /** The query as it ran, with its parameters in order. */
  query: {sql: string; params: readonly (string | number)[]};
  vintages: readonly VintageRef[];
  catalogue: {revision: string; asOf: string};
  warehouse: {id: string; kind: "warehouse" | "snapshot"};
  coverage: readonly Coverage[];
  caveats: readonly string[];
}

declare const made: unique symbol;

/** A number with its trace, or an honest blank with its reason. Nothing else may be printed as a number. */
export interface Figure {
  readonly [made]: true;
  readonly value: number | null;
  readonly blank: Blank | null;
  readonly unit: Unit;
  /** How much of what was counted is known in the source, where that is not all of it. */
  readonly basis: {readonly held: number; readonly of: number; readonly note: string} | null;
  /** The place of this figure in its table: one code for each dimension asked for. */
  readonly dims: Readonly<Partial<Record<Dimension, string | number>>>;
  /** Stable address, `indicator?filters`, that computes the figure again. */
  readonly address: string;
  readonly trace: Trace;
}

/** A figure for each combination of the dimensions asked for; all share one trace. */
export interface FigureTable {
  readonly trace: Trace;
  readonly unit: Unit;
  readonly by: readonly Dimension[];
  readonly figures: readonly Figure[];
}

/** The only way to a Figure. A value and a blank exclude each other. */
export function makeFigure(parts: Omit<Figure, typeof made>): Figure {
  if ((parts.value === null) === (parts.blank === null))
    throw new TypeError("a figure is a value or a blank");
  return Object.freeze(parts) as Figure;
}
