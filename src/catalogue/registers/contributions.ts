import {z} from "zod";
import {defineRegister, property} from "../register.ts";
import {country, date, money, party, thingId, words} from "../values.ts";

/** How firm money is, in the words of the Team Europe tracking. */
export const CONTRIBUTION_STAGES = {
  announced: "Announced",
  committed: "Committed",
  disbursed: "Disbursed"
} as const;

const refersToContribution = ({to}: {to: string}): string[] => [`contributions/${to}`];

export const contributions = defineRegister({
  id: "contributions",
  title: "Team Europe and money",
  summary:
    "Amounts of the EU, Member States and financial institutions, and what each of them counts towards.",
  properties: {
    amount: property({title: "Amount", value: money, required: true}),
    payer: property({title: "Payer", value: z.union([party, words]), many: true, required: true}),
    stage: property({
      title: "Stage",
      value: z.enum(Object.keys(CONTRIBUTION_STAGES) as [keyof typeof CONTRIBUTION_STAGES]),
      required: true
    }),
    initiative: property({
      title: "Initiative",
      value: thingId,
      required: true,
      refers: (id) => [`initiatives/${id}`]
    }),
    beneficiary: property({title: "Country that benefits", value: country}),
    region: property({title: "Region that benefits", value: words}),
    period: property({title: "Period", value: z.strictObject({from: date, to: date.optional()})}),
    purpose: property({title: "Purpose", value: words}),
    /** The amount is contained in another, wholly, or with the share given. */
    "counts-towards": property({
      title: "Counts towards",
      value: z.strictObject({to: thingId, share: z.number().positive().optional()}),
      many: true,
      key: ({to}) => to,
      refers: refersToContribution
    }),
    /** The two may contain the same money; nobody has said. */
    "may-overlap": property({
      title: "May overlap with",
      value: z.strictObject({to: thingId, because: words}),
      many: true,
      key: ({to}) => to,
      refers: refersToContribution
    })
  }
});
