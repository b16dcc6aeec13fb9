import {z} from "zod";
import {defineRegister, property} from "../register.ts";
import {country, date, words} from "../values.ts";

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

export const agreements = defineRegister({
  id: "agreements",
  title: "Agreements",
  summary: "Science and technology agreements and Euratom agreements between the Union and other countries.",
  properties: {
    kind: property({
      title: "Kind",
      value: z.enum(Object.keys(AGREEMENT_KINDS) as [keyof typeof AGREEMENT_KINDS]),
      required: true
    }),
    partner: property({title: "Partner", value: country, required: true}),
    state: property({
      title: "State",
      value: z.enum(Object.keys(AGREEMENT_STATES) as [keyof typeof AGREEMENT_STATES]),
      required: true
    }),
    "full-title": property({title: "Full title", value: words}),
    signed: property({title: "Signed", value: date}),
    "signed-at": property({title: "Place of signature", value: words}),
    "provisional-since": property({title: "Applied provisionally since", value: date}),
    "in-force-since": property({title: "In force since", value: date}),
    duration: property({title: "Duration", value: words}),
    renewed: property({title: "Renewed or amended", value: words, many: true}),
    "valid-until": property({title: "Valid until", value: date}),
    "published-in": property({title: "Published in", value: words, many: true}),
    "legal-act": property({title: "Legal act", value: words, many: true}),
    "joint-body": property({title: "Joint committee", value: words}),
    "joint-meeting": property({
      title: "Meeting of the joint committee",
      value: z.strictObject({
        number: z.int().positive().optional(),
        date,
        place: words.optional(),
        outcome: words.optional()
      }),
      many: true
    })
  }
});
