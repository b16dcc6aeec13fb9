import {formatDate, type IsoDate} from "../base/dates.ts";
import {type AssociationInterval, type AssociationView, isEuratomPart} from "../domain/association.ts";
import type {CountryCode} from "../domain/country.ts";
import type {Group} from "../domain/group.ts";
import {isProgramme, PROGRAMMES} from "../domain/programme.ts";
import {type DatedInterval, datedIntervals} from "./association-intervals.ts";
import {countryByCode} from "./countries.ts";
import {membershipOn} from "./membership.ts";
import {includesDay, LAST_DAY} from "./period.ts";
import {coversPart} from "./registers/association.ts";

/** What is asked: where a country stood on a day towards a part of a programme. */
export interface StandingQuestion {
  readonly country: CountryCode;
  /** A framework programme, or Euratom: see ASSOCIATION_PROGRAMMES. */
  readonly programme: string;
  /** Code of the programme part. Without it only statements on the whole programme count. */
  readonly part?: string | undefined;
  readonly on: IsoDate;
  readonly view: AssociationView;
  /** Leaves out what was not yet signed or applied on this day. */
  readonly asKnownOn?: IsoDate | undefined;
}

/** Where a country stood, and on what ground. */
export interface Standing {
  readonly group: Group;
  readonly basis: "membership" | "interval" | "no-interval" | "unknown-country";
  readonly interval?: AssociationInterval;
  /** What a reader should know of this answer beyond the interval's own note. */
  readonly note?: string;
  /** Of a territory that answers as part of the Union: the article of the Treaty that extends the Treaties to it. */
  readonly article?: string;
}

/** Parts of the Euratom programme have an association of their own, whatever programme they are listed under. */
export function associationProgramme(programme: string, part = ""): string {
  return isEuratomPart(part) ? "EURATOM" : programme;
}

/**
 * The group a country was in. An action signed after its programme ended keeps the status of the programme's
 * last day, since association covers the programme's budget. What no interval covers is non-associated.
 */
export function statusOf(question: StandingQuestion): Standing {
  const country = countryByCode(question.country);
  if (!country) return {group: "unknown", basis: "unknown-country"};
  const programme = associationProgramme(question.programme, question.part);
  const on = dayWithin(programme, question.on);
  const membership = membershipOn(country.code, programme, on);
  if (membership) return {group: "eu", basis: "membership", ...membership};
  const found = deciding(datedIntervals(country.code, programme), {...question, on});
  if (found) return standingBy(found, on === question.on ? undefined : programme);
  return {group: "non-associated", basis: "no-interval"};
}

function dayWithin(programme: string, on: IsoDate): IsoDate {
  if (!isProgramme(programme)) return on;
  const last = `${PROGRAMMES[programme].to}-12-31`;
  return on > last ? last : on;
}

function deciding(
  intervals: readonly DatedInterval[],
  question: StandingQuestion
): DatedInterval | undefined {
  const {part = "", on, view, asKnownOn = LAST_DAY} = question;
  const known = view === "legal" || asKnownOn < on ? asKnownOn : on;
  const here = intervals.filter(
    ({interval, period}) => includesDay(period, on) && coversPart(interval, part)
  );
  const legal = here.filter(({interval, knownSince}) => interval.view === "legal" && knownSince <= known);
  const applicant = here.filter(
    ({interval, period}) => interval.view === "applicant" && period.start <= known
  );
  const granted = legal.find(({interval}) => interval.status !== "non-associated");
  return granted ?? (view === "applicant" ? applicant[0] : undefined) ?? legal[0];
}

function standingBy(found: DatedInterval, endedProgramme: string | undefined): Standing {
  const {interval, period, startAssumed} = found;
  const notes = [
    startAssumed &&
      `start not found; read as ${formatDate(period.start)}, the day after non-association ended`,
    endedProgramme && `${endedProgramme} had ended; its actions keep the status of its last day`
  ].filter((note) => note);
  const group = interval.status === "suspended" ? "non-associated" : interval.status;
  return {group, basis: "interval", interval, ...(notes.length > 0 && {note: notes.join("; ")})};
}
