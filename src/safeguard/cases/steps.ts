import {addDays, type IsoDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import type {AppraisalScheme} from "../../domain/appraisal.ts";
import type {Account} from "../accounts/account.ts";
import {mayDo} from "../accounts/roles.ts";
import {answerKey, authorsOf, type Case, SIGNATURES_NEEDED, validUntil} from "./case.ts";
import type {CaseEventOf, Outcome, ReopeningCause} from "./event.ts";
import {findingOf, openQuestions, signalsOf} from "./signals.ts";

/** How long an answer holds where nobody says a shorter time. */
export const VALID_DAYS = 365;

function refuse(message: string, hint: string): never {
  throw new ApertureError("conflict", message, {hint});
}

/** Whether somebody may work on this case: advisers and decision-makers on each, a researcher on the own. */
export function mayWorkOn(one: Case, account: Account): boolean {
  return (
    one.institution === account.institution && mayDo(account.role, "work-on-case") && maySee(one, account)
  );
}

export function maySee(one: Case, account: Account): boolean {
  if (one.institution !== account.institution || !mayDo(account.role, "read-case")) return false;
  return mayDo(account.role, "read-every-case") || one.author === account.id || one.assignee === account.id;
}

/** A case that is still being worked on. */
export function needsOpen(one: Case): void {
  if (one.state === "short" || one.state === "enhanced") return;
  refuse(
    "the case is not open for changes",
    "Return or reopen it first; a decision is never changed underneath."
  );
}

/** The answers given that differ from those kept. A question or answer the scheme does not have is an error. */
export function answer(
  one: Case,
  scheme: AppraisalScheme,
  given: readonly {readonly question: string; readonly answer: string; readonly note: string}[]
): CaseEventOf<"answered">[] {
  needsOpen(one);
  return given.flatMap(({question, answer: chosen, note}) => {
    const asked = scheme.questions.find(({id}) => id === question);
    if (!asked) {
      throw new ApertureError("usage", `unknown question: ${question}`, {
        hint: `Known: ${scheme.questions.map(({id}) => id).join(", ")}.`
      });
    }
    if (!asked.answers.some(({id}) => id === chosen)) {
      throw new ApertureError("usage", `unknown answer to ${question}: ${chosen}`, {
        hint: `Choose one of: ${asked.answers.map(({id}) => id).join(", ")}.`
      });
    }
    const kept = one.answers.get(answerKey(scheme.id, question));
    if (kept?.answer === chosen && kept.note === note) return [];
    return [{type: "answered", content: {scheme: scheme.id, question, answer: chosen, note}}];
  });
}

/**
 * What a finished short check leads to: the end, where nothing points to a risk, or the enhanced appraisal with every
 * reason. A partner that no list was looked through for goes up too: not looking is no answer. Software finds; it
 * decides nothing.
 */
export function finishShortCheck(
  one: Case,
  scheme: AppraisalScheme,
  enhanced: string,
  today: IsoDate
): CaseEventOf<"raised"> | CaseEventOf<"ended-by-short-check"> {
  if (one.state !== "short") refuse("the short check is over", "Go on with the enhanced appraisal.");
  const open = openQuestions(one, scheme);
  if (open.length > 0)
    refuse(`${open.length} questions are not answered`, "Answer each; “not known” is an answer.");
  if (one.evidence.length === 0)
    refuse("no evidence was gathered", "Gather it first; it takes some seconds.");
  const signals = signalsOf(one, scheme);
  const isUnscreened = one.evidence.some(({kind, certificate}) => kind === "screening" && !certificate);
  const limit = scheme.escalation ?? {risk: 1, attention: 1};
  const count = (signal: "risk" | "attention") => signals.filter((found) => found.signal === signal).length;
  if (isUnscreened || count("risk") >= limit.risk || count("attention") >= limit.attention)
    return {type: "raised", content: {because: signals.map(({because}) => because), scheme: enhanced}};
  return {
    type: "ended-by-short-check",
    content: {until: endOf(one, addDays(today, VALID_DAYS)), finding: findingOf(signals)}
  };
}

/** Anybody who works on a case may ask for the enhanced appraisal; nothing has to point to it. */
export function raiseByHand(one: Case, reason: string, enhanced: string): CaseEventOf<"raised"> {
  if (one.state !== "short") refuse("the case is not in the short check", "It is already past it.");
  return {type: "raised", content: {because: [reason], scheme: enhanced}};
}

export interface ProposalForm {
  readonly outcome: Outcome;
  readonly reasons: string;
  readonly conditions: string;
  readonly costOfNotCooperating: string;
  readonly until?: IsoDate | undefined;
}

/** Puts an outcome before two colleagues. What it would cost not to cooperate has to be said, whatever the outcome. */
export function propose(
  one: Case,
  scheme: AppraisalScheme,
  form: ProposalForm,
  today: IsoDate
): CaseEventOf<"proposed"> {
  if (one.state !== "enhanced")
    refuse("only an enhanced appraisal is proposed", "Finish the short check first.");
  const open = openQuestions(one, scheme);
  if (open.length > 0)
    refuse(`${open.length} questions are not answered`, "Answer each; “not known” is an answer.");
  if (form.costOfNotCooperating.trim().length < 3) {
    throw new ApertureError("usage", "missing the cost of not cooperating", {
      hint: "Say what would be lost: results, access, people, standing. “Little” with a reason is an answer."
    });
  }
  if (form.outcome === "proceed-with-conditions" && form.conditions.trim().length < 3) {
    throw new ApertureError("usage", "missing conditions", {
      hint: "Name them, or propose to proceed without."
    });
  }
  const until = form.until ?? endOf(one, addDays(today, VALID_DAYS));
  if (until <= today || until > addDays(today, 5 * VALID_DAYS)) {
    throw new ApertureError("usage", `invalid end of validity: ${until}`, {
      hint: "Choose a day after today, and within five years."
    });
  }
  return {type: "proposed", content: {...form, until}};
}

/** A signature. The server refuses whoever wrote the case or the proposal, and a second one of the same person. */
export function sign(one: Case, account: Account, outcome: Outcome, reasons: string): CaseEventOf<"signed"> {
  const {proposal} = one;
  if (one.state !== "proposed" || !proposal)
    refuse("the case awaits no signature", "Propose an outcome first.");
  if (!mayDo(account.role, "sign-case")) {
    throw new ApertureError("forbidden", "this role does not sign", {
      hint: "Advisers and decision-makers sign."
    });
  }
  if (authorsOf(one).includes(account.id)) {
    throw new ApertureError("forbidden", "the author cannot sign", {
      hint: "Two colleagues sign who wrote neither the case nor the proposal."
    });
  }
  if (one.signatures.some(({by}) => by === account.id)) {
    throw new ApertureError("forbidden", "the same person cannot sign twice", {hint: "Ask a colleague."});
  }
  if (outcome !== proposal.outcome)
    refuse("another outcome is proposed", "Return the case with your reasons instead.");
  const roles = [...one.signatures.map(({role}) => role), account.role];
  if (roles.length >= SIGNATURES_NEEDED && !roles.includes("decision-maker")) {
    throw new ApertureError("forbidden", "one of the two has to be a decision-maker", {
      hint: "A decision-maker gives the second signature."
    });
  }
  return {type: "signed", content: {outcome, reasons, role: account.role}};
}

/** Gives a proposal back, with what is missing. */
export function returnCase(one: Case, account: Account, reasons: string): CaseEventOf<"returned"> {
  if (one.state !== "proposed") refuse("nothing is proposed", "There is nothing to return.");
  if (!mayDo(account.role, "sign-case")) {
    throw new ApertureError("forbidden", "this role does not return cases", {
      hint: "Advisers and decision-makers do."
    });
  }
  return {type: "returned", content: {reasons}};
}

/** Opens a case that had an answer, with the reason. */
export function reopen(one: Case, cause: ReopeningCause, detail: string): CaseEventOf<"reopened"> {
  if (validUntil(one) === undefined) refuse("the case has no answer yet", "It is open as it is.");
  return {type: "reopened", content: {cause, detail}};
}

export function withdraw(one: Case, reasons: string): CaseEventOf<"withdrawn"> {
  if (one.state === "withdrawn" || one.state === "erased") refuse("the case is over", "Open a new one.");
  return {type: "withdrawn", content: {reasons}};
}

/** An answer never holds beyond the end of what it is about. */
function endOf({plan}: Case, latest: IsoDate): IsoDate {
  return plan?.to && plan.to < latest ? plan.to : latest;
}
