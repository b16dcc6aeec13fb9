import {z} from "zod";
import {evidenceSchema} from "../cases/evidence.ts";
import type {EventOf} from "../ledger/stream.ts";
import {assetSchema, choiceOf, day, line, text} from "./asset.ts";

export const PROJECT_STAGES = {
  before: "Before the start",
  during: "While it runs",
  after: "At the end and after"
} as const;
export type ProjectStage = keyof typeof PROJECT_STAGES;

export const CHECK_ANSWERS = {
  yes: "Yes",
  partly: "Partly",
  no: "No",
  "not-applicable": "Does not apply"
} as const;
export type CheckAnswer = keyof typeof CHECK_ANSWERS;

export const CLAUSE_STATES = {
  settled: "Settled in the agreement",
  "not-needed": "Considered, not needed"
} as const;
export type ClauseState = keyof typeof CLAUSE_STATES;

export const TRANSFER_KINDS = {
  transfer: "Transfer of ownership",
  "exclusive-licence": "Exclusive licence"
} as const;

export const TRANSFER_DECISIONS = {
  made: "Made: nobody objected",
  "made-after-objection": "Made after an objection was settled",
  refused: "Not made: an objection stands",
  dropped: "Dropped"
} as const;
export type TransferDecision = keyof typeof TRANSFER_DECISIONS;

/** A project, partnership or portfolio whose assets are kept together. */
export const projectSchema = z
  .strictObject({
    title: line.min(3),
    unit: line.min(2),
    stage: choiceOf(PROJECT_STAGES),
    /** The appraisal of the same cooperation. */
    case: z.string().optional(),
    from: day.optional(),
    to: day.optional()
  })
  .refine(({from, to}) => !from || !to || from <= to, {error: "it ends before it begins", path: ["to"]});
export type ProjectContent = z.infer<typeof projectSchema>;

const country = z
  .string()
  .regex(/^[A-Z]{2}$/, {error: "unknown country"})
  .optional();

/** Who may use an asset, for what and on which terms. */
const accessSchema = z.strictObject({
  access: z.string(),
  asset: z.string(),
  holder: line.min(2),
  country,
  identifier: line.optional(),
  /** What exactly: the whole asset, a part of it. */
  scope: text.min(2),
  terms: text.min(2),
  from: day,
  until: day.optional()
});
export type Access = z.infer<typeof accessSchema>;

/** A transfer or exclusive licence, as Article 40 of Regulation (EU) 2021/695 has it. */
const transferSchema = z.strictObject({
  transfer: z.string(),
  asset: z.string(),
  kind: choiceOf(TRANSFER_KINDS),
  to: line.min(2),
  country,
  identifier: line.optional(),
  planned: day,
  notified: day.optional(),
  /** Who was told: other beneficiaries, the funder. */
  informed: z.array(line.min(2)).max(40),
  objectionUntil: day.optional(),
  note: text
});
export type Transfer = z.infer<typeof transferSchema>;

/** What the lists held that day said of an organisation with rights in an asset, with the signed certificate. */
const screenedSchema = z.strictObject({
  screening: z.string(),
  holder: z.strictObject({name: line.min(2), country, identifier: line.optional()}),
  evidence: evidenceSchema
});
export type HolderScreening = z.infer<typeof screenedSchema>;

/** Every kind of entry a register of a project's assets can have. */
export const ASSET_EVENTS = {
  "asset-project-opened": projectSchema,
  "asset-project-changed": projectSchema,
  "asset-project-shared": z.strictObject({with: z.string()}),
  "asset-kept": assetSchema,
  "asset-removed": z.strictObject({asset: z.string(), reasons: text.min(3)}),
  "access-granted": accessSchema,
  "access-ended": z.strictObject({access: z.string(), reasons: text.min(3)}),
  "transfer-kept": transferSchema,
  "transfer-decided": z.strictObject({
    transfer: z.string(),
    decision: choiceOf(TRANSFER_DECISIONS),
    on: day,
    reasons: text.min(3)
  }),
  "holder-screened": screenedSchema,
  "practice-checked": z.strictObject({
    practice: z.string(),
    stage: choiceOf(PROJECT_STAGES),
    answer: choiceOf(CHECK_ANSWERS),
    note: text
  }),
  "agreement-kept": z.strictObject({agreement: z.string(), title: line.min(3), partners: line}),
  "clause-considered": z.strictObject({
    agreement: z.string(),
    clause: z.string(),
    /** Left out where it is open again. */
    state: choiceOf(CLAUSE_STATES).optional(),
    note: text
  }),
  viewed: z.strictObject({}),
  exported: z.strictObject({form: z.string()})
} as const;
export type AssetEvent = EventOf<typeof ASSET_EVENTS>;
export type AssetEventOf<Type extends keyof typeof ASSET_EVENTS> = EventOf<typeof ASSET_EVENTS, Type>;
