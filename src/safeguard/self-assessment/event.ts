import {z} from "zod";
import type {EventOf} from "../ledger/stream.ts";

/** How far a measure is, in words; the number is the place in the list. */
export const MEASURE_STATES = [
  "Not begun",
  "Planned",
  "Partly in place",
  "In place",
  "In place and reviewed"
] as const;
export type MeasureState = 0 | 1 | 2 | 3 | 4;

/** From this state on, a measure is no gap. */
export const IN_PLACE = 3;

const line = z.string().trim().max(300);
const text = z.string().trim().max(8000);
const day = z.iso.date({error: "expected a day as 2026-11-28"});

/** What is said of one measure: how far it is, what shows it, and what comes next. */
export const measureAnswerSchema = z.strictObject({
  measure: z.string(),
  state: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  evidence: text,
  /** What is to be done next. */
  next: text,
  owner: line,
  /** Until when; of a measure in place, the day of its next review. */
  due: day.optional()
});
export type MeasureAnswer = z.infer<typeof measureAnswerSchema>;

export const ACTION_STATES = {
  open: "Not begun",
  "under-way": "Under way",
  done: "Done",
  dropped: "Dropped"
} as const;
export type ActionState = keyof typeof ACTION_STATES;

/** A step of the plan that belongs to no single measure: a training, a budget, a new office. */
export const planActionSchema = z.strictObject({
  action: z.string(),
  what: line.min(3),
  owner: line,
  due: day.optional(),
  state: z.enum(Object.keys(ACTION_STATES) as [ActionState, ...ActionState[]], {
    error: `expected one of ${Object.keys(ACTION_STATES).join(", ")}`
  }),
  /** How far it is, or why it was dropped. */
  note: text
});
export type PlanAction = z.infer<typeof planActionSchema>;

/** Every kind of entry a self-assessment can have. */
export const ASSESSMENT_EVENTS = {
  "assessment-opened": z.strictObject({
    /** 2026, or whatever the institution calls it. */
    edition: line.min(2),
    on: day,
    /** Revision of the catalogue whose measures were asked. */
    catalogue: z.string(),
    /** The assessment it starts from, with its answers as they were. */
    from: z.string().optional(),
    carried: z.array(measureAnswerSchema),
    /** Actions of its plan that were neither done nor dropped. */
    actions: z.array(planActionSchema).optional()
  }),
  "measure-assessed": measureAnswerSchema,
  "action-kept": planActionSchema,
  "assessment-closed": z.strictObject({conclusion: text.min(3)}),
  "assessment-reopened": z.strictObject({reasons: text.min(3)}),
  viewed: z.strictObject({}),
  exported: z.strictObject({form: z.string()})
} as const;

export type AssessmentEvent = EventOf<typeof ASSESSMENT_EVENTS>;

export function isMeasureState(value: number): value is MeasureState {
  return Number.isInteger(value) && value >= 0 && value < MEASURE_STATES.length;
}
