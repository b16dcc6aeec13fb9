import {z} from "zod";
import {formatMoney} from "../../base/numbers.ts";
import {choice, events, nation, text} from "../properties.ts";
import {defineRegister, property} from "../register.ts";
import {joined, words} from "../values.ts";

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

const talks = z.strictObject({
  programme: z.enum(["HORIZON", "EURATOM", "FP10"]).default("HORIZON"),
  step: z.enum(Object.keys(TALKS) as [keyof typeof TALKS]),
  scope: words.optional()
});

const coFunding = z.strictObject({
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
});

export const relations = defineRegister({
  id: "relations",
  title: "Relations with countries",
  summary: "What the Union and a non-EU country have with each other beside association and agreements.",
  properties: {
    country: nation("Country", {required: true}),
    "association-talks": property({
      title: "Talks on association",
      value: talks,
      key: ({programme}) => programme,
      many: true,
      say: ({programme, step, scope}) =>
        joined(`${TALKS[step]}${programme === "HORIZON" ? "" : ` (${programme})`}`, scope)
    }),
    "automatic-funding": choice("Automatic funding", AUTOMATIC_FUNDING),
    "co-funding": property({
      title: "Co-funding by the country",
      value: coFunding,
      many: true,
      say: sayCoFunding
    }),
    restriction: text("Restriction", {many: true}),
    line: text("Line of the strategy", {many: true}),
    event: events("Event")
  }
});

function sayCoFunding({
  funder,
  scheme,
  scope,
  amount,
  currency,
  amountNote
}: z.infer<typeof coFunding>): string {
  const money = amount === undefined ? undefined : formatMoney(amount, currency ?? "EUR");
  return joined(
    funder.startsWith("Not named") ? undefined : funder,
    scheme,
    scope,
    money && joined(money, amountNote)
  );
}
