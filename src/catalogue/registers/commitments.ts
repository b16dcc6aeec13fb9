import {z} from "zod";
import {formatDate} from "../../base/dates.ts";
import {choice, cites, day, text, theme} from "../properties.ts";
import {defineRegister, property} from "../register.ts";
import {date, passage, thingId, words} from "../values.ts";

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

/** What a commitment is on, beside the strategy's themes: the questions of policy. */
export const SUBJECTS = {
  values: "Principles and values",
  "level-playing-field": "Level playing field and reciprocity",
  "research-security": "Research security",
  "intellectual-assets": "Intellectual assets",
  association: "Association and the framework programme",
  agreements: "Agreements, roadmaps and partners",
  "global-challenges": "Global challenges",
  "income-groups": "Low- and middle-income countries",
  talent: "Talent",
  "team-europe": "Team Europe",
  coordination: "Coordination with Member States",
  "science-diplomacy": "Science diplomacy",
  reporting: "Reporting and monitoring"
} as const;

/** What a piece of evidence shows, from the weakest to the strongest. */
export const EVIDENCE_KINDS = {
  started: "Work has started",
  reported: "An institution reports it done or under way",
  evidenced: "The result itself can be read"
} as const;

export const NATURES = {
  once: "Done when its result can be read",
  continuing: "Continuing: needs fresh evidence"
} as const;

const evidence = z.strictObject({
  date,
  kind: z.enum(Object.keys(EVIDENCE_KINDS) as [keyof typeof EVIDENCE_KINDS]),
  text: words,
  document: passage.optional(),
  initiative: thingId.optional()
});

export const commitments = defineRegister({
  id: "commitments",
  title: "Commitments",
  summary:
    "What the Communication, the Council and the Parliament promised or asked for, with actor, due date and evidence.",
  properties: {
    text: text("Commitment", {required: true}),
    passage: cites("Passage", {required: true}),
    head: choice("Head of the Communication", HEADS),
    strand: choice("Strand", STRANDS, {many: true}),
    actor: text("Actor", {many: true, required: true}),
    theme: theme(),
    subject: choice("Subject", SUBJECTS, {many: true, required: true}),
    announced: day("Announced", {required: true}),
    due: day("Due"),
    nature: choice("Nature", NATURES, {required: true}),
    evidence: property({
      title: "Evidence",
      value: evidence,
      many: true,
      refers: ({document, initiative}) => [
        ...(document ? [`documents/${document}`] : []),
        ...(initiative ? [`initiatives/${initiative}`] : [])
      ],
      say: ({date: on, text: what}) => `${formatDate(on)}: ${what}`
    }),
    "superseded-by": property({
      title: "Superseded by",
      value: z.strictObject({date, commitment: thingId.optional(), document: passage.optional()}),
      isOrder: true,
      refers: ({document, commitment}) => [
        ...(document ? [`documents/${document}`] : []),
        ...(commitment ? [`commitments/${commitment}`] : [])
      ],
      say: ({date: on, commitment, document}) => `${formatDate(on)}: ${commitment ?? document ?? "not said"}`
    })
  }
});
