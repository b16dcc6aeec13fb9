import {formatDate, type IsoDate} from "../../../base/dates.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {CASE_STATES, type Case, validUntil} from "../../../safeguard/cases/case.ts";
import {OUTCOMES} from "../../../safeguard/cases/event.ts";
import type {Form} from "../form.ts";

/** What every part of a case's page is made from. */
export interface CaseViewProps {
  readonly one: Case;
  readonly account: Account;
  readonly colleagues: readonly Account[];
  readonly today: IsoDate;
  /** What was written into a form that was not taken. */
  readonly tried: Form;
}

export function nameOf(colleagues: readonly Account[], id: string): string {
  if (id === "system") return "Aperture";
  return colleagues.find((one) => one.id === id)?.name ?? id;
}

/** Where a case stands, in a sentence. */
export function standingOf(one: Case, today: IsoDate): string {
  const {state, decision, shortCheck, signatures, proposal} = one;
  const until = validUntil(one);
  const holds =
    until && (until < today ? `, expired ${formatDate(until)}` : `, holds until ${formatDate(until)}`);
  if (state === "decided" && decision) return `${OUTCOMES[decision.outcome]}${holds}.`;
  if (state === "ended" && shortCheck) return `${CASE_STATES.ended}${holds}. ${shortCheck.finding}`;
  if (state === "proposed" && proposal)
    return `${OUTCOMES[proposal.outcome]} is proposed; ${signatures.length} of 2 signatures.`;
  return `${CASE_STATES[state]}.`;
}
