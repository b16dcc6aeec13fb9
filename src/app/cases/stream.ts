import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import type {Draft} from "../../safeguard/ledger/entry.ts";
import type {CaseDesk} from "./desk.ts";

/** How a kind of stream is worked on: found for somebody who may see it, and changed by whoever may. */
export interface StreamWork<State extends {readonly sequence: number}, Event> {
  /** Throws `not-found` where the account may not see it: for it, it does not exist. */
  find(desk: CaseDesk, account: Account, id: string): Promise<State>;
  mayWork(state: State, account: Account): boolean;
  draftOf(id: string, event: Event): Draft;
  /** What is worked on, as it is named to somebody whose role does not: "cases". */
  readonly title: string;
}

/** What a step makes of the state it was taken on. */
export type StepOn<State, Event> = (one: State) => readonly Event[] | Promise<readonly Event[]>;

/**
 * A step: what is to be written is made from the state as it is, and refused if it changed since `seen`; without it,
 * order does not matter.
 */
export async function takeStep<State extends {readonly sequence: number}, Event>(
  work: StreamWork<State, Event>,
  desk: CaseDesk,
  account: Account,
  {id, seen}: {readonly id: string; readonly seen: number | undefined},
  step: StepOn<State, Event>,
  effects: Pick<Effects, "now">
): Promise<void> {
  const one = await work.find(desk, account, id);
  if (!work.mayWork(one, account)) {
    throw new ApertureError("forbidden", `this role does not change ${work.title}`, {
      hint: "Ask an adviser of your institution."
    });
  }
  const events = await step(one);
  if (events.length === 0) return;
  await desk.ledgers.append(
    {
      ledger: account.institution,
      actor: account.id,
      at: effects.now().toISOString(),
      ...(seen !== undefined && {seen: {stream: id, sequence: seen}})
    },
    events.map((event) => work.draftOf(id, event))
  );
}

/** Begins a stream with its first events. */
export async function beginStream<Event>(
  {draftOf}: Pick<StreamWork<never, Event>, "draftOf">,
  desk: CaseDesk,
  account: Account,
  id: string,
  events: readonly Event[],
  effects: Pick<Effects, "now">
): Promise<void> {
  await desk.ledgers.append(
    {ledger: account.institution, actor: account.id, at: effects.now().toISOString()},
    events.map((event) => draftOf(id, event))
  );
}
