import type {IsoDate} from "../base/dates.ts";
import {associationIntervals, type Standing, statusOf} from "../catalogue/association.ts";
import {countryByCode} from "../catalogue/countries.ts";
import {includesDay, periodOf} from "../catalogue/period.ts";
import type {AssociationInterval, AssociationProgramme, AssociationView} from "../domain/association.ts";
import type {Confidence} from "../domain/confidence.ts";
import {isProgramme, PROGRAMMES} from "../domain/programme.ts";

export interface StandingRequest {
  /** EU code of the country. */
  readonly country: string;
  readonly on: IsoDate;
  readonly programme: AssociationProgramme;
  readonly part?: string | undefined;
}

/** Where a country stood in one view, and on what ground. */
export interface StandingAnswer {
  readonly status: string;
  /** In the words of the source; null where no statement covers the question. */
  readonly scope: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly legalReference: string | null;
  readonly source: string | null;
  readonly confidence: Confidence | null;
  readonly note: string | null;
}

/**
 * The answer by law, agreements with retroactive effect included. Asked for without a part, what holds for some
 * parts only is the answer where nothing holds for the whole; its scope says so.
 */
export interface CountryStanding extends StandingAnswer {
  readonly country: string;
  readonly name: string;
  readonly on: IsoDate;
  readonly programme: AssociationProgramme;
  readonly part: string | null;
  /** As applicants from the country were treated on that day. */
  readonly applicant: StandingAnswer;
  readonly unknown: readonly string[];
}

/** Answers where a country stands towards a programme, or a part of it, on a day. */
export function readStanding(request: StandingRequest): CountryStanding {
  const {country, on, programme, part} = request;
  const asked = (view: AssociationView) =>
    statusOf({country, on, programme, view, ...(part !== undefined && {part})});
  const partial = (view: AssociationView) =>
    part === undefined ? partialStatement(request, view) : undefined;
  const legal = asked("legal");
  const partly = legal.basis === "no-interval" ? partial("legal") : undefined;
  const elsewhere =
    part !== undefined && legal.basis === "no-interval" ? partialStatement(request, "legal") : undefined;
  const applicant = asked("applicant");
  return {
    country,
    name: countryByCode(country)?.name ?? country,
    on,
    programme,
    part: part ?? null,
    ...answerOf(legal, partly),
    ...(elsewhere && notCovered(elsewhere)),
    applicant: answerOf(
      applicant,
      applicant.basis === "no-interval" ? (partial("applicant") ?? partly) : undefined
    ),
    unknown: [...outsideProgramme(request), ...(elsewhere ? [] : unknownOf(legal, partly))]
  };
}

function partialStatement(
  {country, programme, on}: StandingRequest,
  view: AssociationView
): AssociationInterval | undefined {
  return associationIntervals().find(
    (interval) =>
      interval.country === country &&
      interval.programme === programme &&
      interval.view === view &&
      interval.status !== "non-associated" &&
      interval.parts.length + interval.except.length > 0 &&
      includesDay(periodOf(interval), on)
  );
}

function answerOf(
  {group, basis, interval, note}: Standing,
  partly: AssociationInterval | undefined
): StandingAnswer {
  const statement = interval ?? partly;
  if (statement) return answerFrom(statement, note);
  const ground =
    basis === "membership"
      ? "Member State of the European Union"
      : "no statement covers this; what none covers is non-associated";
  const nothing = {scope: null, from: null, to: null, legalReference: null, source: null, confidence: null};
  return {status: group, ...nothing, note: [ground, note].filter(Boolean).join("; ")};
}

/** An agreement on other parts is the ground for saying that this one is not associated. */
function notCovered({
  scope,
  legalReference,
  source,
  confidence
}: AssociationInterval): Partial<StandingAnswer> {
  return {
    source,
    confidence,
    legalReference: legalReference ?? null,
    note: `the association covers ${scope}, and this part is not in it`
  };
}

/** A programme says nothing of years in which it did not run. */
function outsideProgramme({programme, on}: StandingRequest): string[] {
  if (!isProgramme(programme)) return [];
  const {title, from, to} = PROGRAMMES[programme];
  const year = Number(on.slice(0, 4));
  if (year >= from && year <= to) return [];
  return [`the standing on this day: ${title} runs from ${from} to ${to}`];
}

function answerFrom(interval: AssociationInterval, note?: string): StandingAnswer {
  const {status, scope, from, to, legalReference, source, confidence, budgetRule} = interval;
  const notes = [interval.note, budgetRule && `budget rule: ${budgetRule}`, note].filter(Boolean);
  return {
    status,
    scope,
    from: from ?? null,
    to: to ?? null,
    legalReference: legalReference ?? null,
    source,
    confidence,
    note: notes.join("; ") || null
  };
}

function unknownOf({interval, basis}: Standing, partly: AssociationInterval | undefined): string[] {
  const statement = interval ?? partly;
  return [
    ...(basis === "no-interval" && !partly
      ? ["whether an agreement exists that nobody has written down here"]
      : []),
    ...(partly ? ["the status in a single part: ask with --part"] : []),
    ...(statement && statement.from === undefined ? ["the day from which this holds"] : []),
    ...(statement?.status === "associated" && statement.legalReference === undefined
      ? ["the legal reference"]
      : []),
    ...(statement?.confidence === "unverified" ? ["whether this is so: it rests on memory"] : [])
  ];
}
