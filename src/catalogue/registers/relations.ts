import {z} from "zod";
import {defineRegister, property} from "../register.ts";
import {country, date, words} from "../values.ts";

/** Steps on the way to association, and away from it. */
export const TALKS = {
  exploratory: "Exploratory talks",
  "negotiations-agreed": "Negotiations agreed",
  negotiating: "Negotiations under way",
  paused: "Negotiations paused",
  concluded: "Negotiations concluded",
  "not-sought": "Association not sought"
} as const;

export const AUTOMATIC_FUNDING = {
  yes: "Automatically eligible for funding",
  no: "Not automatically eligible for funding",
  unknown: "Not known"
} as const;

export const relations = defineRegister({
  id: "relations",
  title: "Relations with countries",
  summary: "What the Union and a non-EU country have with each other beside association and agreements.",
  properties: {
    country: property({title: "Country", value: country, required: true}),
    "association-talks": property({
      title: "Talks on association",
      value: z.strictObject({
        programme: z.enum(["HORIZON", "EURATOM", "FP10"]).default("HORIZON"),
        step: z.enum(Object.keys(TALKS) as [keyof typeof TALKS]),
        scope: words.optional()
      }),
      key: ({programme}) => programme,
      many: true
    }),
    "automatic-funding": property({
      title: "Automatic funding",
      value: z.enum(Object.keys(AUTOMATIC_FUNDING) as [keyof typeof AUTOMATIC_FUNDING])
    }),
    "co-funding": property({
      title: "Co-funding by the country",
      value: z.strictObject({
        funder: words,
        scheme: words.optional(),
        scope: words.optional(),
        amount: z.number().nonnegative().optional(),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
        amountNote: words.optional(),
        kind: words.optional()
      }),
      many: true
    }),
    restriction: property({title: "Restriction", value: words, many: true}),
    line: property({title: "Line of the strategy", value: words, many: true}),
    event: property({title: "Event", value: z.strictObject({date, text: words}), many: true})
  }
});
