/** Names of things that have no address of their own; the same wherever the catalogue is served. */
export const NAMESPACE = "urn:aperture:";

/** The terms of the catalogue's JSON-LD, in the document itself so that nothing has to be fetched to read it. */
export const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  dc: "http://purl.org/dc/elements/1.1/",
  foaf: "http://xmlns.com/foaf/0.1/",
  prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  aperture: NAMESPACE,
  title: {"@id": "dct:title", "@language": "en"},
  description: {"@id": "dct:description", "@language": "en"},
  identifier: "dct:identifier",
  publisher: {"@id": "dct:publisher", "@type": "@id"},
  publisherName: "dc:publisher",
  license: {"@id": "dct:license", "@type": "@id"},
  language: {"@id": "dct:language", "@type": "@id"},
  modified: {"@id": "dct:modified", "@type": "xsd:date"},
  issued: "dct:issued",
  isPartOf: {"@id": "dct:isPartOf", "@type": "@id"},
  spatial: {"@id": "dct:spatial", "@type": "@id"},
  temporal: "dct:temporal",
  startDate: "dcat:startDate",
  endDate: "dcat:endDate",
  dataset: {"@id": "dcat:dataset", "@type": "@id"},
  distribution: "dcat:distribution",
  accessURL: {"@id": "dcat:accessURL", "@type": "@id"},
  downloadURL: {"@id": "dcat:downloadURL", "@type": "@id"},
  mediaType: {"@id": "dcat:mediaType", "@type": "@id"},
  page: {"@id": "foaf:page", "@type": "@id"},
  name: "foaf:name",
  subject: {"@id": "rdf:subject", "@type": "@id"},
  predicate: {"@id": "rdf:predicate", "@type": "@id"},
  object: "rdf:object",
  label: {"@id": "rdfs:label", "@language": "en"},
  comment: {"@id": "rdfs:comment", "@language": "en"},
  wasDerivedFrom: {"@id": "prov:wasDerivedFrom", "@type": "@id"},
  qualifiedDerivation: "prov:qualifiedDerivation",
  entity: {"@id": "prov:entity", "@type": "@id"},
  generatedAtTime: {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
  confidence: "aperture:vocabulary/confidence",
  asOf: "aperture:vocabulary/as-of",
  reviewBy: {"@id": "aperture:vocabulary/review-by", "@type": "xsd:date"}
} as const;

const PARTIAL_TYPES: Readonly<Record<number, string>> = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"};

/** A partial date as a literal of the precision it has. */
export function dateLiteral(partial: string): object {
  return {"@value": partial, "@type": PARTIAL_TYPES[partial.length] ?? "xsd:string"};
}

/** Start and end as far as they are known; nothing where neither is. */
export function periodOfTime(from: string | null, to: string | null): object {
  if (from === null && to === null) return {};
  return {
    temporal: {
      "@type": "dct:PeriodOfTime",
      ...(from !== null && {startDate: dateLiteral(from)}),
      ...(to !== null && {endDate: dateLiteral(to)})
    }
  };
}
