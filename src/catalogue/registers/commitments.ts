import {z} from "zod";
import {defineRegister, property} from "../register.ts";
import {THEMES} from "../themes.ts";
import {date, inLibrary, passage, thingId, words} from "../values.ts";

/** The four heads under which the Communication groups its key actions. */
export const HEADS = {
  A: "Openness and fundamental values",
  B: "Level playing field and reciprocity",
  C: "Global challenges",
  D: "Modulating cooperation"
} as const;

export const STRANDS = {
  modulate: "Modulated bilateral cooperation",
  mobilise: "Global challenges, and low- and middle-income countries",
  "team-europe": "Team Europe"
} as const;

/** What a piece of evidence shows, from the weakest to the strongest. */
export const EVIDENCE_KINDS = {
  started: "Work has started",
  reported: "An institution reports it done or under way",
  evidenced: "The result itself can be read"
} as const;

export const commitments = defineRegister({
  id: "commitments",
  title: "Commitments",
  summary:
    "What the Communication, the Council and the Parliament promised or asked for, with actor, due date and evidence.",
  properties: {
    text: property({title: "Commitment", value: words, required: true}),
    passage: property({title: "Passage", value: passage, required: true, refers: inLibrary}),
    head: property({title: "Head of the Communication", value: z.enum(["A", "B", "C", "D"])}),
    strand: property({
      title: "Strand",
      value: z.enum(Object.keys(STRANDS) as [keyof typeof STRANDS]),
      many: true
    }),
    actor: property({title: "Actor", value: words, many: true, required: true}),
    theme: property({
      title: "Theme",
      value: z.enum(THEMES.map(({id}) => id) as [string, ...string[]]),
      many: true
    }),
    announced: property({title: "Announced", value: date, required: true}),
    due: property({title: "Due", value: date}),
    /** once: done when its result can be read. continuing: needs fresh evidence. */
    nature: property({title: "Nature", value: z.enum(["once", "continuing"]), required: true}),
    evidence: property({
      title: "Evidence",
      value: z.strictObject({
        date,
        kind: z.enum(Object.keys(EVIDENCE_KINDS) as [keyof typeof EVIDENCE_KINDS]),
        text: words,
        document: passage.optional(),
        initiative: thingId.optional()
      }),
      many: true,
      refers: ({document, initiative}) => [
        ...(document ? inLibrary(document) : []),
        ...(initiative ? [`initiatives/${initiative}`] : [])
      ]
    }),
    "superseded-by": property({
      title: "Superseded by",
      value: z.strictObject({date, commitment: thingId.optional(), document: passage.optional()}),
      refers: ({document, commitment}) => [
        ...(document ? inLibrary(document) : []),
        ...(commitment ? [`commitments/${commitment}`] : [])
      ]
    })
  }
});
