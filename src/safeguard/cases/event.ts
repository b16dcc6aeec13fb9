import {z} from "zod";
import type {EventOf} from "../ledger/stream.ts";
import {evidenceSchema} from "./evidence.ts";
import {personSchema, planSchema} from "./plan.ts";

/** What an appraisal can come to. A finding of the software is none of these. */
export const OUTCOMES = {
  proceed: "Proceed",
  "proceed-with-conditions": "Proceed with conditions",
  refer: "Refer to a higher level",
  decline: "Decline"
} as const;
export type Outcome = keyof typeof OUTCOMES;
const outcome = z.enum(Object.keys(OUTCOMES) as [Outcome]);

/** Why a case that had an answer is open again. */
export const REOPENING_CAUSES = {
  list: "A list changed",
  partner: "A partner changed",
  status: "The status of a country changed",
  technology: "A technology changed",
  expired: "The answer expired",
  person: "A person asked for it"
} as const;
export type ReopeningCause = keyof typeof REOPENING_CAUSES;
const cause = z.enum(Object.keys(REOPENING_CAUSES) as [ReopeningCause]);

const text = z.string().trim().max(8000);
const reasons = text.min(3);

/** A file kept beside the case, sealed with a key of its own. */
const file = z.strictObject({
  file: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string()
});
export type CaseFile = z.infer<typeof file>;

/** Every kind of entry a case can have, each with its own fields. */
export const CASE_EVENTS = {
  opened: z.strictObject({plan: planSchema, scheme: z.string()}),
  planned: z.strictObject({plan: planSchema}),
  "person-named": personSchema,
  "person-screened": z.strictObject({person: z.string(), evidence: evidenceSchema}),
  answered: z.strictObject({scheme: z.string(), question: z.string(), answer: z.string(), note: text}),
  "evidence-gathered": z.strictObject({evidence: z.array(evidenceSchema)}),
  raised: z.strictObject({because: z.array(z.string()), scheme: z.string()}),
  "ended-by-short-check": z.strictObject({until: z.iso.date(), finding: z.string()}),
  noted: z.strictObject({text: reasons}),
  attached: file,
  /** A file about a person, sealed with the key of that person. */
  "person-file-attached": file.extend({person: z.string()}),
  "measure-planned": z.strictObject({
    measure: z.string(),
    text: reasons,
    owner: text.min(2),
    due: z.iso.date(),
    review: z.iso.date().optional()
  }),
  "measure-done": z.strictObject({measure: z.string(), proof: reasons}),
  "measure-dropped": z.strictObject({measure: z.string(), reasons}),
  proposed: z.strictObject({
    outcome,
    reasons,
    conditions: text,
    costOfNotCooperating: text,
    until: z.iso.date()
  }),
  returned: z.strictObject({reasons}),
  signed: z.strictObject({outcome, reasons, role: z.string()}),
  reopened: z.strictObject({cause, detail: z.string()}),
  withdrawn: z.strictObject({reasons}),
  assigned: z.strictObject({to: z.string()}),
  imported: z.strictObject({from: z.string(), sha256: z.string(), sound: z.boolean()}),
  erased: z.strictObject({subject: z.string(), ground: reasons}),
  viewed: z.strictObject({}),
  exported: z.strictObject({form: z.string()})
} as const;
export type CaseEventType = keyof typeof CASE_EVENTS;
export const CASE_EVENT_TYPES = Object.keys(CASE_EVENTS) as readonly CaseEventType[];

export type CaseEventOf<Type extends CaseEventType> = EventOf<typeof CASE_EVENTS, Type>;
export type CaseEvent = EventOf<typeof CASE_EVENTS>;

export function isCaseEventType(type: string): type is CaseEventType {
  return Object.hasOwn(CASE_EVENTS, type);
}

/** Reads the content of an entry as the event its type says; throws where it is not of its shape. */
export function parseCaseEvent(type: CaseEventType, content: unknown): CaseEvent {
  return {type, content: CASE_EVENTS[type].parse(content)} as CaseEvent;
}
