import {z} from "@hono/zod-openapi";

const text = z.string();
const blank = text.nullable();
const many = z.array(text);
const confidence = z.enum(["seen", "reported", "unverified"]);
const partial = blank.openapi({description: "A year, month or day; null where it is not known or open"});

export const on = text
  .optional()
  .openapi({description: "Day asked for (default: today)", example: "2025-06-01"});
export const onQuery = z.object({on});
export const noQuery = z.object({});

export const registerParam = z.object({
  register: text.openapi({description: "Id of a register", example: "documents"})
});

export const thingParam = registerParam.extend({
  id: text.openapi({description: "Id of an entry", example: "com-2021-252"})
});

export const countryParam = z.object({
  code: text.openapi({description: "Code or name of a country", example: "KR"})
});

export const exportQuery = z.object({
  on,
  format: z
    .enum(["json", "csv", "jsonld", "csv-metadata.json"])
    .optional()
    .openapi({description: "Every statement in this form, instead of the list of entries"}),
  confidence: confidence.optional().openapi({description: "Only statements known in this way; with format"})
});

const byConfidence = z.object({seen: z.number(), reported: z.number(), unverified: z.number()});

const counts = z.object({
  statements: z.int(),
  byConfidence,
  shares: byConfidence.openapi({description: "Shares of the statements, from 0 to 1"}),
  overdue: z.int().openapi({description: "Statements past their review"})
});

const register = counts.extend({id: text, title: text, summary: text, things: z.int()});

export const catalogue = counts.extend({on: text, registers: z.array(register)});

export const entries = counts.extend({
  id: text,
  title: text,
  summary: text,
  things: z.array(counts.extend({id: text, name: text}))
});

const source = z.object({
  register: z.enum(["documents", "sources"]),
  id: text,
  title: text,
  publisher: blank,
  date: blank,
  address: blank,
  anchor: blank,
  passage: blank,
  remark: blank
});

const statement = z
  .object({
    statement: text.openapi({description: "Key: stays the same as long as the statement says the same"}),
    register: text,
    id: text,
    name: text,
    property: text,
    title: text,
    value: z.unknown(),
    words: text,
    names: many.openapi({description: "Entries the value names, as register/id or register/id#anchor"}),
    from: partial,
    to: partial,
    asOf: partial,
    confidence,
    entered: text,
    review: text,
    note: blank,
    sources: z.array(source)
  })
  .openapi("Statement");

const plainThing = z.object({
  register: text,
  id: text,
  name: text,
  shortName: blank,
  open: many.openapi({description: "What is not known, in words"}),
  statements: z.array(statement)
});

export const thing = plainThing.extend({
  mentions: z.array(
    z.object({register: text, id: text, name: text, property: text, words: text, asSource: z.boolean()})
  )
});

export const countryCatalogue = z.object({
  country: text,
  name: text,
  on: text,
  open: many,
  association: z.array(statement),
  relations: z.array(statement),
  agreements: z.array(plainThing),
  roadmaps: z.array(plainThing),
  dialogue: z.array(plainThing),
  initiatives: z.array(z.object({id: text, name: text, current: z.boolean(), membership: many}))
});

const standingAnswer = z.object({
  status: text,
  scope: blank,
  from: partial,
  to: partial,
  legalReference: blank,
  source: blank,
  confidence: confidence.nullable(),
  note: blank
});

export const standingQuery = z.object({
  on,
  programme: z.enum(["HORIZON", "EURATOM", "H2020", "FP7"]).optional(),
  part: text.optional().openapi({description: "Programme part", example: "HORIZON.2.5"})
});

export const standing = standingAnswer.extend({
  country: text,
  name: text,
  on: text,
  programme: text,
  part: blank,
  applicant: standingAnswer,
  unknown: many
});

/** The answer that is no plain JSON. */
export const linkedData = {
  200: {
    description: "JSON-LD with its context inside: DCAT-AP for the registers, PROV for the statements",
    content: {"application/ld+json": {schema: z.record(text, z.unknown())}}
  }
};
