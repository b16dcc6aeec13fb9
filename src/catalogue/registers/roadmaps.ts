import {z} from "zod";
import {formatDate} from "../../base/dates.ts";
import {choice, cites, day, events, parties, span, text} from "../properties.ts";
import {defineRegister, property} from "../register.ts";
import {date, words} from "../values.ts";

export const ROADMAP_STATES = {
  proposed: "Proposed",
  negotiated: "Under negotiation",
  agreed: "Agreed",
  ended: "Period ended",
  "not-concluded": "Not concluded",
  unknown: "Not known"
} as const;

const SIDES = {eu: "The EU", partner: "The partner", both: "Both sides"} as const;

/** Who has to meet a condition or reach a milestone. */
const side = z.enum(["eu", "partner", "both"]);

export const roadmaps = defineRegister({
  id: "roadmaps",
  title: "Roadmaps",
  summary:
    "Roadmaps with partner countries and regions: conditions on both sides, milestones, progress and evidence.",
  properties: {
    partner: parties("Partner"),
    "partner-group": text("Partner region"),
    state: choice("State", ROADMAP_STATES, {required: true}),
    edition: text("Edition", {many: true}),
    "agreed-on": day("Agreed on"),
    period: span("Period"),
    basis: cites("Basis"),
    priority: text("Priority", {many: true}),
    condition: property({
      title: "Condition",
      value: z.strictObject({side, text: words}),
      many: true,
      say: ({side: who, text: what}) => `${SIDES[who]}: ${what}`
    }),
    milestone: property({
      title: "Milestone",
      value: z.strictObject({side, text: words, due: date.optional(), reached: date.optional()}),
      many: true,
      say: ({side: who, text: what, due, reached}) =>
        `${SIDES[who]}: ${what}${due ? `, due ${formatDate(due)}` : ""}${reached ? `, reached ${formatDate(reached)}` : ""}`
    }),
    progress: events("Progress")
  }
});
