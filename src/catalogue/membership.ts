import type {IsoDate} from "../base/dates.ts";
import type {CountryCode} from "../domain/country.ts";
import {type CountryEntry, countryEntries} from "./countries.ts";
import {includesDay, type Period, periodOf} from "./period.ts";

let byCode: ReadonlyMap<CountryCode, CountryEntry> | undefined;

/** The note to membership on a day; nothing where a country was not in the Union nor treated as if it were. */
export function membershipOn(code: CountryCode, programme: string, on: IsoDate): {note?: string} | undefined {
  const entry = entryOf(code);
  if (!entry) return undefined;
  const {member, partOf} = entry.country;
  if (member && includesDay(periodOf(member), on)) return {};
  if (entry.union && includesDay(periodOf(entry.union), on)) {
    return {note: `part of the Union through ${partOf ?? "a Member State"}`};
  }
  const treated = entry.asMember.some(
    (rule) => rule.programme === programme && includesDay(periodOf(rule), on)
  );
  return treated ? {note: "treated as a Member State under the Withdrawal Agreement"} : undefined;
}

/** The periods in which a country's membership of the Union counts in a programme. */
export function membershipPeriods(code: CountryCode, programme: string): Period[] {
  const entry = entryOf(code);
  if (!entry) return [];
  const rules = entry.asMember.filter((rule) => rule.programme === programme);
  return [entry.country.member, entry.union, ...rules].filter((dates) => dates !== undefined).map(periodOf);
}

function entryOf(code: CountryCode): CountryEntry | undefined {
  byCode ??= new Map(countryEntries().map((entry) => [entry.country.code, entry]));
  return byCode.get(code);
}
