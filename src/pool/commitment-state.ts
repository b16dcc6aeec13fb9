import {firstDayOf, type IsoDate, lastDayOf} from "../base/dates.ts";
import {firstOf, stated, type ValueOf} from "../catalogue/register.ts";
import {commitments} from "../catalogue/registers/commitments.ts";
import type {Statement, Thing} from "../domain/statement.ts";

/** Where a commitment stands. Nobody sets it: it follows from dates and evidence. */
export const COMMITMENT_STATES = {
  announced: "Announced",
  started: "Started",
  reported: "Reported",
  evidenced: "Evidenced",
  stale: "Stale",
  superseded: "Superseded"
} as const;

export type CommitmentState = keyof typeof COMMITMENT_STATES;

/** What each state means, for readers. */
export const STATE_MEANINGS: Readonly<Record<CommitmentState, string>> = {
  announced: "promised or asked for; nothing found that happened since",
  started: "work has begun; no institution has reported a result",
  reported: "an institution reports it done or under way; the result itself was not found",
  evidenced: "the result itself can be read",
  stale: "due and not evidenced, or nothing new for longer than a reporting period",
  superseded: "another commitment or document took its place"
};

/**
 * Months without anything new after which a commitment is stale: the strategy promises a report on every action
 * every two years, and half a year is allowed for writing it.
 */
export const STALE_AFTER_MONTHS = 30;

export type Evidence = Statement<ValueOf<typeof commitments, "evidence">>;

/** A day on which the state changed, and why. */
export interface Turn {
  readonly on: IsoDate;
  readonly state: CommitmentState;
  readonly because: string;
  readonly evidence?: Evidence;
}

/** Every state a commitment went through up to a day, oldest first. */
export function historyOf(commitment: Thing, on: IsoDate): Turn[] {
  const events = eventsOf(commitment);
  return events
    .flatMap((event, at) => {
      const before = events.slice(0, at);
      const turn = strongest(event, before);
      const stale = staleTurn(commitment, [...before, event]);
      const next = events[at + 1];
      return stale && (next === undefined || stale.on < next.on) ? [turn, stale] : [turn];
    })
    .filter((turn) => turn.on <= on);
}

/** The state on a day, with the turn that led to it; undefined before the commitment was made. */
export function stateOn(commitment: Thing, on: IsoDate): Turn | undefined {
  return historyOf(commitment, on).at(-1);
}

function eventsOf(commitment: Thing): Turn[] {
  const announced = firstOf(commitments, commitment, "announced");
  const evidence = stated(commitments, commitment, "evidence").map((statement) => ({
    on: dayOf(statement.value.date),
    state: statement.value.kind,
    because: statement.value.text,
    evidence: statement
  }));
  const superseded = stated(commitments, commitment, "superseded-by").map(({value}) => ({
    on: dayOf(value.date),
    state: "superseded" as const,
    because: `its place was taken by ${value.commitment ?? value.document ?? "something later"}`
  }));
  const start: Turn = {on: dayOf(announced ?? ""), state: "announced", because: "the commitment was made"};
  const later = [...evidence, ...superseded].sort(
    (a, b) => a.on.localeCompare(b.on) || rank(a.state) - rank(b.state)
  );
  return [start, ...later];
}

/** A partial date counts from its last day, so that nothing is said to have happened too early. */
function dayOf(partial: string): IsoDate {
  return lastDayOf(partial) ?? firstDayOf(partial) ?? partial;
}

const ORDER: readonly CommitmentState[] = ["announced", "started", "reported", "evidenced", "superseded"];

function rank(state: CommitmentState): number {
  return ORDER.indexOf(state);
}

/** Weaker evidence never takes back stronger: what can be read stays evidenced, however it is spoken of later. */
function strongest(event: Turn, before: readonly Turn[]): Turn {
  const state = ORDER[Math.max(...[...before, event].map((turn) => rank(turn.state)))];
  return {...event, state: state ?? event.state};
}

/** When and why the commitment goes stale if nothing more happens; undefined where it cannot. */
function staleTurn(commitment: Thing, events: readonly Turn[]): Turn | undefined {
  const last = events.at(-1);
  const isEvidenced = events.some(({state}) => state === "evidenced");
  const isOnce = firstOf(commitments, commitment, "nature") === "once";
  if (!last || last.state === "superseded" || (isEvidenced && isOnce)) return undefined;
  const quiet = addMonths(last.on, STALE_AFTER_MONTHS);
  const due = firstOf(commitments, commitment, "due");
  const overdue = due === undefined || isEvidenced ? undefined : dayOf(due);
  return overdue !== undefined && overdue >= last.on && overdue <= quiet
    ? {on: overdue, state: "stale", because: "it was due and no result had been found"}
    : {on: quiet, state: "stale", because: `nothing new was found for ${STALE_AFTER_MONTHS} months`};
}

function addMonths(day: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
