import {z} from "zod";
import {formatDate} from "../../base/dates.ts";
import {ASSOCIATION_PROGRAMME_IDS} from "../../domain/association.ts";
import {isPartUnder} from "../parts.ts";
import {defineRegister, property} from "../register.ts";
import {date, joined, words} from "../values.ts";

export const ASSOCIATION_STATUSES = {
  associated: "Associated",
  transitional: "In transition",
  "non-associated": "Not associated",
  suspended: "Suspended"
} as const;

const statuses = Object.keys(ASSOCIATION_STATUSES) as [keyof typeof ASSOCIATION_STATUSES];

/** A status towards a programme or parts of it, and what is known of how it came about. */
export const associationValue = z.strictObject({
  programme: z.enum(ASSOCIATION_PROGRAMME_IDS),
  scope: words.default("all"),
  parts: z.array(words).default([]),
  except: z.array(words).default([]),
  status: z.enum(statuses),
  view: z.enum(["legal", "applicant"]),
  applicableSince: date.optional(),
  signed: date.optional(),
  legalReference: words.optional(),
  budgetRule: words.optional()
});

export type AssociationValue = z.infer<typeof associationValue>;

interface Covered {
  readonly parts: readonly string[];
  readonly except: readonly string[];
}

export const association = defineRegister({
  id: "association",
  title: "Association",
  summary:
    "Where countries stood towards the framework programmes, by law and as applicants were treated, in intervals.",
  properties: {
    association: property({
      title: "Association",
      value: associationValue,
      many: true,
      key: ({programme, view}) => `${programme} ${view}`,
      competes: (one, other) =>
        partsMeet(one, other) && (one.status !== other.status || sameParts(one, other)),
      say: sayAssociation,
      required: true
    })
  }
});

/** Whether a statement speaks of a part of the programme. */
export function coversPart({parts, except}: Covered, part: string): boolean {
  if (except.some((prefix) => isPartUnder(part, prefix))) return false;
  return parts.length === 0 || parts.some((prefix) => isPartUnder(part, prefix));
}

function partsMeet(one: Covered, other: Covered): boolean {
  return ["", ...one.parts, ...other.parts].some((part) => coversPart(one, part) && coversPart(other, part));
}

function sameParts(one: Covered, other: Covered): boolean {
  const text = ({parts, except}: Covered) => JSON.stringify([[...parts].sort(), [...except].sort()]);
  return text(one) === text(other);
}

function sayAssociation({programme, scope, status, view, signed, legalReference}: AssociationValue): string {
  return joined(
    `${ASSOCIATION_STATUSES[status]} (${programme}${scope === "all" ? "" : `: ${scope}`})`,
    view === "applicant" ? "as applicants were treated" : undefined,
    signed && `signed ${formatDate(signed)}`,
    legalReference
  );
}
