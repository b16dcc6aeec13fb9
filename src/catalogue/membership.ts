import type {IsoDate} from "../base/dates.ts";
import type {CountryCode} from "../domain/country.ts";
import {type CountryEntry, countryEntries} from "./countries.ts";
import {includesDay, type Period, periodOf} from "./period.ts";

let byCode: ReadonlyMap<CountryCode, CountryEntry> | undefined;

/** How a country or territory counts as part of the Union. */
export interface Membership {
  /** The article of the Treaty that extends the Treaties to a territory. */
  readonly article?: string;
  readonly note?: string;
}

/** The ground of membership on a day; nothing where a country was not in the Union nor treated as if it were. */
export function membershipOn(code: CountryCode, programme: string, on: IsoDate): Membership | undefined {
  const entry = entryOf(code);
  if (!entry) return undefined;
  const {member} = entry.country;
  if (member && includesDay(periodOf(member), on)) return {};
  if (entry.union && includesDay(periodOf(entry.union), on)) {
    return entry.union.article === undefined ? {} : {article: entry.union.article};
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
