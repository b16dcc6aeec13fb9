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
  | "partners"
  | "members"
  | "links"
  | "EUR"
  | "percent"
  | "percent-points"
  | "ratio"
  | "index"
  | "days"
  | "participations-per-project"
  | "score"
  | "standard-units"
  | "USD"
  | "international-dollars"
  | "people"
  | "per-million-people"
  | "per-hundred-people"
  | "articles"
  | "works"
  | "applications";

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
  /** Why figures of this file may be used here and not be handed on; left out where they may. */
  withheld?: string;
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
  warehouse: {id: string; kind: "warehouse" | "snapshot" | "series" | "works"};
  coverage: readonly Coverage[];
  caveats: readonly string[];
}

/** Whether a figure comes from records of projects, with a country status and a year of start or signature. */
export function isOfProjects({warehouse}: Pick<Trace, "warehouse">): boolean {
  return warehouse.kind === "warehouse" || warehouse.kind === "snapshot";
}

/** The bounds a value is known in, and what they mean: "68 % credible interval". */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly meaning: string;
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
  /** The bounds the source gives the value, where it gives any. */
  readonly interval: Interval | null;
  /** The year of the value, where the request named none and the latest there is was taken. */
  readonly ofYear: number | null;
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

type Optional = "interval" | "ofYear";
type FigureParts = Omit<Figure, typeof made | Optional> & Partial<Pick<Figure, Optional>>;

/** The only way to a Figure. A value and a blank exclude each other. */
export function makeFigure(parts: FigureParts): Figure {
  if ((parts.value === null) === (parts.blank === null))
    throw new TypeError("a figure is a value or a blank");
  return Object.freeze({interval: null, ofYear: null, ...parts}) as Figure;
}
