/**
 * The things a figure can be filtered and broken down by. The ids are the words of the command line,
 * the address, the API and the data files alike.
 */
export const DIMENSIONS = {
  programme: {title: "Programme", description: "Framework programme: HORIZON, H2020 or FP7."},
  pillar: {title: "Pillar", description: "First level of the programme structure, such as HORIZON.2."},
  part: {
    title: "Programme part",
    description: "Cluster or action line; a part includes everything below it."
  },
  theme: {
    title: "Theme",
    description: "The strategy's own themes, by the mappings of projects and of works in the catalogue."
  },
  field: {title: "Field of science", description: "EuroSciVoc field; a field includes everything below it."},
  year: {
    title: "Year",
    description: "Year the project starts or is signed (--year-of signature), or the work is published."
  },
  country: {title: "Country", description: "Country of the participating organisation, in EU codes."},
  partner: {title: "Partner country", description: "Second country of a pair that share projects or works."},
  group: {
    title: "Country group",
    description: "EU, associated, transitional or non-associated, by status mode."
  },
  income: {title: "Income group", description: "World Bank income group."},
  region: {title: "Region", description: "World region of the country."},
  role: {title: "Role", description: "Coordinator, participant, third party, associated partner."},
  activity: {title: "Activity type", description: "HES, REC, PRC, PUB or OTH, as CORDIS has it."},
  sme: {title: "SME", description: "Small or medium-sized enterprise: yes, no or unknown."},
  scheme: {title: "Type of action", description: "Funding scheme, such as HORIZON-RIA."},
  subject: {
    title: "Subject",
    description:
      "Subject of a work in OpenAlex: a field, such as 17 (Computer Science), or a domain (1 to 4)."
  },
  type: {title: "Type of work", description: "Type of a work in OpenAlex, such as article or review."},
  organisation: {title: "Organisation", description: "Participant Identification Code (PIC)."}
} as const;

export type Dimension = keyof typeof DIMENSIONS;

export const DIMENSION_IDS = Object.keys(DIMENSIONS) as Dimension[];

export function isDimension(text: string): text is Dimension {
  return Object.hasOwn(DIMENSIONS, text);
}
