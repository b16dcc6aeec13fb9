import {z} from "zod";
import {templateProblem} from "./template.ts";

const template = z
  .string()
  .trim()
  .min(1)
  .superRefine((text, context) => {
    const problem = templateProblem(text);
    if (problem) context.addIssue({code: "custom", message: problem});
  });
const id = z.string().regex(/^[a-z][a-z-]*$/, {error: "expected an id such as clean-energy"});
const address = z.string().regex(/^[a-z-]+(?:\?\S+)?$/, {
  error: "expected the address of a figure, such as projects?year=$years"
});
const figures = z.record(id, address);

const textBlock = z.strictObject({
  text: template,
  /** What follows where the period has two whole years at least, so that there is a change to tell. */
  change: template.optional(),
  figures: figures.optional(),
  /** The sentence in its place where its first figure is zero or blank; it may name the {reason}. */
  empty: template.optional(),
  tone: z.enum(["plain", "finding", "note"]).default("plain")
});

const showBlock = z.strictObject({
  show: address,
  title: template,
  as: z.enum(["bars", "columns", "lines", "stack", "map", "table"]),
  /** The dimension named along the picture; the first of the breakdown where left out. */
  dimension: z.enum(["country", "group", "region", "income", "theme", "partner", "part"]).optional(),
  most: z.int().positive().optional(),
  /** Another table of the report that holds these figures, where theirs would break the reading. */
  behind: z.string().optional(),
  empty: template
});

const matrixBlock = z.strictObject({
  matrix: z.enum(["country", "group", "region", "income", "theme", "part", "year"]),
  title: template,
  columns: z.array(z.strictObject({title: template, figures: address})).min(1),
  most: z.int().positive().optional(),
  empty: template
});

const listBlock = z.strictObject({
  list: id,
  only: z.record(z.string(), z.string()).default({})
});

const precedent = z.strictObject({
  edition: z.string().min(1),
  value: z.string().min(1),
  source: z.string().min(1),
  confidence: z.enum(["seen", "reported", "unverified"])
});

const recurringBlock = z.strictObject({
  recurring: z
    .array(
      z.strictObject({
        id,
        title: template,
        figures: address,
        precedents: z.array(precedent),
        /** Why the value differs from those before it. */
        reason: template
      })
    )
    .min(1),
  title: template
});

const checksBlock = z.strictObject({
  checks: z
    .array(
      z.strictObject({
        title: template,
        figures: address,
        /** What is taken off before the two are compared, where whoever published counts it elsewhere. */
        less: address.optional(),
        /** The whole that the first figure is a part of, where a share was published. */
        of: z.strictObject({figures: address, less: address.optional()}).optional(),
        /** A programme without whose data the figures mean something else. */
        needs: z.string().min(1).optional(),
        published: z.string().min(1),
        source: z.string().min(1),
        confidence: z.enum(["seen", "reported", "unverified"]),
        reason: template
      })
    )
    .min(1),
  title: template
});

const leaf = z.union([textBlock, showBlock, matrixBlock, listBlock, recurringBlock, checksBlock]);

const eachBlock = z.strictObject({
  each: z.enum(["theme", "country", "region"]),
  of: z.array(z.string().min(1)).min(1),
  blocks: z.array(leaf).min(1)
});

const section = z.strictObject({
  id,
  title: template,
  annex: z.boolean().default(false),
  blocks: z.array(z.union([leaf, eachBlock])).min(1)
});

const scale = z.strictObject({
  id,
  title: template,
  /** Change in per cent of the first figure, or the difference between the two. */
  measure: z.enum(["percent-change", "difference"]),
  /** Below this, in both figures, no adjective is given. */
  least: z.number().nonnegative().default(0),
  few: template,
  steps: z
    .array(z.strictObject({from: z.number().optional(), words: template}))
    .min(2)
    .refine((steps) => steps.at(-1)?.from === undefined, {error: "the last step has no from"})
});

const headFields = {
  id,
  version: z.int().positive(),
  title: template,
  subtitle: template,
  entered: z.string(),
  /** A cover with the contents after it, for a report; a head over the text, for a few pages. */
  opening: z.enum(["cover", "head"]).default("cover")
};

/** An outline whole. */
export const outlineSchema = z.strictObject({
  ...headFields,
  scales: z.array(scale).default([]),
  sections: z.array(section).min(1)
});

/** What a report says, in which order: sections with templates, pictures, tables and lists. */
export type Outline = z.infer<typeof outlineSchema>;
export type Section = Outline["sections"][number];
export type Leaf = z.infer<typeof leaf>;
export type SectionBlock = Section["blocks"][number];
export type Scale = z.infer<typeof scale>;
export type TextBlock = z.infer<typeof textBlock>;
export type ShowBlock = z.infer<typeof showBlock>;
export type MatrixBlock = z.infer<typeof matrixBlock>;
export type RecurringBlock = z.infer<typeof recurringBlock>;
export type ChecksBlock = z.infer<typeof checksBlock>;

/** The sections of another outline under titles, and in an order, of its own. */
export const derivedSchema = z.strictObject({
  ...headFields,
  extends: id,
  sections: z
    .array(z.strictObject({id, title: template, annex: z.boolean().default(false), use: z.array(id).min(1)}))
    .min(1)
});
