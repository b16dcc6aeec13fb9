import {firstDayOf, type IsoDate, lastDayOf} from "../base/dates.ts";
import {firstOf, stated, type ValueOf, valueOn} from "../catalogue/register.ts";
import {commitments} from "../catalogue/registers/commitments.ts";
import type {Confidence} from "../domain/confidence.ts";
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
  started: "something has begun; no report of a result",
  reported: "a report says it is done or under way; the result itself was not read here",
  evidenced: "the result itself was read",
  stale: "due and no result found, or nothing new for longer than a reporting period",
  superseded: "another commitment or document took its place"
};

/**
 * Months without anything new after which a commitment is stale: the strategy promises a report on every action
 * every two years, and half a year is allowed for writing it.
 */
export const STALE_AFTER_MONTHS = 30;

export type Evidence = Statement<ValueOf<typeof commitments, "evidence">>;

/** Something that happened to a commitment, and the state it left it in. */
export interface Turn {
  /** The day from which it counts: the last that its date can mean. */
  readonly on: IsoDate;
  /** Its date as it is known: a day, a month or a year. */
  readonly date: string;
  /** What it shows by itself. */
  readonly kind: CommitmentState;
  /** Where the commitment stands after it. */
  readonly state: CommitmentState;
  readonly because: string;
  readonly evidence?: Evidence;
}

/** Everything that happened to a commitment up to a day, going stale included, oldest first. */
export function historyOf(commitment: Thing, on: IsoDate): Turn[] {
  const events = eventsOf(commitment);
  return events
    .flatMap((event, at) => {
      const before = events.slice(0, at);
      const turn = {...event, state: strongest([...before, event])};
      const stale = staleTurn(commitment, [...before, event]);
      const next = events[at + 1];
      return stale && (next === undefined || stale.on < next.on) ? [turn, stale] : [turn];
    })
    .filter((turn) => turn.on <= on);
}

/** The state on a day, by the turn that led into it; undefined before the commitment was made. */
export function stateOn(commitment: Thing, on: IsoDate): Turn | undefined {
  const history = historyOf(commitment, on);
  const state = history.at(-1)?.state;
  const before = history.findLastIndex((turn) => turn.state !== state);
  return history[before + 1];
}

type Event = Omit<Turn, "state">;

function eventsOf(commitment: Thing): Event[] {
  const announced = firstOf(commitments, commitment, "announced") ?? "";
  const evidence = stated(commitments, commitment, "evidence").map((statement) => ({
    ...dated(statement.value.date),
    kind: shownBy(statement),
    because: statement.value.text,
    evidence: statement
  }));
  const superseded = stated(commitments, commitment, "superseded-by").map(({value}) => ({
    ...dated(value.date),
    kind: "superseded" as const,
    because: `its place was taken by ${value.commitment ?? value.document ?? "something later"}`
  }));
  const start: Event = {...dated(announced), kind: "announced", because: "the commitment was made"};
  const later = [...evidence, ...superseded].sort(
    (a, b) => a.on.localeCompare(b.on) || rank(a.kind) - rank(b.kind)
  );
  return [start, ...later];
}

/** A partial date counts from its last day, so that nothing is said to have happened too early. */
function dated(date: string): {on: IsoDate; date: string} {
  return {on: lastDayOf(date) ?? firstDayOf(date) ?? date, date};
}

const ORDER: readonly CommitmentState[] = ["announced", "started", "reported", "evidenced", "superseded"];

function rank(state: CommitmentState): number {
  return ORDER.indexOf(state);
}

/** What a piece of evidence can show at most: a result nobody here has read is only reported. */
const MOST_BY: Readonly<Record<Confidence, CommitmentState>> = {
  seen: "evidenced",
  reported: "reported",
  unverified: "started"
};

function shownBy({value: {kind}, confidence}: Evidence): CommitmentState {
  return rank(kind) > rank(MOST_BY[confidence]) ? MOST_BY[confidence] : kind;
}

/** Weaker evidence never takes back stronger: what can be read stays evidenced, however it is spoken of later. */
function strongest(events: readonly Event[]): CommitmentState {
  return ORDER[Math.max(...events.map(({kind}) => rank(kind)))] ?? "announced";
}

/** When and why the commitment goes stale if nothing more happens; undefined where it cannot. */
function staleTurn(commitment: Thing, events: readonly Event[]): Turn | undefined {
  const last = events.at(-1);
  const isOnce = firstOf(commitments, commitment, "nature") === "once";
  if (!last || last.kind === "superseded" || (isOnce && events.some(isResult))) return undefined;
  const quiet = addMonths(last.on, STALE_AFTER_MONTHS);
  const overdue = missedDays(commitment, events).find((day) => day >= last.on);
  const stale = {kind: "stale", state: "stale"} as const;
  return overdue !== undefined && overdue <= quiet
    ? {...dated(overdue), ...stale, because: "it was due and no result had been found"}
    : {...dated(quiet), ...stale, because: `nothing new was found for ${STALE_AFTER_MONTHS} months`};
}

/** Whether the result itself is there, read here or by somebody who reports it: what is done once stays done. */
function isResult({evidence}: Event): boolean {
  return evidence?.value.kind === "evidenced" && evidence.confidence !== "unverified";
}

/** Days on which the commitment was due and no result had been reported since it was last due, in order. */
function missedDays(commitment: Thing, events: readonly Event[]): IsoDate[] {
  return stated(commitments, commitment, "due")
    .filter(({from}) => {
      const since = from === undefined ? "" : (firstDayOf(from) ?? "");
      return !events.some(({kind, on}) => rank(kind) >= rank("reported") && on >= since);
    })
    .map(({value}) => dated(value).on)
    .sort();
}

/** The day a commitment is due next, or was due last, on a day. */
export function dueOn(commitment: Thing, on: IsoDate): string | undefined {
  return valueOn(commitments, commitment, "due", on);
}

function addMonths(day: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
