import {type IsoDate, lastDayOf} from "../base/dates.ts";
import type {AssociationInterval} from "../domain/association.ts";
import type {Statement} from "../domain/statement.ts";
import {readAssociation} from "./association-file.ts";
import {catalogue} from "./catalogue.ts";
import {CATALOGUE, yamlFiles} from "./folder.ts";
import {dayAfter, FIRST_DAY, type Period, periodOf} from "./period.ts";
import {damagedBy} from "./read-yaml.ts";
import {stated} from "./register.ts";
import {type AssociationValue, association} from "./registers/association.ts";
import {sayCitation} from "./source-list.ts";

/** An interval with the whole days it is read as. */
export interface DatedInterval {
  readonly interval: AssociationInterval;
  readonly period: Period;
  /** First day on which it surely applied to entities: it was applied, or signed, or else had begun. */
  readonly knownSince: IsoDate;
  /** Whether the catalogue gives no start, so that the start follows from the interval before. */
  readonly startAssumed: boolean;
}

let loaded: readonly AssociationInterval[] | undefined;
let dated: ReadonlyMap<string, readonly DatedInterval[]> | undefined;

/** Every dated statement on association the catalogue holds, by country, as written. */
export function associationIntervals(): readonly AssociationInterval[] {
  loaded ??= loadIntervals(new URL("association/", CATALOGUE));
  return loaded;
}

/** The intervals of one country in one programme, with partial dates read as days. */
export function datedIntervals(country: string, programme: string): readonly DatedInterval[] {
  dated ??= dateAll(associationIntervals());
  return dated.get(`${country} ${programme}`) ?? [];
}

/** Reads the association files of a folder. Throws where one is damaged. */
export function loadIntervals(folder: URL): AssociationInterval[] {
  return yamlFiles(folder).flatMap((file) => {
    const read = readAssociation(file);
    if (!("data" in read)) throw damagedBy(read.problems);
    return stated(association, read.data, "association").map(intervalOf);
  });
}

function intervalOf({subject, value, ...statement}: Statement<AssociationValue>): AssociationInterval {
  const {from, to, note, confidence, sources} = statement;
  const {applicableSince, signed, legalReference, budgetRule, ...rest} = value;
  return {
    country: subject.id.toUpperCase(),
    ...rest,
    confidence,
    /** Looked up when asked for: most readers of intervals need no sources. */
    get source() {
      return sources.map((citation) => sayCitation(citation, catalogue().sources)).join("; ");
    },
    ...(from && {from}),
    ...(to && {to}),
    ...(applicableSince && {applicableSince}),
    ...(signed && {signed}),
    ...(legalReference && {legalReference}),
    ...(budgetRule && {budgetRule}),
    ...(note && {note})
  };
}

function dateAll(intervals: readonly AssociationInterval[]): ReadonlyMap<string, readonly DatedInterval[]> {
  const grouped = new Map<string, DatedInterval[]>();
  for (const interval of intervals) {
    const key = `${interval.country} ${interval.programme}`;
    const list = grouped.get(key) ?? [];
    grouped.set(key, list);
    list.push(dateOne(interval, intervals));
  }
  return grouped;
}

function dateOne(interval: AssociationInterval, all: readonly AssociationInterval[]): DatedInterval {
  const {start, end} = periodOf(interval);
  const period = interval.from === undefined ? {start: assumedStart(interval, all), end} : {start, end};
  const applied = interval.applicableSince ?? interval.signed;
  const knownSince = (applied === undefined ? undefined : lastDayOf(applied)) ?? period.start;
  return {interval, period, knownSince, startAssumed: interval.from === undefined};
}

/** The day after the last non-associated interval that ends before this one does. */
function assumedStart(interval: AssociationInterval, all: readonly AssociationInterval[]): IsoDate {
  const {end} = periodOf(interval);
  const ends = all
    .filter((other) => other.country === interval.country && other.programme === interval.programme)
    .filter((other) => other.view === interval.view && other.status === "non-associated")
    .map((other) => periodOf(other).end)
    .filter((day) => day < end)
    .sort();
  const last = ends.at(-1);
  return (last === undefined ? undefined : dayAfter(last)) ?? FIRST_DAY;
}
