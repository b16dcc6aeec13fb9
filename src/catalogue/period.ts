import {firstDayOf, type IsoDate, lastDayOf} from "../base/dates.ts";

/** Stands for "always" in closed periods, so that they can be compared and joined as text. */
export const FIRST_DAY: IsoDate = "0001-01-01";
export const LAST_DAY: IsoDate = "9999-12-31";

/** Two days, both included. */
export interface Period {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** Partial dates as whole days: the first a start can mean, the last an end can mean. */
export function periodOf(dates: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): Period {
  return {
    start: (dates.from === undefined ? undefined : firstDayOf(dates.from)) ?? FIRST_DAY,
    end: (dates.to === undefined ? undefined : lastDayOf(dates.to)) ?? LAST_DAY
  };
}

export function includesDay(period: Period, day: IsoDate): boolean {
  return period.start <= day && day <= period.end;
}

/** The next day; there is none after the last. */
export function dayAfter(day: IsoDate): IsoDate | undefined {
  return day === LAST_DAY ? undefined : shift(day, 1);
}

/** The day before; there is none before the first. */
export function dayBefore(day: IsoDate): IsoDate | undefined {
  return day === FIRST_DAY ? undefined : shift(day, -1);
}

function shift(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
