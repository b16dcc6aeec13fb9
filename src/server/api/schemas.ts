import {z} from "@hono/zod-openapi";
import {DIMENSION_IDS, DIMENSIONS} from "../../domain/dimension.ts";

const text = z.string();

export const index = z.record(text, text);

export const indicator = z.object({
  id: text,
  version: z.int(),
  title: text,
  unit: text,
  definition: text,
  reading: text,
  caveats: z.array(text),
  sources: z.array(text),
  dimensions: z.array(text),
  counting: z.array(text)
});

export const indicatorParam = z.object({
  indicator: text.openapi({description: "Id of an indicator", example: "participations"})
});

export const fileParam = z.object({
  file: text.openapi({description: "Indicator and format", example: "participations.csv"})
});

const dimensions = Object.fromEntries(
  DIMENSION_IDS.map((id) => [
    id,
    text
      .optional()
      .openapi({description: `${DIMENSIONS[id].description} Several values are parted by commas.`})
  ])
);

export const figureQuery = z.object({
  ...dimensions,
  status: z
    .enum(["was", "now", "applicant"])
    .optional()
    .openapi({description: "Which status countries are given"}),
  counting: z.enum(["whole", "fractional"]).optional(),
  "year-of": z.enum(["start", "signature"]).optional(),
  value: text.optional().openapi({description: "The value the figure had when it was cited"}),
  at: text.optional().openapi({description: "The warehouse it was cited from"})
});

export const pagedQuery = figureQuery.extend({
  by: text.optional().openapi({description: "Dimensions to break down by, parted by commas"}),
  page: text.optional(),
  "per-page": text.optional()
});

const row = z
  .record(text, z.union([text, z.number(), z.null()]))
  .openapi({description: "Codes of the dimensions, value, unit, and the figure's address"});
const trace = z
  .record(text, z.unknown())
  .openapi({description: "Definition, request, query, vintages, coverage, caveats"});

/** What every answer that comes in pages says of them. */
export const paging = {total: z.int(), page: z.int(), perPage: z.int(), pages: z.int()};

export const figures = z.object({rows: z.array(row), ...paging, trace});

export const explanation = z.object({
  value: z.number().nullable(),
  blank: z.unknown(),
  unit: text,
  interval: z.unknown(),
  ofYear: z.int().nullable(),
  basis: z.unknown(),
  dims: z.record(text, z.union([text, z.number()])),
  figure: text,
  verdict: z.enum(["agrees", "differs", "unchecked"]),
  expected: z.unknown(),
  trace
});

export const country = z.object({code: text, iso2: text, iso3: text, name: text, region: text, income: text});

export const themes = z.object({
  version: text,
  source: text,
  confidence: text,
  themes: z.array(
    z.object({
      id: text,
      title: text,
      definition: text,
      rules: z.object({parts: z.array(text), topics: z.array(text), fields: z.array(text)})
    })
  )
});

export const dimension = z.object({id: text, title: text, description: text});
export const manifest = z.record(text, z.unknown());
export const reconciliation = z.record(text, z.unknown());

export const compareQuery = z.object({
  from: text.openapi({
    description: "Id of the first vintage, or a part of it that no other has",
    example: "2024-11-05"
  }),
  to: text.openapi({description: "Id of the second vintage, or a part of it", example: "2025-12-06"}),
  format: z.enum(["json", "csv"]).optional()
});

const vintage = z.object({
  id: text,
  programme: text,
  title: text,
  dated: text,
  sha256: text,
  rows: z.record(text, z.int())
});

export const comparison = z.object({
  from: vintage,
  to: vintage,
  rows: z.array(
    z
      .record(text, z.union([text, z.number(), z.null()]))
      .openapi({description: "What is counted, before, after, difference, and the difference by cause"})
  ),
  projects: z
    .record(text, z.unknown())
    .openapi({description: "How many are added, gone, changed and unchanged, and which changed most"}),
  trace
});

const problem = z.object({
  type: text,
  title: text,
  status: z.int(),
  detail: text,
  hint: text.optional(),
  instance: text
});

/** The answers every route gives: what was asked, or a problem that says what to do. */
export function answers<T extends z.ZodType>(body: T) {
  return {
    200: {description: "The answer", content: {"application/json": {schema: body}}},
    default: {description: "A problem", content: {"application/problem+json": {schema: problem}}}
  };
}
