import {type IsoDate, isoDay} from "../base/dates.ts";
import {associationIntervals, type Standing, statusOf} from "../catalogue/association.ts";
import {includesDay, periodOf} from "../catalogue/period.ts";
import {
  ASSOCIATION_PROGRAMME_IDS,
  ASSOCIATION_PROGRAMMES,
  type AssociationInterval,
  type AssociationProgramme,
  type AssociationView
} from "../domain/association.ts";
import type {Country} from "../domain/country.ts";
import type {Programme} from "../domain/programme.ts";
import {type TerritoryGround, territoryGround} from "./territory.ts";

/** The dated statements on one programme, the two views kept apart, in order of time. */
export interface ProgrammeStatus {
  readonly programme: AssociationProgramme;
  readonly title: string;
  readonly legal: readonly AssociationInterval[];
  readonly applicant: readonly AssociationInterval[];
}

/** Where a country stands, now and over time. */
export interface CountryStatus {
  readonly on: IsoDate;
  /** Its standing towards the whole of the programme that runs on this day. */
  readonly standing: Standing;
  /** What holds on this day for some parts of it only. */
  readonly partial: readonly AssociationInterval[];
  readonly programmes: readonly ProgrammeStatus[];
  readonly isMember: boolean;
  /** Of a territory: how it stands by the state it belongs to. */
  readonly territory: TerritoryGround | undefined;
}

/** Reads a country's status on a day, and every dated statement behind it. */
export function readCountryStatus(country: Country, on: IsoDate): CountryStatus {
  const programme: Programme = "HORIZON";
  const all = associationIntervals().filter((interval) => interval.country === country.code);
  const partial = all.filter(
    (interval) =>
      interval.programme === programme &&
      interval.view === "legal" &&
      interval.parts.length + interval.except.length > 0 &&
      includesDay(periodOf(interval), on)
  );
  const standing = statusOf({country: country.code, programme, on, view: "legal"});
  return {
    on,
    standing,
    partial,
    programmes: ASSOCIATION_PROGRAMME_IDS.flatMap((id) => {
      const here = all.filter((interval) => interval.programme === id);
      const title = ASSOCIATION_PROGRAMMES[id];
      return here.length
        ? [{programme: id, title, legal: inView(here, "legal"), applicant: inView(here, "applicant")}]
        : [];
    }),
    isMember: country.member !== undefined && includesDay(periodOf(country.member), on),
    territory: territoryGround(country.code, programme, on, standing)
  };
}

function inView(intervals: readonly AssociationInterval[], view: AssociationView): AssociationInterval[] {
  return intervals
    .filter((interval) => interval.view === view)
    .sort((a, b) => (a.from ?? "").localeCompare(b.from ?? "") || a.scope.localeCompare(b.scope));
}

/** An interval as a place on a line of years, in percent from the left. */
export interface Span {
  readonly left: number;
  readonly width: number;
}

/** Where a period lies between the first day of one year and the last of another. */
export function spanOf(dates: {from?: string; to?: string}, years: {from: number; to: number}): Span {
  const [first, end] = [Date.UTC(years.from, 0, 1), Date.UTC(years.to + 1, 0, 1)];
  const place = (day: string) => (100 * (Date.parse(`${day}T00:00:00Z`) - first)) / (end - first);
  const period = periodOf(dates);
  const lastDay = isoDay(new Date(end));
  const left = dates.from === undefined ? 0 : Math.max(0, place(period.start));
  const right = dates.to === undefined || period.end >= lastDay ? 100 : Math.min(100, place(period.end));
  return {left, width: Math.max(0.6, right - left)};
}
