import {z} from "@hono/zod-openapi";
import {INITIATIVE_KINDS} from "../../catalogue/registers/initiatives.ts";
import {COMMITMENT_STATES} from "../../pool/commitment-state.ts";
import {REVIEW_STAGES, type ReviewStage} from "../../pool/mapping/review.ts";
import {on, thing} from "./catalogue-schemas.ts";

const text = z.string();
const blank = text.nullable();
const many = z.array(text);
const keysOf = <K extends string>(titles: Readonly<Record<K, unknown>>) => Object.keys(titles) as [K, ...K[]];

const state = z.enum(keysOf(COMMITMENT_STATES));
const kind = z.enum(keysOf(INITIATIVE_KINDS));

export const commitmentQuery = z.object({
  on,
  state: state.optional(),
  actor: text.optional(),
  theme: text.optional(),
  head: z.enum(["A", "B", "C", "D"]).optional()
});

const turn = z.object({
  on: text,
  state,
  because: text,
  sources: z.array(z.object({id: text, title: text, passage: blank, address: blank}))
});

export const commitments = z.array(
  z.object({
    id: text,
    name: text,
    text,
    passage: text,
    confidence: text,
    actors: many,
    themes: many,
    head: blank,
    announced: text,
    due: blank,
    state,
    since: text,
    because: text,
    history: z.array(turn),
    evidence: z.array(turn)
  })
);

export const initiativeQuery = z.object({on, kind: kind.optional(), theme: text.optional()});

export const idParam = z.object({id: text.openapi({description: "Id of an entry"})});

export const initiatives = z.array(
  z.object({id: text, name: text, kind, about: text, themes: many, founded: blank, members: many})
);

export const initiative = thing.extend({on: text, members: many});

const overlap = z.object({
  kind: z.enum(["contained", "shared", "unknown", "currency"]),
  between: many,
  path: many.openapi({description: "From the one to the other, through the amounts they share"}),
  because: text
});

const sum = z.object({
  amount: z.number(),
  currency: text,
  bound: text.openapi({description: "exactly, about, at-least or at-most"}),
  parts: many
});

export const contributions = z.object({
  on: text,
  contributions: z.array(
    z.object({
      id: text,
      name: text,
      amount: z.number(),
      currency: text,
      bound: text,
      payers: many,
      stage: text,
      initiative: text,
      destination: blank,
      countsTowards: many,
      mayOverlap: z.array(z.object({to: text, because: text}))
    })
  ),
  byInitiative: z.array(
    z.object({initiative: text, ids: many, sum: z.union([sum, z.object({overlaps: z.array(overlap)})])})
  ),
  excesses: z.array(z.object({whole: text, parts: many, excess: z.number()}))
});

export const sumQuery = z.object({
  on,
  id: z.array(text).openapi({
    description: "Ids of contributions; give the parameter several times",
    example: ["gh-edctp3-eu"]
  })
});

/** The sum, or the refusal: a problem that lists the overlaps. */
export const sumAnswers = {
  200: {description: "The sum, each euro once", content: {"application/json": {schema: sum}}},
  422: {
    description: "Money would be counted twice, or nobody can tell; `overlaps` has every pair with its path",
    content: {
      "application/problem+json": {
        schema: z.object({
          type: text,
          title: text,
          status: z.int(),
          detail: text,
          hint: text.optional(),
          instance: text,
          overlaps: z.array(overlap)
        })
      }
    }
  }
};

export const mappingQuery = z.object({
  on,
  theme: text.optional(),
  kind: text.optional().openapi({description: "Kind of cooperation"}),
  exercise: z
    .enum(["yes", "no"])
    .optional()
    .openapi({description: "Returns of countries that do not exist, for trying it out (default: no)"})
});

export const mappingParam = z.object({
  country: text.openapi({description: "Code or name of a country", example: "XX"})
});

const cooperation = z.record(text, z.unknown());

const stage = z.enum(Object.keys(REVIEW_STAGES) as [ReviewStage]);
const said = {by: text, at: text};
const signOff = z.object({
  version: z.int(),
  sha256: text,
  ...said,
  withdrawn: z.object({text, ...said}).optional()
});
const comment = z.object({
  id: text,
  version: z.int(),
  row: text.optional(),
  text,
  ...said,
  answer: z.object({text, ...said}).optional()
});

const progress = z.object({
  country: text,
  stage,
  version: z.int().nullable(),
  asOf: text.nullable(),
  rows: z.int().nullable(),
  comments: z.int(),
  openComments: z.int(),
  signedOff: z.object({version: z.int(), ...said}).nullable()
});

export const mapping = z.object({
  on: text,
  cells: z.array(z.object({country: text, partner: text, cooperations: z.array(cooperation)})),
  partners: many,
  answered: many.openapi({description: "Countries asked that have answered"}),
  missing: many,
  others: many.openapi({description: "Other countries that have answered"}),
  coverage: z.object({answered: z.int(), asked: z.int(), signedOff: z.int()}),
  progress: z.array(progress),
  lapsed: z.array(z.object({country: text, cooperation})),
  returns: z.array(
    z.object({country: text, asOf: text, version: z.int(), imported: text, sha256: text, rows: z.int()})
  )
});

export const mappingCountry = z.object({
  country: text,
  stage,
  comments: z.array(comment),
  signOffs: z.array(signOff),
  versions: z.array(
    z.object({
      version: z.int(),
      asOf: text,
      imported: text,
      sha256: text,
      cooperations: z.array(cooperation),
      changes: z.record(text, z.unknown())
    })
  )
});
