import type {SeriesColumns, SeriesDeclaration, SeriesSource} from "../../sources/series/series-source.ts";
import type {IssueLog} from "./issue-log.ts";
import type {TableRow} from "./read-table.ts";

/** One value of one series: a country in a year, with its bounds where the source gives them. */
export interface Observation {
  readonly series: string;
  readonly country: string;
  readonly year: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

type Measured = Pick<Observation, "value" | "low" | "high">;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** Reads cells of one source; what cannot be read is filed and left blank. */
export class CellReader {
  readonly #missing: ReadonlySet<string>;
  readonly #issues: IssueLog;

  constructor(source: SeriesSource, issues: IssueLog) {
    this.#missing = new Set(source.missing);
    this.#issues = issues;
  }

  /** A year, also as 2022.0; undefined where it is none. */
  year(text: string, field: string): number | undefined {
    const match = /^(1[789]\d\d|20\d\d)(?:\.0+)?$/.exec(text);
    if (match) return Number(match[1]);
    this.#issues.add("unread-year", field, text, "no year; the row was left out");
    return undefined;
  }

  /** A value within its bounds, with an interval that holds it. */
  measured(row: TableRow, columns: SeriesColumns, series: SeriesDeclaration): Measured | undefined {
    const value = this.#number(row, columns.value);
    if (value === undefined) return undefined;
    const [least, most] = series.bounds;
    if (value < least || value > most) {
      this.#issues.add(
        "out-of-bounds",
        columns.value,
        String(value),
        `not between ${least} and ${most}; left blank`
      );
      return undefined;
    }
    return {value, ...this.#interval(row, columns, value)};
  }

  #interval(row: TableRow, columns: SeriesColumns, value: number): Pick<Observation, "low" | "high"> {
    const none = {low: null, high: null};
    const [low, high] = this.#ends(row, columns, value);
    if (low === undefined && high === undefined) return none;
    if (low !== undefined && high !== undefined && low <= value && value <= high) return {low, high};
    const written = `${low ?? "?"} to ${high ?? "?"} around ${value}`;
    this.#issues.add(
      "unsound-interval",
      columns.value,
      written,
      "the bounds do not hold the value; left out"
    );
    return none;
  }

  #ends(row: TableRow, {low, high, error}: SeriesColumns, value: number): (number | undefined)[] {
    if (error === undefined)
      return [low, high].map((column) => (column === undefined ? undefined : this.#number(row, column)));
    const deviation = this.#number(row, error.column);
    if (deviation === undefined) return [];
    return [tidy(value - error.factor * deviation), tidy(value + error.factor * deviation)];
  }

  #number(row: TableRow, column: string): number | undefined {
    const text = row[column] ?? "";
    if (this.#missing.has(text)) return undefined;
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value)) return value;
    this.#issues.add("unread-value", column, text, "the value cannot be read and is left blank");
    return undefined;
  }
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/**
 * Values in the order of series, country and year. Where a file gives two different values for one place in it,
 * neither is believed; two that agree are one.
 */
export function withoutDuplicates(observations: readonly Observation[], issues: IssueLog): Observation[] {
  const places = new Map<string, Observation | null>();
  for (const one of observations) {
    const key = keyOf(one);
    const known = places.get(key);
    if (known === undefined) places.set(key, one);
    else if (known !== null && !isSame(known, one)) {
      places.set(key, null);
      issues.add(
        "conflicting-values",
        one.series,
        `${one.country} ${one.year}`,
        "two different values; none was taken"
      );
    }
  }
  return [...places]
    .filter((entry): entry is [string, Observation] => entry[1] !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}

function keyOf({series, country, year}: Observation): string {
  return `${series}\n${country}\n${year}`;
}

function isSame(a: Observation, b: Observation): boolean {
  return a.value === b.value && a.low === b.low && a.high === b.high;
}
