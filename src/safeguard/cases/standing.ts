import {formatDate, type IsoDate} from "../../base/dates.ts";
import {CASE_STATES, type Case, SIGNATURES_NEEDED, validUntil} from "./case.ts";
import {OUTCOMES} from "./event.ts";

/** Where a case stands, in a sentence. Without a day it does not say whether the answer has expired. */
export function standingOf(one: Case, today?: IsoDate): string {
  const {state, decision, shortCheck, signatures, proposal} = one;
  const until = validUntil(one);
  const hasExpired = until !== undefined && today !== undefined && until < today;
  const holds = until ? `, ${hasExpired ? "expired" : "holds until"} ${formatDate(until)}` : "";
  if (state === "decided" && decision) return `${OUTCOMES[decision.outcome]}${holds}.`;
  if (state === "ended" && shortCheck) return `${CASE_STATES.ended}${holds}. ${shortCheck.finding}`.trimEnd();
  if (state === "proposed" && proposal)
    return `${OUTCOMES[proposal.outcome]} is proposed; ${signatures.length} of ${SIGNATURES_NEEDED} signatures.`;
  return `${CASE_STATES[state]}.`;
}
