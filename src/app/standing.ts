import type {IsoDate} from "../base/dates.ts";
import {
  associationIntervals,
  associationProgramme,
  type Standing,
  statusOf
} from "../catalogue/association.ts";
import {countryByCode} from "../catalogue/countries.ts";
import {includesDay, periodOf} from "../catalogue/period.ts";
import type {AssociationInterval, AssociationProgramme, AssociationView} from "../domain/association.ts";
import type {Confidence} from "../domain/confidence.ts";
import {isProgramme, PROGRAMMES} from "../domain/programme.ts";
import {territoryGround} from "./territory.ts";

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
  const [legal, applicant] = [answerIn(request, "legal"), answerIn(request, "applicant")];
  return {
    country,
    name: countryByCode(country)?.name ?? country,
    on,
    programme,
    part: part ?? null,
    ...legal.answer,
    applicant: applicant.answer,
    unknown: [
      ...outsideProgramme(request),
      ...legal.unknown,
      ...standsApart(request, "legal", legal.answer),
      ...standsApart(request, "applicant", applicant.answer)
    ]
  };
}

interface Answered {
  readonly answer: StandingAnswer;
  readonly unknown: readonly string[];
}

function answerIn(request: StandingRequest, view: AssociationView): Answered {
  const standing = statusOf({...request, view});
  const {basis, interval, note} = standing;
  if (interval) return {answer: answerFrom(interval, note), unknown: unknownOf(interval)};
  const elsewhere = basis === "no-interval" ? partialStatement(request, view) : undefined;
  if (elsewhere && request.part !== undefined) return {answer: notCovered(elsewhere, standing), unknown: []};
  if (elsewhere) {
    const unknown = ["the status in a single part: ask with --part", ...unknownOf(elsewhere)];
    return {answer: answerFrom(elsewhere, note), unknown};
  }
  const unknown =
    basis === "no-interval" ? ["whether an agreement exists that nobody has written down here"] : [];
  return {answer: withoutStatement(request, standing), unknown};
}

/** Where an answer for the whole programme hides parts that stand otherwise, it says which. */
function standsApart(request: StandingRequest, view: AssociationView, {status}: StandingAnswer): string[] {
  const apart = request.part === undefined ? partialStatement(request, view) : undefined;
  if (!apart || apart.view !== view || apart.status === status) return [];
  const how = view === "applicant" ? ", as applicants were treated" : "";
  return [`the status in a single part: ${apart.scope} is ${apart.status}${how}; ask with --part`];
}

/** What holds for some parts of the programme only: as applicants were treated, else by law. */
function partialStatement(
  {country, programme, part, on}: StandingRequest,
  view: AssociationView
): AssociationInterval | undefined {
  const asked = associationProgramme(programme, part);
  const partial = associationIntervals().filter(
    (interval) =>
      interval.country === country &&
      interval.programme === asked &&
      interval.status !== "non-associated" &&
      interval.parts.length + interval.except.length > 0 &&
      includesDay(periodOf(interval), on)
  );
  const byLaw = partial.find((interval) => interval.view === "legal");
  return view === "legal" ? byLaw : (partial.find((interval) => interval.view === view) ?? byLaw);
}

function withoutStatement({country, programme, on}: StandingRequest, standing: Standing): StandingAnswer {
  const {group, basis, note} = standing;
  const territory = territoryGround(country, programme, on, standing);
  const ground =
    basis === "membership"
      ? territory === undefined && note === undefined && "Member State of the European Union"
      : "no statement covers this; what none covers is non-associated";
  return {
    status: group,
    scope: null,
    from: null,
    to: null,
    legalReference: territory?.legalReference ?? null,
    source: territory?.source ?? null,
    confidence: territory?.source === undefined ? null : "seen",
    note: [ground, territory?.note, note].filter(Boolean).join("; ")
  };
}

/** An agreement on other parts is the ground for saying that this one is not associated, as long as it lasts. */
function notCovered(interval: AssociationInterval, {group}: Standing): StandingAnswer {
  const {scope, status} = interval;
  return {
    ...answerFrom(interval),
    status: group,
    scope: `outside ${scope}`,
    note: `${status === "transitional" ? "the transitional arrangement" : "the association"} covers ${scope}, and this part is not in it`
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

function unknownOf({from, status, legalReference, confidence}: AssociationInterval): string[] {
  return [
    ...(from === undefined ? ["the day from which this holds"] : []),
    ...(status === "associated" && legalReference === undefined ? ["the legal reference"] : []),
    ...(confidence === "unverified" ? ["whether this is so: it rests on memory"] : [])
  ];
}
