import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {appraisalScheme} from "../../catalogue/appraisal-schemes.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import {mayDo} from "../../safeguard/accounts/roles.ts";
import {newId} from "../../safeguard/accounts/token.ts";
import type {CaseEvent} from "../../safeguard/cases/event.ts";
import {type Plan, planSchema} from "../../safeguard/cases/plan.ts";
import {readCountry} from "../codes.ts";
import type {Site} from "../site.ts";
import {type CaseDesk, draftOf, take} from "./desk.ts";
import {gatherEvidence} from "./evidence/gather.ts";
import {screenPerson} from "./evidence/screening.ts";

/** A plan as a form gives it: countries by code or name. */
export interface PlanForm extends Omit<Record<keyof Plan, unknown>, "partners"> {
  readonly partners: readonly {
    readonly name: string;
    readonly country: string;
    readonly kind: string;
    readonly controlledFrom: readonly string[];
    readonly identifier?: string | undefined;
  }[];
}

/** Reads a plan. What is missing or unknown is an error that names the field. */
export function readPlan(form: PlanForm): Plan {
  const partners = form.partners.map((partner) => ({
    ...partner,
    country: readCountry(partner.country),
    controlledFrom: partner.controlledFrom.map(readCountry)
  }));
  const read = planSchema.safeParse({...form, partners});
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.map((step) => (typeof step === "number" ? step + 1 : step)).join(" ");
    throw new ApertureError("usage", `${field ?? "plan"}: ${issue?.message ?? "not understood"}`, {
      hint: "Fill in the field and send the form again; what you wrote is kept in it."
    });
  }
  const {from, to} = read.data;
  if (from && to && to < from) {
    throw new ApertureError("usage", `it ends before it begins: ${from} to ${to}`, {
      hint: "Exchange the dates."
    });
  }
  const unknown = read.data.partners.find(({country}) => !countryByCode(country));
  if (!unknown) return read.data;
  throw new ApertureError("usage", `unknown country: ${unknown.country}`, {
    hint: "Give its code or its name."
  });
}

/** Opens a case with the evidence that is there today. Answers with its id. */
export async function openCase(
  desk: CaseDesk,
  account: Account,
  plan: Plan,
  site: Site,
  effects: Effects
): Promise<string> {
  if (!mayDo(account.role, "open-case")) {
    throw new ApertureError("forbidden", "this role opens no cases", {hint: "Researchers and advisers do."});
  }
  const id = newId("case");
  const at = effects.now();
  const evidence = await gatherEvidence({plan, persons: [], site, today: isoDay(at), effects});
  const events: CaseEvent[] = [
    {type: "opened", content: {plan, scheme: appraisalScheme("short").id}},
    {type: "evidence-gathered", content: {evidence: [...evidence]}}
  ];
  await desk.ledgers.append(
    {ledger: account.institution, actor: account.id, at: at.toISOString()},
    events.map((event) => draftOf(id, event))
  );
  return id;
}

/** Gathers the evidence of a case again, for its plan as it is now. */
export async function gatherAgain(
  desk: CaseDesk,
  account: Account,
  id: string,
  site: Site,
  effects: Effects
): Promise<void> {
  await take(
    desk,
    account,
    id,
    undefined,
    async ({plan, persons}) => {
      if (!plan) return [];
      const gathering = {plan, persons, site, today: isoDay(effects.now()), effects};
      const screened: CaseEvent[] = [];
      for (const {person, name} of persons)
        screened.push({
          type: "person-screened",
          content: {person, evidence: await screenPerson(gathering, {person, name})}
        });
      return [
        {type: "evidence-gathered", content: {evidence: [...(await gatherEvidence(gathering))]}},
        ...screened
      ];
    },
    effects
  );
}
