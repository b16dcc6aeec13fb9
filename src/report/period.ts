import {firstDayOf, formatDate, type IsoDate, lastDayOf} from "../base/dates.ts";
import {ApertureError} from "../base/errors.ts";

/** The months a report is about, first and last included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Reads 2023-01..2025-12; a year alone is taken whole. */
export function readPeriod(text: string): Period {
  const [from = "", to = "", more] = text.split("..");
  const first = firstDayOf(from);
  const last = lastDayOf(to);
  if (!first || !last || more !== undefined || first > last) {
    throw new ApertureError("usage", `invalid period: ${text}`, {
      hint: "Write the first and the last month, such as 2023-01..2025-12."
    });
  }
  return {from: first.slice(0, 7), to: last.slice(0, 7)};
}

export function firstDay({from}: Period): IsoDate {
  return firstDayOf(from) ?? from;
}

export function lastDay({to}: Period): IsoDate {
  return lastDayOf(to) ?? to;
}

/** January 2023 to December 2025. */
export function sayPeriod({from, to}: Period): string {
  return `${formatDate(from)} to ${formatDate(to)}`;
}

/** The years a period touches. Figures are by year, so that a year touched is counted whole. */
export function yearsOf({from, to}: Period): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({length: last - first + 1}, (_, i) => first + i);
}

/** The last year of the period that the data hold whole; the first of the period where they hold none. */
export function lastWholeYear(period: Period, newestData: IsoDate | undefined): number {
  const years = yearsOf(period);
  const whole = Number((newestData ?? period.to).slice(0, 4)) - 1;
  return years.findLast((year) => year <= whole) ?? years[0] ?? whole;
}
