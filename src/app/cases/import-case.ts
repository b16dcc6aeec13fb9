import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import {appraisalScheme} from "../../catalogue/appraisal-schemes.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import {mayDo} from "../../safeguard/accounts/roles.ts";
import {newId} from "../../safeguard/accounts/token.ts";
import type {CaseEvent} from "../../safeguard/cases/event.ts";
import {readCaseFileText} from "./case-file.ts";
import {type CaseDesk, draftOf} from "./desk.ts";
import {fingerprintOf} from "./outputs/proof.ts";

/**
 * Opens a case from the file of another institution: its plan, evidence and answers, with where they come from. Its
 * decision is told, and decides nothing here.
 */
export async function importCase(
  desk: CaseDesk,
  account: Account,
  source: string,
  effects: Pick<Effects, "now">
): Promise<string> {
  if (!mayDo(account.role, "open-case")) {
    throw new ApertureError("forbidden", "this role opens no cases", {hint: "Researchers and advisers do."});
  }
  const file = readCaseFileText(source);
  const id = newId("case");
  const outcome = file.outcome ? ` Their outcome: ${file.outcome}.` : "";
  const events: CaseEvent[] = [
    {type: "opened", content: {plan: file.plan, scheme: appraisalScheme("short").id}},
    {type: "imported", content: {from: file.institution, sha256: sha256(source), sound: true}},
    {type: "evidence-gathered", content: {evidence: file.evidence}},
    ...(file.answers ?? []).map(
      ({scheme, question, answer, note}): CaseEvent => ({
        type: "answered",
        content: {scheme, question, answer, note}
      })
    ),
    {
      type: "noted",
      content: {
        text: `Taken over from ${file.institution}, case ${file.case}, as of ${file.exported}.${outcome} Left out there: ${file.redacted.join(", ") || "nothing"}. Signed with the key ${fingerprintOf(file.publicKey)}; ask them whether it is theirs.`
      }
    }
  ];
  await desk.ledgers.append(
    {ledger: account.institution, actor: account.id, at: effects.now().toISOString()},
    events.map((event) => draftOf(id, event))
  );
  return id;
}
