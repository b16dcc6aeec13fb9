import {z} from "zod";
import {defineRegister, property} from "../register.ts";
import {address, date, inLibrary, passage, thingId, words} from "../values.ts";

/** Kinds of document, in the words of the institutions. */
export const DOCUMENT_KINDS = {
  communication: "Communication",
  "council-conclusions": "Council conclusions",
  "council-recommendation": "Council Recommendation",
  "commission-recommendation": "Commission Recommendation",
  resolution: "Resolution of the European Parliament",
  opinion: "Opinion",
  declaration: "Declaration",
  statement: "Statement",
  "staff-working-document": "Staff working document",
  report: "Report",
  regulation: "Regulation",
  decision: "Decision",
  agreement: "Agreement",
  "work-programme": "Work programme",
  guidance: "Guidance",
  "code-of-practice": "Code of practice",
  study: "Study",
  other: "Other document"
} as const;

const kinds = Object.keys(DOCUMENT_KINDS) as [keyof typeof DOCUMENT_KINDS];

export const documents = defineRegister({
  id: "documents",
  title: "Library",
  summary:
    "The documents of the strategy, with references, dates, addresses and the passages that facts cite.",
  properties: {
    kind: property({title: "Kind", value: z.enum(kinds), required: true}),
    author: property({title: "Author", value: words, many: true, required: true}),
    date: property({title: "Date", value: date, required: true}),
    reference: property({title: "Reference", value: words, many: true}),
    celex: property({title: "CELEX number", value: words}),
    "published-in": property({title: "Published in", value: words, many: true}),
    address: property({title: "Address", value: address, many: true}),
    about: property({title: "What it is about", value: words}),
    "full-title": property({title: "Full title", value: words}),
    covers: property({
      title: "Period covered",
      value: z.strictObject({from: date, to: date})
    }),
    due: property({title: "Was due", value: date}),
    replaces: property({title: "Replaces", value: thingId, many: true, refers: (id) => inLibrary(id)}),
    follows: property({title: "Follows from", value: passage, many: true, refers: inLibrary}),
    anchor: property({
      title: "Passage",
      value: z.strictObject({
        id: thingId,
        label: words,
        /** What it says, in our own words. */
        gist: words.optional(),
        /** Whether the passage itself was read; if not, its place in the text is still open. */
        read: z.boolean()
      }),
      many: true,
      key: ({id}) => id
    })
  }
});
