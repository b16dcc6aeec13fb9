import {z} from "zod";
import {defineRegister, property} from "../register.ts";
import {date, inLibrary, party, passage, thingId, words} from "../values.ts";

export const dialogue = defineRegister({
  id: "dialogue",
  title: "Multilateral dialogue",
  summary: "Events of the multilateral dialogue on principles and values, with the partners who took part.",
  properties: {
    date: property({title: "Date", value: date}),
    kind: property({
      title: "Kind",
      value: z.enum(["declaration", "conference", "launch", "workshop", "stock-taking", "decision"]),
      required: true
    }),
    place: property({title: "Place", value: words}),
    principle: property({
      title: "Principle",
      value: thingId,
      many: true,
      refers: (id) => [`principles/${id}`]
    }),
    partner: property({title: "Partner", value: party, many: true}),
    organisation: property({title: "Organisation", value: words, many: true}),
    attendance: property({title: "Attendance", value: words, many: true}),
    outcome: property({title: "Outcome", value: words, many: true}),
    document: property({title: "Document", value: passage, many: true, refers: inLibrary})
  }
});
