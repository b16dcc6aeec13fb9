import {z} from "zod";
import {formatDate} from "../../base/dates.ts";
import {choice, day, nation, text} from "../properties.ts";
import {defineRegister, property} from "../register.ts";
import {date, joined, words} from "../values.ts";

export const AGREEMENT_KINDS = {
  "science-technology": "Science and technology agreement",
  framework: "Framework agreement on research",
  "euratom-research": "Euratom agreement on research or fusion",
  "euratom-peaceful-uses": "Euratom agreement on peaceful uses or safety"
} as const;

export const AGREEMENT_STATES = {
  "in-force": "In force",
  provisional: "Applied provisionally",
  signed: "Signed",
  lapsed: "Period ended, no renewal found",
  expired: "Expired",
  suspended: "Suspended",
  unknown: "Not known"
} as const;

const meeting = z.strictObject({
  number: z.int().positive().optional(),
  date,
  place: words.optional(),
  outcome: words.optional()
});

export const agreements = defineRegister({
  id: "agreements",
  title: "Agreements",
  summary: "Science and technology agreements and Euratom agreements between the Union and other countries.",
  properties: {
    kind: choice("Kind", AGREEMENT_KINDS, {required: true}),
    partner: nation("Partner", {required: true}),
    state: choice("State", AGREEMENT_STATES, {required: true}),
    "full-title": text("Full title"),
    signed: day("Signed"),
    "signed-at": text("Place of signature"),
    "provisional-since": day("Applied provisionally since"),
    "in-force-since": day("In force since"),
    duration: text("Duration"),
    renewed: text("Renewed or amended", {many: true}),
    "valid-until": day("Valid until"),
    "published-in": text("Published in", {many: true}),
    "legal-act": text("Legal act", {many: true}),
    "joint-body": text("Joint committee"),
    "joint-meeting": property({
      title: "Meeting of the joint committee",
      value: meeting,
      many: true,
      say: ({number, date: held, place, outcome}) =>
        joined(number && `no. ${number}`, formatDate(held), place) + (outcome ? `: ${outcome}` : "")
    })
  }
});
