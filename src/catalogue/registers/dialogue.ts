import {choice, cites, day, entry, parties, text} from "../properties.ts";
import {defineRegister} from "../register.ts";

export const DIALOGUE_KINDS = {
  declaration: "Declaration",
  conference: "Conference",
  launch: "Launch",
  workshop: "Workshop",
  "stock-taking": "Stock-taking",
  decision: "Decision"
} as const;

export const dialogue = defineRegister({
  id: "dialogue",
  title: "Multilateral dialogue",
  summary: "Events of the multilateral dialogue on principles and values, with the partners who took part.",
  properties: {
    date: day("Date"),
    kind: choice("Kind", DIALOGUE_KINDS, {required: true}),
    place: text("Place"),
    principle: entry("Principle", "principles"),
    partner: parties("Partner"),
    organisation: text("Organisation", {many: true}),
    attendance: text("Attendance", {many: true}),
    outcome: text("Outcome", {many: true}),
    document: cites("Document")
  }
});
