import type {IsoDate} from "../../base/dates.ts";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {catalogueRevision} from "../../catalogue/revision.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import {newId} from "../../safeguard/accounts/token.ts";
import {draftFrom} from "../../safeguard/ledger/stream.ts";
import type {Assessment} from "../../safeguard/self-assessment/assessment.ts";
import {ASSESSMENT_EVENTS, type AssessmentEvent} from "../../safeguard/self-assessment/event.ts";
import {mayAssess, maySeeAssessment, openAssessment} from "../../safeguard/self-assessment/steps.ts";
import type {CaseDesk} from "../cases/desk.ts";
import {beginStream, type StreamWork} from "../cases/stream.ts";

/** How self-assessments are worked on. */
export const ASSESSMENT_WORK: StreamWork<Assessment, AssessmentEvent> = {
  find: seenAssessment,
  mayWork: mayAssess,
  draftOf: (id, event) => draftFrom(ASSESSMENT_EVENTS, id, event),
  title: "the self-assessment"
};

/** A self-assessment of the account's institution; every other one does not exist for it. */
export async function seenAssessment(desk: CaseDesk, account: Account, id: string): Promise<Assessment> {
  const found = (await desk.assessments.all(account.institution)).get(id);
  if (found && maySeeAssessment(found, account)) return found;
  throw new ApertureError("not-found", "no such self-assessment", {
    hint: "Choose one under /self-assessment."
  });
}

/** Begins a self-assessment, from the answers of the last one. Answers with its id. */
export async function beginAssessment(
  desk: CaseDesk,
  account: Account,
  form: {readonly edition: string; readonly on: IsoDate},
  effects: Pick<Effects, "now">
): Promise<string> {
  const all = await desk.assessments.all(account.institution);
  const event = openAssessment(form, all.values(), catalogueRevision(), isoDay(effects.now()));
  const id = newId("self-assessment");
  await beginStream(ASSESSMENT_WORK, desk, account, id, [event], effects);
  return id;
}
