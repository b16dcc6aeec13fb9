import {z} from "zod";
import {defineRegister, property} from "../register.ts";
import {THEMES} from "../themes.ts";
import {date, inLibrary, money, party, passage, thingId, words} from "../values.ts";

export const INITIATIVE_KINDS = {
  multilateral: "Multilateral alliance",
  "joint-undertaking": "Joint undertaking",
  partnership: "Partnership under Article 185",
  "assessment-body": "Scientific assessment body",
  "funders-network": "Network of funders",
  "intergovernmental-network": "Intergovernmental network",
  "team-europe": "Team Europe initiative",
  "regional-framework": "Regional framework",
  "programme-calls": "Calls of the framework programme",
  "research-infrastructure": "International research infrastructure"
} as const;

export const ROLES_IN_INITIATIVE = [
  "member",
  "founding-member",
  "signatory",
  "partner",
  "associate",
  "cooperating",
  "observer",
  "supporter",
  "contributor",
  "beneficiary"
] as const;

export const initiatives = defineRegister({
  id: "initiatives",
  title: "Initiatives",
  summary:
    "Multilateral, regional and Team Europe initiatives: members by date, the EU's role, governance, money and themes.",
  properties: {
    kind: property({
      title: "Kind",
      value: z.enum(Object.keys(INITIATIVE_KINDS) as [keyof typeof INITIATIVE_KINDS]),
      required: true
    }),
    "full-name": property({title: "Full name", value: words}),
    about: property({title: "What it does", value: words, required: true}),
    founded: property({title: "Founded", value: date}),
    "legal-basis": property({title: "Legal basis", value: words, many: true}),
    document: property({title: "Document", value: passage, many: true, refers: inLibrary}),
    "eu-role": property({title: "Role of the EU", value: words, many: true}),
    governance: property({title: "Governance", value: words, many: true}),
    seat: property({title: "Seat", value: words}),
    topic: property({title: "Topic", value: words, many: true}),
    theme: property({
      title: "Theme",
      value: z.enum(THEMES.map(({id}) => id) as [string, ...string[]]),
      many: true
    }),
    member: property({
      title: "Member",
      value: z.strictObject({party, role: z.enum(ROLES_IN_INITIATIVE)}),
      many: true,
      key: ({party}) => party
    }),
    "member-count": property({
      title: "Number of members",
      value: z.strictObject({count: z.int().positive(), of: words}),
      many: true,
      key: ({of}) => of
    }),
    organisation: property({title: "Organisation", value: words, many: true}),
    money: property({
      title: "Money",
      value: z.strictObject({...money.shape, what: words}),
      many: true,
      key: ({what}) => what
    }),
    event: property({title: "Event", value: z.strictObject({date, text: words}), many: true}),
    "part-of": property({
      title: "Part of",
      value: thingId,
      many: true,
      refers: (id) => [`initiatives/${id}`]
    }),
    predecessor: property({title: "Grew out of", value: words, many: true})
  }
});
