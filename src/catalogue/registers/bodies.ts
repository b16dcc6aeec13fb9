import {z} from "zod";
import {defineRegister, property} from "../register.ts";
import {date, inLibrary, passage, thingId, words} from "../values.ts";

export const bodies = defineRegister({
  id: "bodies",
  title: "Governance",
  summary:
    "The bodies and agendas through which the Commission, Member States and associated countries steer the strategy.",
  properties: {
    kind: property({title: "Kind", value: z.enum(["body", "agenda", "action", "network"]), required: true}),
    about: property({title: "What it is", value: words, required: true}),
    period: property({title: "Period", value: z.strictObject({from: date, to: date.optional()})}),
    task: property({title: "Task", value: words, many: true}),
    objective: property({title: "Objective", value: words, many: true}),
    outcome: property({title: "Expected or reported outcome", value: words, many: true}),
    members: property({title: "Members", value: words, many: true}),
    document: property({title: "Document", value: passage, many: true, refers: inLibrary}),
    succeeds: property({title: "Succeeds", value: thingId, refers: (id) => [`bodies/${id}`]}),
    event: property({title: "Event", value: z.strictObject({date, text: words}), many: true})
  }
});
