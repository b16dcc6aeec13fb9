const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
] as const;

/** A calendar day as ISO text, 2025-12-06. */
export type IsoDate = string;

/** The first day a partial date (2021, 2021-06, 2021-06-17) can mean; undefined if it is no date. */
export function firstDayOf(partial: string): IsoDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(partial);
  if (!match) return undefined;
  return validDay(`${match[1]}-${match[2] ?? "01"}-${match[3] ?? "01"}`);
}

/** The last day a partial date can mean; undefined if it is no date. */
export function lastDayOf(partial: string): IsoDate | undefined {
  if (partial.length === 10) return firstDayOf(partial);
  const first = firstDayOf(partial);
  if (first === undefined) return undefined;
  const [year, month] = first.split("-").map(Number) as [number, number];
  const after = partial.length === 4 ? Date.UTC(year + 1, 0, 0) : Date.UTC(year, month, 0);
  return new Date(after).toISOString().slice(0, 10);
}

function validDay(day: string): IsoDate | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : day;
}

/** 6 December 2025. Partial dates keep their precision: December 2025, 2025. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split("-");
  const name = month ? MONTHS[Number(month) - 1] : undefined;
  return [day ? String(Number(day)) : undefined, name, year].filter(Boolean).join(" ");
}

/** The calendar day of an instant, in UTC. */
export function isoDay(instant: Date): IsoDate {
  return instant.toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;

/** The day some days after another. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));
}
