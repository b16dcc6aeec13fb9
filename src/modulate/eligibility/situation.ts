import {statusOf} from "../../catalogue/association.ts";
import {thingById} from "../../catalogue/catalogue.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {isPartUnder} from "../../catalogue/parts.ts";
import {valueOn} from "../../catalogue/register.ts";
import {relations} from "../../catalogue/registers/relations.ts";
import type {Standing} from "../../catalogue/standing.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {EligibilityQuestion, RuleCondition, RuleGroup} from "../../domain/eligibility.ts";

/** A question with what the catalogue knows of the country on the day. */
export interface Situation {
  readonly question: EligibilityQuestion;
  readonly standing: Standing;
  readonly group: RuleGroup;
  readonly automaticFunding: "yes" | "no" | "unknown";
  /** Whether the country is a territory linked to a Member State. */
  readonly isTerritory: boolean;
  /** Whether it is controlled from a country neither Member State nor associated. */
  readonly isControlledFromOutside: boolean;
}

export function situationOf(question: EligibilityQuestion): Situation {
  const standing = standingOf(question, question.country);
  const isTerritory = countryByCode(question.country)?.partOf !== undefined;
  return {
    question,
    standing,
    group: groupOf(standing),
    automaticFunding: automaticFunding(question, isTerritory),
    isTerritory,
    isControlledFromOutside: question.control.some((country) =>
      ["non-associated", "suspended"].includes(groupOf(standingOf(question, country)))
    )
  };
}

/** Applicants count as associated from the day a transitional arrangement says so. */
function standingOf({programme, part, on}: EligibilityQuestion, country: CountryCode): Standing {
  return statusOf({country, programme, on, view: "applicant", ...(part !== undefined && {part})});
}

function groupOf({group, interval}: Standing): RuleGroup {
  if (interval?.status === "suspended") return "suspended";
  return group === "unknown" ? "non-associated" : group;
}

function automaticFunding(
  {country, on}: EligibilityQuestion,
  isTerritory: boolean
): "yes" | "no" | "unknown" {
  const relation = thingById(relations, country.toLowerCase());
  const stated = relation && valueOn(relations, relation, "automatic-funding", on);
  if (stated) return stated;
  return isTerritory || countryByCode(country)?.income === "high" ? "no" : "unknown";
}

/** Whether everything a rule asks for fits. */
export function fits(when: RuleCondition, situation: Situation): boolean {
  const {question, group, automaticFunding: funding, isTerritory, isControlledFromOutside} = situation;
  const {country, control, supervisedBy, action, part, on} = question;
  const named = (list: readonly string[] | undefined, values: readonly string[]) =>
    list === undefined || values.some((value) => list.includes(value));
  return (
    named(when.group, [group]) &&
    !(when.notGroup?.includes(group) ?? false) &&
    named(when.established, [country]) &&
    named(when.controlled, control) &&
    named(when.linked, [country, ...control]) &&
    (!when.controlledFromOutside || isControlledFromOutside) &&
    isSupervised(when.supervisedBy, supervisedBy) &&
    named(when.actions, [action]) &&
    isWithin(when.parts, part) &&
    !(when.notParts !== undefined && part !== undefined && isWithin(when.notParts, part)) &&
    (when.automaticFunding === undefined || when.automaticFunding === funding) &&
    (!when.territory || isTerritory) &&
    (when.from === undefined || when.from <= on) &&
    (when.to === undefined || on <= when.to)
  );
}

function isWithin(prefixes: readonly string[] | undefined, part: string | undefined): boolean {
  return (
    prefixes === undefined || (part !== undefined && prefixes.some((prefix) => isPartUnder(part, prefix)))
  );
}

/** An empty list asks that no authority was named. */
function isSupervised(asked: readonly string[] | undefined, named: string | undefined): boolean {
  if (asked === undefined) return true;
  if (asked.length === 0) return named === undefined;
  return named !== undefined && asked.some((authority) => authority.toLowerCase() === named.toLowerCase());
}
