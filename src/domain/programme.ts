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

/** How the codes of a programme's parts begin in CORDIS. */
const PART_PREFIXES: Readonly<Record<Programme, string>> = {
  HORIZON: "HORIZON",
  H2020: "H2020-EU",
  FP7: "FP7"
};

/** The programme a part belongs to by its code; Euratom, which runs beside several, has none. */
export function programmeOfPart(code: string): Programme | undefined {
  return (Object.keys(PROGRAMMES) as Programme[]).find((programme) =>
    code.startsWith(PART_PREFIXES[programme])
  );
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
