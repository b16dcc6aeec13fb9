import {choice, cites, entry, events, span, text} from "../properties.ts";
import {defineRegister} from "../register.ts";

export const BODY_KINDS = {body: "Body", agenda: "Agenda", action: "Action", network: "Network"} as const;

export const bodies = defineRegister({
  id: "bodies",
  title: "Governance",
  summary:
    "The bodies and agendas through which the Commission, Member States and associated countries steer the strategy.",
  properties: {
    kind: choice("Kind", BODY_KINDS, {required: true}),
    about: text("What it is", {required: true}),
    period: span("Period"),
    task: text("Task", {many: true}),
    objective: text("Objective", {many: true}),
    outcome: text("Expected or reported outcome", {many: true}),
    members: text("Members", {many: true}),
    document: cites("Document"),
    succeeds: entry("Succeeds", "bodies", {isOrder: true}),
    event: events("Event")
  }
});
