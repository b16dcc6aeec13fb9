import type {PlanForm} from "../../app/cases/open-case.ts";
import type {Plan} from "../../safeguard/cases/plan.ts";
import type {Form} from "../form.ts";

/** What the button that asks for room for another partner sends. */
export const ADD_PARTNER = {name: "add", value: "partner"} as const;

/** Whether a form was sent to get room for another partner, not to be kept. */
export function asksForPartner(form: Form): boolean {
  return form.text(ADD_PARTNER.name) === ADD_PARTNER.value;
}

/** Numbers of the rows of partners that a form has, in their order. */
function rowsOf(form: Form): readonly number[] {
  const numbers = form.names("partner-").map((name) => Number(/^partner-(\d+)-/.exec(name)?.[1]));
  return [...new Set(numbers)].filter(Number.isInteger).sort((one, other) => one - other);
}

/** Rows of partners the form is shown with: those it was sent with, and one more where that was asked for. */
export function shownRows(plan: PlanForm, form: Form): number {
  const sent = rowsOf(form).length;
  if (sent === 0) return Math.max(1, plan.partners.length);
  return asksForPartner(form) ? sent + 1 : sent;
}

/** Reads the plan of a cooperation from its form; blank rows of partners are left out. */
export function planFormOf(form: Form): PlanForm {
  const amount = form.text("amount").replaceAll(/[\s,]/g, "");
  return {
    title: form.text("title"),
    unit: form.text("unit"),
    partners: rowsOf(form)
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
      .filter(
        ({name, country, controlledFrom, identifier}) =>
          name || country || controlledFrom.length > 0 || identifier
      ),
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
