import {formatDate} from "../../../base/dates.ts";
import {technologyAreas} from "../../../catalogue/technology-areas.ts";
import {
  ACTIVITIES,
  OWN_ROLES,
  PARTNER_KINDS,
  type Partner,
  type Plan
} from "../../../safeguard/cases/plan.ts";
import {nameOfCountry} from "../../names.ts";

export function sayCountry(code: string): string {
  return nameOfCountry(code) ?? code;
}

/** "university, Brazil, controlled from China". */
export function sayPartner({kind, country, controlledFrom}: Partner): string {
  const control = controlledFrom.length ? `controlled from ${controlledFrom.map(sayCountry).join(", ")}` : "";
  return [PARTNER_KINDS[kind].toLowerCase(), sayCountry(country), control].filter(Boolean).join(", ");
}

/** Countries of the seats and of control, each once. */
export function sayCountries({partners}: Plan): readonly string[] {
  const codes = partners.flatMap(({country, controlledFrom}) => [country, ...controlledFrom]);
  return [...new Set(codes)].map(sayCountry);
}

/** The critical technologies that are named, with what is not known for sure marked. */
export function sayTechnologies({technologies}: Plan): readonly string[] {
  const chosen = new Set(technologies);
  return technologyAreas().flatMap((area) => {
    const named = area.technologies.filter(({id}) => chosen.has(id));
    const mark = (confidence: string) => (confidence === "unverified" ? " (unverified)" : "");
    if (named.length > 0)
      return named.map(({title, confidence}) => `${area.title}: ${title}${mark(confidence)}`);
    return chosen.has(area.id) ? [`${area.title}${mark(area.confidence)}`] : [];
  });
}

export function sayActivities({activities}: Plan): string {
  return activities.map((id) => ACTIVITIES[id]).join(", ");
}

export function sayAmount({amountEur}: Plan): string {
  return amountEur === undefined ? "" : `EUR ${amountEur.toLocaleString("en-GB")}`;
}

export function sayPeriod({from, to}: Plan): string {
  if (!from && !to) return "";
  return [from, to].map((day) => (day ? formatDate(day) : "open")).join(" to ");
}

/** What a plan says besides its partners, field by field, without those left empty. */
export function sayPlan(plan: Plan): readonly (readonly [label: string, value: string])[] {
  const rows: readonly (readonly [string, string])[] = [
    ["Consists of", sayActivities(plan)],
    ["Field, method and aim", plan.domain],
    ["Critical technologies", sayTechnologies(plan).join("; ")],
    ["Own role", OWN_ROLES[plan.ownRole]],
    ["Funder", plan.funder],
    ["Amount", sayAmount(plan)],
    ["Horizon Europe part", plan.programmePart ?? ""],
    ["Expected results", plan.outputs],
    ["Time", sayPeriod(plan)]
  ];
  return rows.filter(([, value]) => value !== "");
}
