import {z} from "zod";
import {defineRegister, property} from "../register.ts";
import {date, inLibrary, party, passage, words} from "../values.ts";

export const ROADMAP_STATES = {
  proposed: "Proposed",
  negotiated: "Under negotiation",
  agreed: "Agreed",
  ended: "Period ended",
  "not-concluded": "Not concluded",
  unknown: "Not known"
} as const;

/** Who has to meet a condition or reach a milestone. */
const side = z.enum(["eu", "partner", "both"]);

export const roadmaps = defineRegister({
  id: "roadmaps",
  title: "Roadmaps",
  summary:
    "Roadmaps with partner countries and regions: conditions on both sides, milestones, progress and evidence.",
  properties: {
    partner: property({title: "Partner", value: party, many: true}),
    "partner-group": property({title: "Partner region", value: words}),
    state: property({
      title: "State",
      value: z.enum(Object.keys(ROADMAP_STATES) as [keyof typeof ROADMAP_STATES]),
      required: true
    }),
    edition: property({title: "Edition", value: words, many: true}),
    "agreed-on": property({title: "Agreed on", value: date}),
    period: property({title: "Period", value: z.strictObject({from: date, to: date.optional()})}),
    basis: property({title: "Basis", value: passage, many: true, refers: inLibrary}),
    priority: property({title: "Priority", value: words, many: true}),
    condition: property({title: "Condition", value: z.strictObject({side, text: words}), many: true}),
    milestone: property({
      title: "Milestone",
      value: z.strictObject({side, text: words, due: date.optional(), reached: date.optional()}),
      many: true
    }),
    progress: property({title: "Progress", value: z.strictObject({date, text: words}), many: true})
  }
});
