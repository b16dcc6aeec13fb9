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
  readonly entered: IsoDate;
  /** Last day on which it may be relied on without being looked at again. */
  readonly expires: IsoDate;
  /** Id of the finding that took its place; what was said is never deleted. */
  readonly withdrawnFor?: string;
}

export const findingSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  country: z.string().regex(/^[A-Z]{2}$/),
  criterion: z.enum(Object.keys(CRITERIA) as [Criterion]),
  leaning: z.enum(Object.keys(LEANINGS) as [keyof typeof LEANINGS]),
  text: z.string().min(1).max(2000),
  author: z.string().min(1).max(200),
  source: z.string().min(1).max(1000),
  entered: z.string(),
  expires: z.string(),
  withdrawnFor: z.string().optional()
});

/** Whether a finding may still be relied on. */
export function isCurrent(finding: Finding, on: IsoDate): boolean {
  return finding.withdrawnFor === undefined && on <= finding.expires;
}

/** How long a finding may be relied on, in words. */
export function sayValidity(finding: Finding, on: IsoDate): string {
  if (finding.withdrawnFor !== undefined) return "withdrawn";
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
