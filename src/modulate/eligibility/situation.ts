import {statusOf} from "../../catalogue/association.ts";
import {datedIntervals} from "../../catalogue/association-intervals.ts";
import {thingById} from "../../catalogue/catalogue.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {isPartUnder} from "../../catalogue/parts.ts";
import {includesDay} from "../../catalogue/period.ts";
import {statementOn} from "../../catalogue/register.ts";
import {relations} from "../../catalogue/registers/relations.ts";
import type {Standing} from "../../catalogue/standing.ts";
import {ASSOCIATION_PROGRAMME_IDS} from "../../domain/association.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {EligibilityQuestion, RuleCondition, RuleGroup} from "../../domain/eligibility.ts";
import type {Citation} from "../../domain/statement.ts";

/** A question with what the catalogue knows of the country on the day. */
export interface Situation {
  readonly question: EligibilityQuestion;
  readonly standing: Standing;
  readonly group: RuleGroup;
  readonly automaticFunding: "yes" | "no" | "unknown";
  /** Where what is known of the country's automatic funding was read. */
  readonly fundingSources: readonly Citation[];
  /** Whether the country is a territory linked to a Member State. */
  readonly isTerritory: boolean;
  /** Whether it is associated for some parts, and the question names none. */
  readonly isPartly: boolean;
  /** Whether it is controlled from a country neither Member State nor associated. */
  readonly isControlledFromOutside: boolean;
}

export function situationOf(question: EligibilityQuestion): Situation {
  const standing = standingOf(question, question.country);
  const owner = countryByCode(question.country)?.partOf;
  return {
    question,
    standing,
    group: groupOf(standing),
    ...automaticFunding(question),
    isTerritory: owner !== undefined && standingOf(question, owner).group === "eu",
    isPartly: isPartly(question),
    isControlledFromOutside: question.control.some((country) =>
      ["non-associated", "suspended"].includes(groupOf(standingOf(question, country)))
    )
  };
}

/**
 * Applicants count as associated from the day a transitional arrangement says so. Association covers the budgets of
 * its years, so that calls of a work programme that ended before keep the status of its last day.
 */
function standingOf(question: EligibilityQuestion, country: CountryCode): Standing {
  const {programme, part, workProgramme, on} = question;
  const lastDay = `${workProgramme?.slice(-4) ?? "9999"}-12-31`;
  return statusOf({
    country,
    programme,
    on: lastDay < on ? lastDay : on,
    view: "applicant",
    asKnownOn: on,
    ...(part !== undefined && {part})
  });
}

function isPartly({country, programme, part, on}: EligibilityQuestion): boolean {
  return (
    part === undefined &&
    datedIntervals(country, programme).some(
      ({interval, period}) =>
        interval.parts.length > 0 && GRANTED.includes(interval.status) && includesDay(period, on)
    )
  );
}

const GRANTED: readonly string[] = ["associated", "transitional"];

function groupOf({group, interval}: Standing): RuleGroup {
  if (interval?.status === "suspended") return "suspended";
  return group === "unknown" ? "non-associated" : group;
}

/**
 * Whether entities of the country are funded without further test. The list was not read: where nothing is stated, the
 * income group decides for countries the catalogue follows, and others stay unknown.
 */
function automaticFunding(
  question: EligibilityQuestion
): Pick<Situation, "automaticFunding" | "fundingSources"> {
  const {country, on} = question;
  const relation = thingById(relations, country.toLowerCase());
  const statement = relation && statementOn(relations, relation, "automatic-funding", on);
  return statement
    ? {automaticFunding: statement.value, fundingSources: statement.sources}
    : {automaticFunding: byIncome(question), fundingSources: [{source: INCOME_GROUPS}]};
}

/** Where the income groups are from, by which the country counts where nothing is stated of it. */
const INCOME_GROUPS = "r-world-bank-groups-2021";

function byIncome(question: EligibilityQuestion): "yes" | "no" | "unknown" {
  const {country} = question;
  const {income = "unknown", partOf} = countryByCode(country) ?? {};
  if (partOf !== undefined && groupOf(standingOf(question, partOf)) !== "non-associated") return "unknown";
  if (income === "high") return "no";
  const isFollowed = ASSOCIATION_PROGRAMME_IDS.some((id) => datedIntervals(country, id).length > 0);
  return isFollowed && income !== "unknown" && !isSuspended(question) ? "yes" : "unknown";
}

/** Named exceptions carry a statement of their own; a country is never funded while it is suspended. */
function isSuspended({country, programme, on}: EligibilityQuestion): boolean {
  return datedIntervals(country, programme).some(
    ({interval, period}) => interval.status === "suspended" && includesDay(period, on)
  );
}

/** Whether everything a rule asks for fits. */
export function fits(when: RuleCondition, situation: Situation): boolean {
  const {
    question,
    group,
    automaticFunding: funding,
    isTerritory,
    isPartly,
    isControlledFromOutside
  } = situation;
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
    (!when.partly || isPartly) &&
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
