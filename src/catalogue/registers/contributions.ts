import {z} from "zod";
import {choice, entry, nation, span, text} from "../properties.ts";
import {defineRegister, property} from "../register.ts";
import {money, party, sayMoney, sayParty, thingId, words} from "../values.ts";

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
    amount: property({title: "Amount", value: money, required: true, say: sayMoney}),
    payer: property({
      title: "Payer",
      value: z.union([party, words]),
      many: true,
      required: true,
      say: sayParty
    }),
    stage: choice("Stage", CONTRIBUTION_STAGES, {required: true}),
    initiative: entry("Initiative", "initiatives", {required: true}),
    beneficiary: nation("Country that benefits"),
    region: text("Region that benefits"),
    period: span("Period"),
    purpose: text("Purpose"),
    /** The amount is contained in another, wholly, or with the share given. */
    "counts-towards": property({
      title: "Counts towards",
      value: z.strictObject({to: thingId, share: z.number().positive().optional()}),
      many: true,
      key: ({to}) => to,
      refers: refersToContribution,
      isOrder: true,
      say: ({to, share}) =>
        share === undefined
          ? to
          : `${to}, with ${sayMoney({amount: share, currency: "EUR", bound: "exactly"})}`
    }),
    /** The two may contain the same money; nobody has said. */
    "may-overlap": property({
      title: "May overlap with",
      value: z.strictObject({to: thingId, because: words}),
      many: true,
      key: ({to}) => to,
      refers: refersToContribution,
      say: ({to, because}) => `${to}: ${because}`
    })
  }
});
