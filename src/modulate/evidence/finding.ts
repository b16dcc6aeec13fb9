import {z} from "zod";
import {formatDate, type IsoDate} from "../../base/dates.ts";
import {listOf} from "../../base/text.ts";
import type {CountryCode} from "../../domain/country.ts";

/** The criteria of the strategy by which cooperation is modulated. */
export const CRITERIA = {
  reciprocity: "Reciprocity",
  "level-playing-field": "Level playing field",
  values: "Fundamental rights and shared values",
  interest: "Interest of the Union and open strategic autonomy"
} as const;

export type Criterion = keyof typeof CRITERIA;

/** Which way a finding points; two that point apart are both kept. */
export const LEANINGS = {
  favours: "Favours cooperation",
  cautions: "Calls for caution",
  neutral: "Points neither way"
} as const;

/** A qualitative finding of a named expert on a country, by one criterion. */
export interface Finding {
  readonly id: string;
  readonly country: CountryCode;
  readonly criterion: Criterion;
  readonly leaning: keyof typeof LEANINGS;
  readonly text: string;
  readonly author: string;
  readonly source: string;
  /** Day of what was found, such as that of an interview; the day it was entered where left out. */
  readonly found?: IsoDate;
  readonly entered: IsoDate;
  /** Last day on which it may be relied on without being looked at again. */
  readonly expires: IsoDate;
  /** Id of the finding that took its place; what was said is never deleted. */
  readonly withdrawnFor?: string;
  /** That it was taken back without another in its place, and why. */
  readonly withdrawn?: Withdrawal;
  /** Account it was entered under, by its opaque id; only that account takes it back. */
  readonly account?: string;
}

export interface Withdrawal {
  readonly on: IsoDate;
  readonly by: string;
  readonly reasons: string;
}

/** Most characters a finding's text can have. */
export const LONGEST_TEXT = 2000;

export const findingSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  country: z.string().regex(/^[A-Z]{2}$/),
  criterion: z.enum(Object.keys(CRITERIA) as [Criterion]),
  leaning: z.enum(Object.keys(LEANINGS) as [keyof typeof LEANINGS]),
  text: z.string().min(1).max(LONGEST_TEXT),
  author: z.string().min(1).max(200),
  source: z.string().min(1).max(1000),
  entered: z.string(),
  expires: z.string(),
  found: z.string().optional(),
  withdrawnFor: z.string().optional(),
  withdrawn: z
    .strictObject({on: z.string(), by: z.string().min(1).max(200), reasons: z.string().min(3).max(1000)})
    .optional(),
  account: z.string().optional()
});

/** Reads what a line holds as a finding. Throws where it is none. */
export function readFinding(value: unknown): Finding {
  const {found, withdrawnFor, withdrawn, account, ...rest} = findingSchema.parse(value);
  return {
    ...rest,
    ...(found && {found}),
    ...(withdrawnFor && {withdrawnFor}),
    ...(withdrawn && {withdrawn}),
    ...(account && {account})
  };
}

/** Whether a finding may still be relied on. */
export function isCurrent(finding: Finding, on: IsoDate): boolean {
  return !isWithdrawn(finding) && on <= finding.expires;
}

/** Whether it was taken back, for another or without one. */
export function isWithdrawn({withdrawnFor, withdrawn}: Finding): boolean {
  return withdrawnFor !== undefined || withdrawn !== undefined;
}

/** Who found it, and when. */
export function sayOrigin({author, found, entered}: Finding): string {
  if (found === undefined || found === entered) return `${author}, ${formatDate(entered)}`;
  return `${author}, ${formatDate(found)} (entered ${formatDate(entered)})`;
}

/** How long a finding may be relied on, in words. */
export function sayValidity(finding: Finding, on: IsoDate): string {
  const {withdrawn, withdrawnFor} = finding;
  if (withdrawn) return `withdrawn ${formatDate(withdrawn.on)}: ${withdrawn.reasons}`;
  if (withdrawnFor !== undefined) return "withdrawn for a later one";
  return `${isCurrent(finding, on) ? "until" : "expired"} ${formatDate(finding.expires)}`;
}

/** Criteria on which current findings point both ways. */
export function disagreements(findings: readonly Finding[], on: IsoDate): Criterion[] {
  const current = findings.filter((finding) => isCurrent(finding, on));
  return (Object.keys(CRITERIA) as Criterion[]).filter((criterion) => {
    const leanings = new Set(
      current.filter((one) => one.criterion === criterion).map(({leaning}) => leaning)
    );
    return leanings.has("favours") && leanings.has("cautions");
  });
}

/** That experts disagree on a country, in a sentence; undefined where current findings point one way. */
export function sayDisagreement(findings: readonly Finding[], on: IsoDate): string | undefined {
  const criteria = disagreements(findings, on).map((criterion) => CRITERIA[criterion].toLowerCase());
  return criteria.length > 0 ? `Experts disagree on ${listOf(criteria)}; every finding is kept.` : undefined;
}
