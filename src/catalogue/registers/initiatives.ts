import {z} from "zod";
import {choice, cites, day, entry, events, text, theme} from "../properties.ts";
import {defineRegister, property} from "../register.ts";
import {money, party, sayMoney, sayParty, words} from "../values.ts";

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

export const INITIATIVE_ROLES = {
  member: "Member",
  "founding-member": "Founding member",
  signatory: "Signatory",
  partner: "Partner",
  associate: "Associate",
  cooperating: "Cooperating",
  observer: "Observer",
  supporter: "Supporter",
  contributor: "Contributor",
  beneficiary: "Beneficiary",
  suspended: "Suspended"
} as const;

const roles = Object.keys(INITIATIVE_ROLES) as [keyof typeof INITIATIVE_ROLES];

export const initiatives = defineRegister({
  id: "initiatives",
  title: "Initiatives",
  summary:
    "Multilateral, regional and Team Europe initiatives: members by date, the EU's role, governance, money and themes.",
  properties: {
    kind: choice("Kind", INITIATIVE_KINDS, {required: true}),
    "full-name": text("Full name"),
    about: text("What it does", {required: true}),
    founded: day("Founded"),
    "legal-basis": text("Legal basis", {many: true}),
    document: cites("Document"),
    "eu-role": text("Role of the EU", {many: true}),
    governance: text("Governance", {many: true}),
    seat: text("Seat"),
    topic: text("Topic", {many: true}),
    theme: theme(),
    member: property({
      title: "Member",
      value: z.strictObject({party, role: z.enum(roles)}),
      many: true,
      key: ({party: who}) => who,
      say: ({party: who, role}) => `${sayParty(who)} (${INITIATIVE_ROLES[role].toLowerCase()})`
    }),
    "member-count": property({
      title: "Number of members",
      value: z.strictObject({count: z.int().positive(), of: words}),
      many: true,
      key: ({of}) => of,
      say: ({count, of}) => `${count} ${of}`
    }),
    organisation: text("Organisation", {many: true}),
    money: property({
      title: "Money",
      value: z.strictObject({...money.shape, what: words}),
      many: true,
      key: ({what}) => what,
      say: ({what, ...amount}) => `${sayMoney(amount)}: ${what}`
    }),
    event: events("Event"),
    "part-of": entry("Part of", "initiatives", {many: true, isOrder: true}),
    predecessor: text("Grew out of", {many: true})
  }
});
