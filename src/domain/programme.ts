/** The framework programmes Aperture reads, with their ordinary names and years of calls. */
export const PROGRAMMES = {
  HORIZON: {title: "Horizon Europe", from: 2021, to: 2027},
  H2020: {title: "Horizon 2020", from: 2014, to: 2020},
  FP7: {title: "Seventh Framework Programme", from: 2007, to: 2013}
} as const;

export type Programme = keyof typeof PROGRAMMES;

export function isProgramme(text: string): text is Programme {
  return Object.hasOwn(PROGRAMMES, text);
}

export const ROLES = {
  coordinator: "Coordinator",
  participant: "Participant",
  thirdParty: "Third party",
  associatedPartner: "Associated partner",
  partner: "Partner"
} as const;

export const ACTIVITIES = {
  HES: "Higher or secondary education",
  REC: "Research organisation",
  PRC: "Private company",
  PUB: "Public body",
  OTH: "Other"
} as const;
