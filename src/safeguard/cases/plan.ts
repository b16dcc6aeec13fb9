import {z} from "zod";

/** What is planned together, in the words of the form. */
export const ACTIVITIES = {
  "joint-project": "Joint research project",
  visit: "Visit",
  recruitment: "Recruitment",
  mobility: "Exchange of staff or students",
  education: "Joint degree, course or branch campus",
  funding: "Funding or donation",
  data: "Exchange of data",
  equipment: "Equipment or material",
  "joint-lab": "Joint laboratory or centre"
} as const;
export type Activity = keyof typeof ACTIVITIES;

export const PARTNER_KINDS = {
  university: "University",
  "research-organisation": "Research organisation",
  company: "Company",
  ngo: "Non-governmental organisation",
  public: "Public body",
  other: "Other organisation"
} as const;

export const OWN_ROLES = {coordinator: "Coordinates", participant: "Takes part"} as const;

const LONGEST_LINE = 300;
const LONGEST_TEXT = 8000;
/** Well above a consortium; a form that sends more was not filled in by a person. */
const MOST_PARTNERS = 200;

const line = z.string().trim().max(LONGEST_LINE);
const text = z.string().trim().max(LONGEST_TEXT);
const day = z.iso.date();
const choiceOf = <T extends Record<string, string>>(titles: T) =>
  z.enum(Object.keys(titles) as [keyof T & string, ...(keyof T & string)[]]);

export const partnerSchema = z.strictObject({
  name: line.min(2),
  /** Code of the country of its seat. */
  country: z.string().regex(/^[A-Z]{2}$/),
  kind: choiceOf(PARTNER_KINDS),
  /** Codes of countries it is controlled from, where they are others. */
  controlledFrom: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(10)
    .default([]),
  identifier: line.optional()
});
export type Partner = z.infer<typeof partnerSchema>;

/** A cooperation that is planned: what an appraisal is about. There is no place in it for anybody's nationality. */
export const planSchema = z.strictObject({
  title: line.min(3),
  unit: line.min(2),
  partners: z.array(partnerSchema).min(1).max(MOST_PARTNERS),
  domain: text.min(3),
  /** Ids of technologies of the ten critical areas; empty where none is meant. */
  technologies: z.array(line).max(60).default([]),
  activities: z.array(choiceOf(ACTIVITIES)).min(1),
  ownRole: choiceOf(OWN_ROLES).default("participant"),
  funder: line.default(""),
  amountEur: z.number().nonnegative().max(1e11).optional(),
  /** Programme part of Horizon Europe, where it is to be funded there. */
  programmePart: line.optional(),
  outputs: text.default(""),
  from: day.optional(),
  to: day.optional()
});
export type Plan = z.infer<typeof planSchema>;

export const PERSON_PARTS = {
  contact: "Contact",
  visitor: "Visitor",
  recruit: "Candidate",
  member: "Member of the team"
} as const;

/** A natural person named in a case. Kept apart, with a key of its own, so that it can be erased. */
export const personSchema = z.strictObject({
  person: z.string(),
  name: line.min(2),
  part: choiceOf(PERSON_PARTS),
  affiliation: line.default("")
});
export type Person = z.infer<typeof personSchema>;
