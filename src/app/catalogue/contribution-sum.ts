import type {IsoDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {closest} from "../../base/text.ts";
import type {Money} from "../../catalogue/values.ts";
import {excesses, type Overlap, type Sum, sumOnce} from "../../pool/counted-once.ts";
import {boundOf, type Contribution, readTeamEurope} from "./team-europe.ts";

export {sayMoney} from "../../catalogue/values.ts";

/** An amount as data. */
export interface ContributionAnswer {
  readonly id: string;
  readonly name: string;
  readonly amount: number;
  readonly currency: string;
  /** exactly, about, at-least or at-most. */
  readonly bound: string;
  readonly payers: readonly string[];
  readonly stage: string;
  readonly initiative: string;
  readonly destination: string | null;
  readonly countsTowards: readonly string[];
  readonly mayOverlap: readonly {readonly to: string; readonly because: string}[];
}

/** A sum, and how exact it can be where amounts in it are bounds. */
export type BoundedSum =
  | (Extract<Sum, {amount: number}> & {readonly bound: Money["bound"]})
  | Exclude<Sum, {amount: number}>;

export interface ContributionsAnswer {
  readonly on: IsoDate;
  readonly contributions: readonly ContributionAnswer[];
  /** What each initiative adds up to, each euro once, or why it cannot be said. */
  readonly byInitiative: readonly {
    readonly initiative: string;
    readonly ids: readonly string[];
    readonly sum: BoundedSum;
  }[];
  /** Parts that together exceed the whole they count towards. */
  readonly excesses: ReturnType<typeof excesses>;
}

/** Every amount with what it counts towards, as of a day. */
export function contributionsAnswer(on: IsoDate): ContributionsAnswer {
  const {contributions, byInitiative, ledger} = readTeamEurope(on);
  return {
    on,
    contributions: contributions.map(answerOf),
    byInitiative: byInitiative.map(({initiative, ids, sum}) => ({
      initiative: initiative.id,
      ids,
      sum: bounded(sum, contributions)
    })),
    excesses: excesses(ledger)
  };
}

function answerOf({thing, money, initiative, destination, ...rest}: Contribution): ContributionAnswer {
  return {
    id: thing.id,
    name: thing.name,
    ...money,
    payers: rest.payers,
    stage: rest.stage,
    initiative: initiative.id,
    destination: destination ?? null,
    countsTowards: rest.countsTowards,
    mayOverlap: rest.mayOverlap
  };
}

/** Adds contributions, each euro once; where that cannot be done, the overlaps. Throws for an id that is unknown. */
export function sumContributions(ids: readonly string[], on: IsoDate): BoundedSum {
  if (ids.length === 0) {
    throw new ApertureError("usage", "missing contribution", {hint: "Give the ids of contributions to add."});
  }
  const {ledger, contributions} = readTeamEurope(on);
  for (const id of ids) {
    if (ledger.amounts.has(id)) continue;
    const near = closest(id, [...ledger.amounts.keys()]);
    throw new ApertureError("not-found", `unknown contribution: ${id}`, {
      ...(near && {hint: `Did you mean ${near}?`})
    });
  }
  return bounded(sumOnce(ledger, ids), contributions);
}

function bounded(sum: Sum, contributions: readonly Contribution[]): BoundedSum {
  return "amount" in sum ? {...sum, bound: boundOf(contributions, sum.parts)} : sum;
}

/** Why two amounts cannot be added, with the way by which money would be counted twice. */
export function overlapText({between, path, because}: Overlap): string {
  return `${between.join(" and ")}: ${because} (${path.join(" → ")})`;
}

/** The refusal of a sum. */
export function refusedSum(overlaps: readonly Overlap[]): ApertureError {
  const [first] = overlaps;
  return new ApertureError(
    "refused",
    `money would be counted twice, or nobody can tell: ${first ? overlapText(first) : "unknown"}`,
    {hint: "Leave one of each pair out."}
  );
}
