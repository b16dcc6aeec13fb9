import {groupBy} from "../../base/collections.ts";
import type {IsoDate} from "../../base/dates.ts";
import {thingById, thingsOf} from "../../catalogue/catalogue.ts";
import {firstOf, stated, valueOn} from "../../catalogue/register.ts";
import {contributions} from "../../catalogue/registers/contributions.ts";
import {initiatives} from "../../catalogue/registers/initiatives.ts";
import {type Money, sayParty} from "../../catalogue/values.ts";
import type {Thing} from "../../domain/statement.ts";
import {excesses, type Ledger, ledgerOf, outermost, type Sum, sumOnce} from "../../pool/counted-once.ts";

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
    flows: flowsOf(list, ledger)
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

/** Amounts without parts, and of those with parts what is left; only euros, which alone can be drawn to one scale. */
function flowsOf(list: readonly Contribution[], ledger: Ledger): Flow[] {
  return list
    .filter(({money}) => money.currency === "EUR")
    .map((one) => ({
      payer:
        one.payers.length > 3 ? `${one.payers.slice(0, 2).join(", ")} and others` : one.payers.join(", "),
      initiative: one.initiative.shortName ?? one.initiative.name,
      destination: one.destination ?? "Not broken down",
      amount: Math.max(0, one.money.amount - partsWithin(ledger, one.thing.id))
    }))
    .filter(({amount}) => amount > 0);
}

function partsWithin(ledger: Ledger, whole: string): number {
  return [...ledger.amounts.values()].reduce((sum, part) => {
    const edge = part.countsTowards.find(({to}) => to === whole);
    return edge ? sum + (edge.share ?? part.amount) : sum;
  }, 0);
}
