import type {PlanForm} from "../../app/cases/open-case.ts";
import type {Plan} from "../../safeguard/cases/plan.ts";
import type {Form} from "../form.ts";

/** Partners a form has room for. */
export const PARTNER_ROWS = 6;

const rows = Array.from({length: PARTNER_ROWS}, (_, at) => at + 1);

/** Reads the plan of a cooperation from its form; rows of partners without a name are left out. */
export function planFormOf(form: Form): PlanForm {
  const amount = form.text("amount").replaceAll(/[\s,]/g, "");
  return {
    title: form.text("title"),
    unit: form.text("unit"),
    partners: rows
      .map((row) => ({
        name: form.text(`partner-${row}-name`),
        country: form.text(`partner-${row}-country`),
        kind: form.text(`partner-${row}-kind`) || "other",
        controlledFrom: form
          .text(`partner-${row}-control`)
          .split(/[,;]/)
          .map((text) => text.trim())
          .filter(Boolean),
        identifier: form.optional(`partner-${row}-identifier`)
      }))
      .filter(({name, country}) => name !== "" || country !== ""),
    domain: form.text("domain"),
    technologies: form.all("technology"),
    activities: form.all("activity"),
    ownRole: form.text("own-role") || "participant",
    funder: form.text("funder"),
    amountEur: amount === "" ? undefined : Number(amount),
    programmePart: form.optional("programme-part"),
    outputs: form.text("outputs"),
    from: form.optional("from"),
    to: form.optional("to")
  };
}

/** The same fields from a plan that is kept, to be shown in its form. */
export function formValues(plan: Plan): PlanForm {
  return {
    ...plan,
    amountEur: plan.amountEur,
    programmePart: plan.programmePart,
    from: plan.from,
    to: plan.to,
    partners: plan.partners.map((partner) => ({...partner, identifier: partner.identifier}))
  };
}

/** An empty form. */
export const EMPTY_PLAN: PlanForm = {
  title: "",
  unit: "",
  partners: [],
  domain: "",
  technologies: [],
  activities: [],
  ownRole: "participant",
  funder: "",
  amountEur: undefined,
  programmePart: undefined,
  outputs: "",
  from: undefined,
  to: undefined
};
