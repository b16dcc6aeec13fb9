import {groupBy} from "../../base/collections.ts";
import type {IsoDate} from "../../base/dates.ts";
import {thingById, thingsOf} from "../../catalogue/catalogue.ts";
import {firstOf, stated, valueOn} from "../../catalogue/register.ts";
import {contributions} from "../../catalogue/registers/contributions.ts";
import {initiatives} from "../../catalogue/registers/initiatives.ts";
import {type Money, sayParty} from "../../catalogue/values.ts";
import type {Thing} from "../../domain/statement.ts";
import {
  excesses,
  type Ledger,
  ledgerOf,
  type Overlap,
  outermost,
  type Sum,
  sumOnce
} from "../../pool/counted-once.ts";

/** An amount with everything a reader needs to place it. */
export interface Contribution {
  readonly thing: Thing;
  readonly money: Money;
  /** Who pays, in words; several pay together where the source does not say how much each gives. */
  readonly payers: readonly string[];
  readonly stage: string;
  readonly initiative: Thing;
  /** Country or region that benefits; undefined where the source does not break it down. */
  readonly destination?: string;
  readonly countsTowards: readonly string[];
  readonly mayOverlap: readonly {readonly to: string; readonly because: string}[];
}

/** What goes from whom through which initiative to where; every euro in one flow. */
export interface Flow {
  readonly payer: string;
  readonly initiative: string;
  readonly destination: string;
  readonly amount: number;
}

export interface TeamEurope {
  readonly contributions: readonly Contribution[];
  readonly ledger: Ledger;
  /** What each initiative adds up to, or why it cannot be said. */
  readonly byInitiative: readonly {
    readonly initiative: Thing;
    readonly ids: readonly string[];
    readonly sum: Sum;
  }[];
  /** Parts that together exceed the whole they count towards. */
  readonly excesses: ReturnType<typeof excesses>;
  readonly flows: readonly Flow[];
  /** What the flows add up to, and the amounts left out of them since they may be the same money. */
  readonly drawn: {
    readonly ids: readonly string[];
    readonly amount: number;
    readonly leftOut: readonly Overlap[];
  };
}

/** Reads every amount of the catalogue with the graph of what counts towards what. */
export function readTeamEurope(on: IsoDate): TeamEurope {
  const list = thingsOf(contributions).flatMap((thing) => contributionOf(thing, on) ?? []);
  const ledger = ledgerOf(
    list.map(({thing, money}) => ({
      id: thing.id,
      amount: money.amount,
      currency: money.currency,
      countsTowards: stated(contributions, thing, "counts-towards").map(({value}) => value),
      mayOverlap: stated(contributions, thing, "may-overlap").map(({value}) => value)
    }))
  );
  const {flows, drawn} = drawnOf(list, ledger);
  const grouped = groupBy(list, ({initiative}) => initiative);
  return {
    contributions: list,
    ledger,
    byInitiative: [...grouped].map(([initiative, members]) => {
      const ids = outermost(
        ledger,
        members.map(({thing}) => thing.id)
      );
      return {initiative, ids, sum: sumOnce(ledger, ids)};
    }),
    excesses: excesses(ledger),
    flows,
    drawn
  };
}

function contributionOf(thing: Thing, on: IsoDate): Contribution | undefined {
  const money = valueOn(contributions, thing, "amount", on);
  const initiative = thingById(initiatives, firstOf(contributions, thing, "initiative") ?? "");
  if (!money || !initiative) return undefined;
  const country = firstOf(contributions, thing, "beneficiary");
  const destination = country === undefined ? firstOf(contributions, thing, "region") : sayParty(country);
  return {
    thing,
    money,
    payers: stated(contributions, thing, "payer").map(({value}) => sayParty(value)),
    stage: firstOf(contributions, thing, "stage") ?? "",
    initiative,
    ...(destination && {destination}),
    countsTowards: stated(contributions, thing, "counts-towards").map(({value}) => value.to),
    mayOverlap: stated(contributions, thing, "may-overlap").map(({value}) => value)
  };
}

/** What can be drawn: the wholes that can be added, by those of their finest parts that can be added. */
function drawnOf(list: readonly Contribution[], ledger: Ledger): Pick<TeamEurope, "flows" | "drawn"> {
  const euros = list.filter(({money}) => money.currency === "EUR").map(({thing}) => thing.id);
  const wholes = addableOf(outermost(ledger, euros), ledger);
  const within = euros.filter(
    (id) => wholes.ids.includes(id) || wholes.ids.some((whole) => ledger.wholes.get(id)?.has(whole))
  );
  const finest = addableOf(
    within.filter((id) => partsWithin(ledger, id, within) === 0),
    ledger
  );
  const counted = within.filter((id) => finest.ids.includes(id) || partsWithin(ledger, id, within) > 0);
  const flows = flowsOf(list, ledger, counted);
  const leftOut = [...wholes.leftOut, ...finest.leftOut];
  const amount = flows.reduce((sum, one) => sum + one.amount, 0);
  return {flows, drawn: {ids: wholes.ids, amount, leftOut}};
}

/** The largest amounts first, each kept if it can surely be added to those before; only euros share one scale. */
function addableOf(
  candidates: readonly string[],
  ledger: Ledger
): {ids: readonly string[]; leftOut: readonly Overlap[]} {
  const bySize = [...candidates].sort((a, b) => amountOf(ledger, b) - amountOf(ledger, a));
  const ids: string[] = [];
  const leftOut: Overlap[] = [];
  for (const id of bySize) {
    const sum = sumOnce(ledger, [...ids, id]);
    if ("amount" in sum) ids.push(id);
    else leftOut.push(...sum.overlaps.slice(0, 1));
  }
  return {ids, leftOut};
}

function amountOf(ledger: Ledger, id: string): number {
  return ledger.amounts.get(id)?.amount ?? 0;
}

/** How exact a sum can be that is made of amounts some of which are bounds. */
export function boundOf(list: readonly Contribution[], ids: readonly string[]): Money["bound"] {
  const bounds = new Set(list.filter(({thing}) => ids.includes(thing.id)).map(({money}) => money.bound));
  bounds.delete("exactly");
  const [only] = bounds;
  return bounds.size === 0 ? "exactly" : bounds.size === 1 && only ? only : "about";
}

/**
 * Amounts by their finest parts. What a whole holds beyond its parts is a flow of its own, and of nobody where whole
 * or parts are bounds.
 */
function flowsOf(list: readonly Contribution[], ledger: Ledger, counted: readonly string[]): Flow[] {
  return list
    .filter(({thing}) => counted.includes(thing.id))
    .map((one) => {
      const parts = partsWithin(ledger, one.thing.id, counted);
      return {
        payer: parts > 0 ? "Not attributed" : payersInShort(one.payers),
        initiative: one.initiative.shortName ?? one.initiative.name,
        destination: one.destination ?? "Not broken down",
        amount: Math.max(0, one.money.amount - parts)
      };
    })
    .filter(({amount}) => amount > 0);
}

function payersInShort(payers: readonly string[]): string {
  return payers.length > 2 ? `${payers[0]} and ${payers.length - 1} others` : payers.join(", ");
}

function partsWithin(ledger: Ledger, whole: string, counted: readonly string[]): number {
  return counted.reduce((sum, id) => {
    const part = ledger.amounts.get(id);
    const edge = part?.countsTowards.find(({to}) => to === whole);
    return part && edge ? sum + (edge.share ?? part.amount) : sum;
  }, 0);
}
