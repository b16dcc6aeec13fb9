import {z} from "zod";
import {celexAddress, referenceAddress} from "../eur-lex.ts";
import {choice, cites, day, entry, span, text} from "../properties.ts";
import {defineRegister, property} from "../register.ts";
import {address, thingId, words} from "../values.ts";

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

const anchor = z.strictObject({
  id: thingId,
  label: words,
  /** What it says, in our own words. */
  gist: words.optional(),
  /** Whether the passage itself was read; if not, its place in the text is still open. */
  read: z.boolean()
});

export const documents = defineRegister({
  id: "documents",
  title: "Library",
  summary:
    "The documents of the strategy, with references, dates, addresses and the passages that facts cite.",
  properties: {
    kind: choice("Kind", DOCUMENT_KINDS, {required: true}),
    author: text("Author", {many: true, required: true}),
    date: day("Date", {required: true}),
    reference: property({title: "Reference", value: words, many: true, address: referenceAddress}),
    celex: property({title: "CELEX number", value: words, address: celexAddress}),
    "published-in": text("Published in", {many: true}),
    address: property({title: "Address", value: address, many: true}),
    about: text("What it is about"),
    "full-title": text("Full title"),
    covers: span("Period covered"),
    due: day("Was due"),
    replaces: entry("Replaces", "documents", {many: true, isOrder: true}),
    follows: cites("Follows from"),
    anchor: property({
      title: "Passage",
      value: anchor,
      many: true,
      key: ({id}) => id,
      say: ({label, gist, read}) =>
        `${label}${gist ? `: ${gist}` : ""}${read ? "" : " (not read; its place in the text is open)"}`
    })
  }
});
