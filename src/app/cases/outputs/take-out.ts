import type {Effects} from "../../../base/effects.ts";
import {ApertureError} from "../../../base/errors.ts";
import {type FunderForm, funderForms} from "../../../catalogue/funder-forms.ts";
import {writeAside} from "../../../report/aside/write-aside.ts";
import {type Account, institutionName} from "../../../safeguard/accounts/account.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import {REDACTABLE, type Redactable, readRedactable, redact} from "../../../safeguard/cases/redact.ts";
import {writeCaseFile} from "../case-file.ts";
import {type CaseDesk, seenCase} from "../desk.ts";
import {recordExported} from "../trail.ts";
import {readNames} from "./colleagues.ts";
import {composeForm} from "./compose-form.ts";
import {composeDossier} from "./dossier.ts";
import {type FilledForm, fillForm} from "./fill-form.ts";
import {readProof} from "./proof.ts";

/** Who takes which case out, and what stays behind. */
export interface TakingOut {
  readonly desk: CaseDesk;
  readonly account: Account;
  readonly id: string;
  readonly without: readonly string[];
  readonly effects: Pick<Effects, "now">;
}

/** A file in which a case leaves. */
export interface TakenOut {
  readonly name: string;
  readonly mediaType: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

export const PDF = "application/pdf";
export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The case as a signed file another institution can take in. */
export async function takeOutFile(taking: TakingOut): Promise<TakenOut> {
  const {one, without} = await caseOf(taking);
  const text = await writeCaseFile(taking.desk, one, without, taking.effects);
  await record(taking, "case file", without);
  return {name: `${one.id}.json`, mediaType: "application/json", data: new TextEncoder().encode(text)};
}

/** The dossier of the case as PDF or for Word. */
export async function takeOutDossier(taking: TakingOut, form: "pdf" | "docx"): Promise<TakenOut> {
  const {desk} = taking;
  const {one, without} = await caseOf(taking);
  const document = composeDossier(redact(one, without), {
    institution: await institutionName(desk.ledgers.database, one.institution),
    nameOf: await readNames(desk, one.institution),
    proof: await readProof(desk, one),
    without
  });
  const data = await writeAside(form, document);
  await record(taking, form === "pdf" ? "dossier, PDF" : "dossier, Word", without);
  return {name: `${one.id}.${form}`, mediaType: form === "pdf" ? PDF : WORD, data};
}

/** A funder's form filled from the case, for a page. */
export async function takeOutForm(taking: TakingOut, formId: string): Promise<FilledForm & {one: Case}> {
  const {one, filled, without} = await filledForm(taking, formId);
  await record(taking, `form ${formId}`, without);
  return {...filled, one};
}

/** The same for Word. */
export async function takeOutWordForm(taking: TakingOut, formId: string): Promise<TakenOut> {
  const {one, filled, without} = await filledForm(taking, formId);
  const proof = await readProof(taking.desk, one);
  const data = await writeAside("docx", composeForm(filled, one.id, proof.at.slice(0, 10)));
  await record(taking, `form ${formId}, Word`, without);
  return {name: `${one.id}-${formId}.docx`, mediaType: WORD, data};
}

async function filledForm(taking: TakingOut, formId: string) {
  const form = formById(formId);
  const {one, without} = await caseOf(taking);
  const nameOf = await readNames(taking.desk, one.institution);
  return {one, without, filled: fillForm(form, redact(one, without), nameOf)};
}

function formById(id: string): FunderForm {
  const found = funderForms().find((form) => form.id === id);
  if (found) return found;
  throw new ApertureError("not-found", `unknown form: ${id}`, {
    hint: `Known: ${funderForms()
      .map((form) => form.id)
      .join(", ")}.`
  });
}

async function caseOf({desk, account, id, without}: TakingOut) {
  const left = readRedactable(without);
  const one = await seenCase(desk, account, id);
  if (one.plan) return {one, without: left};
  throw new ApertureError("not-found", "the case was erased", {hint: "Nothing of it is left to take out."});
}

/** Written before anything is handed out: what left, and what was left out of it. */
async function record(
  {desk, account, id, effects}: TakingOut,
  form: string,
  without: ReadonlySet<Redactable>
): Promise<void> {
  const left = Object.keys(REDACTABLE).filter((part) => without.has(part as Redactable));
  await recordExported(desk, account, id, [form, ...left.map((part) => `no ${part}`)].join(", "), effects);
}
