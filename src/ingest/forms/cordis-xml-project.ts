import type {CsvRecord} from "./csv-writer.ts";
import {elementAt, elementsAt, textAt, type Wanted, type XmlElement} from "./xml-tree.ts";

/** The tables a project's XML is written to, in the column names and order of the official CSV. */
export const XML_TABLES = {
  project: columns(
    "id acronym status title startDate endDate totalCost ecMaxContribution legalBasis topics ecSignatureDate " +
      "frameworkProgramme masterCall subCall fundingScheme objective contentUpdateDate rcn grantDoi keywords " +
      "duration terminationDate"
  ),
  organization: columns(
    "projectID projectAcronym organisationID vatNumber name shortName SME activityType street postCode city " +
      "country nutsCode geolocation organizationURL contentUpdateDate rcn order role ecContribution " +
      "netEcContribution totalCost endOfParticipation departmentName"
  ),
  legalBasis: columns("projectID legalBasis title uniqueProgrammePart"),
  euroSciVoc: columns("projectID euroSciVocCode euroSciVocPath euroSciVocTitle"),
  topics: columns("projectID topic title")
} as const;

export type XmlTable = keyof typeof XML_TABLES;

function columns(names: string): readonly string[] {
  return names.split(" ");
}

/** What is kept of a project's XML. Persons and their contact details are nowhere named, so they are never held. */
export const PROJECT_ELEMENTS: Wanted = {
  project: new Set([
    ...["id", "reference", "rcn", "acronym", "status", "title", "startDate", "endDate", "terminationDate"],
    ...["totalCost", "ecMaxContribution", "ecSignatureDate", "objective", "contentUpdateDate", "keywords"],
    ...["duration", "contract", "identifiers", "relations"]
  ]),
  contract: new Set(["duration"]),
  identifiers: new Set(["grantDoi"]),
  relations: new Set(["associations", "categories", "regions"]),
  associations: new Set(["call", "organization", "programme"]),
  categories: new Set(["category"]),
  category: new Set(["code", "title", "displayCode"]),
  call: new Set(["title", "identifier"]),
  programme: new Set(["code", "title", "frameworkProgramme", "parent"]),
  parent: new Set(["parent", "programme"]),
  organization: new Set([
    ...["id", "rcn", "legalName", "shortName", "vatNumber", "departmentName", "contentUpdateDate"],
    ...["address", "relations"]
  ]),
  address: new Set(["street", "city", "postalCode", "country", "geolocation", "url"]),
  regions: new Set(["region"]),
  region: new Set(["nutsCode", "euCode", "isoCode"])
};

/** One project's rows, and how sure its primary programme part is. */
export interface ProjectRows {
  readonly id: string;
  readonly rows: Readonly<Record<XmlTable, readonly CsvRecord[]>>;
  readonly part: "stated" | "inferred" | "unknown";
}

/** The rows of a project; undefined where it has no id. */
export function projectRows(project: XmlElement): ProjectRows | undefined {
  const id = textAt(project, "id") ?? textAt(project, "reference");
  if (!id) return undefined;
  const programmes = elementsAt(project, ["relations", "associations"], "programme");
  const parts = programmes.filter((one) => isOfType(one, "relatedLegalBasis", "relatedProgramme"));
  const topics = distinctTopics(programmes);
  const {primary, how} = primaryPart(parts);
  const acronym = textAt(project, "acronym");
  const organizations = elementsAt(project, ["relations", "associations"], "organization");
  return {
    id,
    part: how,
    rows: {
      project: [projectRow(id, project, {primary, framework: frameworkOf(primary ?? parts[0]), topics})],
      organization: organizations.map((one) => ({
        projectID: id,
        projectAcronym: acronym,
        ...organizationRow(one)
      })),
      legalBasis: parts.map((part) => ({
        projectID: id,
        legalBasis: textAt(part, "code"),
        title: textAt(part, "title"),
        uniqueProgrammePart: part === primary ? "true" : ""
      })),
      euroSciVoc: categoriesOf(project, "euroSciVoc").map((category) => ({
        projectID: id,
        ...fieldOfScience(category)
      })),
      topics: topics.map(({topic, title}) => ({projectID: id, topic, title}))
    }
  };
}

function isOfType(element: XmlElement, ...types: readonly string[]): boolean {
  return types.includes(element.attributes["type"] ?? "");
}

interface Topic {
  readonly topic: string;
  readonly title: string | undefined;
}

function distinctTopics(programmes: readonly XmlElement[]): readonly Topic[] {
  const topics = new Map<string, Topic>();
  for (const programme of programmes.filter((one) => isOfType(one, "relatedTopic", "relatedSubProgramme"))) {
    const topic = textAt(programme, "code");
    if (topic && !topics.has(topic)) topics.set(topic, {topic, title: textAt(programme, "title")});
  }
  return [...topics.values()];
}

interface Links {
  readonly primary: XmlElement | undefined;
  readonly framework: string | undefined;
  readonly topics: readonly Topic[];
}

/** Children of the project that have the same name in the CSV. */
const PLAIN_COLUMNS = columns(
  "acronym status title startDate endDate totalCost ecMaxContribution ecSignatureDate objective " +
    "contentUpdateDate rcn keywords terminationDate"
);

function projectRow(id: string, project: XmlElement, {primary, framework, topics}: Links): CsvRecord {
  const calls = elementsAt(project, ["relations", "associations"], "call");
  const subCall = callOf(calls, "relatedSubCall") ?? callOf(calls, "relatedCall");
  return {
    ...Object.fromEntries(PLAIN_COLUMNS.map((column) => [column, textAt(project, column)])),
    id,
    legalBasis: textAt(primary, "code"),
    topics: topics.map(({topic}) => topic).join(";"),
    frameworkProgramme: framework,
    masterCall: callOf(calls, "relatedMasterCall"),
    subCall,
    fundingScheme: fundingScheme(project),
    grantDoi: textAt(project, "identifiers", "grantDoi"),
    duration: textAt(project, "duration") ?? textAt(project, "contract", "duration")
  };
}

function callOf(calls: readonly XmlElement[], type: string): string | undefined {
  const call = calls.find((one) => isOfType(one, type));
  return textAt(call, "identifier") ?? textAt(call, "title");
}

/**
 * The type of action stands only among the project's own categories; an organisation, article or result has
 * categories too, and a topic may name others that calls under it could use.
 */
function fundingScheme(project: XmlElement): string | undefined {
  const codes = categoriesOf(project, "projectFundingSchemeCategory").map(codeOf);
  return [...new Set(codes)].join(";") || undefined;
}

function categoriesOf(element: XmlElement, classification: string): readonly XmlElement[] {
  return elementsAt(element, ["relations", "categories"], "category").filter(
    (one) => one.attributes["classification"] === classification
  );
}

/** Codes are written /HES in some vintages and HES in others. */
function codeOf(category: XmlElement | undefined): string | undefined {
  return textAt(category, "code")?.replace(/^\//, "");
}

function fieldOfScience(category: XmlElement): CsvRecord {
  return {
    euroSciVocCode: `/${codeOf(category) ?? ""}`,
    euroSciVocPath: textAt(category, "displayCode"),
    euroSciVocTitle: textAt(category, "title")
  };
}

/**
 * The one part a project counts under. Where the publisher marks it (`uniqueProgrammePart`), that is it. Files of
 * before the mark name up to three: of several, the framework's own treaty (H2020-EC) is no part, and of nested
 * ones the widest is taken, as the publisher's own marks do for all 4 237 such projects of Horizon Europe.
 */
function primaryPart(parts: readonly XmlElement[]): {
  primary: XmlElement | undefined;
  how: ProjectRows["part"];
} {
  const marked = parts.find((part) => part.attributes["uniqueProgrammePart"]?.toLowerCase() === "true");
  if (marked) return {primary: marked, how: "stated"};
  const named = parts.filter((part) => !/^\w+-(EC|Euratom)$/i.test(partCode(part)));
  const candidates = named.length ? named : parts;
  const primary = candidates.find((part) => candidates.every((other) => isWithin(other, partCode(part))));
  if (!primary) return {primary, how: "unknown"};
  return {primary, how: candidates.length === 1 ? "stated" : "inferred"};
}

function isWithin(part: XmlElement, code: string): boolean {
  return partCode(part) === code || ancestorsOf(part).includes(code);
}

function partCode(part: XmlElement): string {
  return textAt(part, "code") ?? "";
}

/** Codes of the programmes above one, the nearest first; older vintages double the `parent` element. */
function ancestorsOf(programme: XmlElement | undefined): readonly string[] {
  const codes: string[] = [];
  let at = elementAt(programme, "parent");
  while (at) {
    const code = at.name === "programme" ? textAt(at, "code") : undefined;
    if (code) codes.push(code);
    at = elementAt(at, "programme") ?? elementAt(at, "parent");
  }
  return codes;
}

function frameworkOf(programme: XmlElement | undefined): string | undefined {
  return (
    textAt(programme, "frameworkProgramme") ?? ancestorsOf(programme).at(-1) ?? textAt(programme, "code")
  );
}

/** Where a participation has two NUTS regions, the official CSV gives the last; the first has no name. */
function organizationRow(organization: XmlElement): CsvRecord {
  const {attributes} = organization;
  const regions = elementsAt(organization, ["relations", "regions"], "region");
  const activity = categoriesOf(organization, "organizationActivityType").map(codeOf);
  return {
    organisationID: textAt(organization, "id"),
    vatNumber: textAt(organization, "vatNumber"),
    name: textAt(organization, "legalName"),
    shortName: textAt(organization, "shortName"),
    SME: attributes["sme"],
    activityType: activity[0],
    street: textAt(organization, "address", "street"),
    postCode: textAt(organization, "address", "postalCode"),
    city: textAt(organization, "address", "city"),
    country: textAt(organization, "address", "country") ?? countryOf(regions),
    nutsCode: textAt(
      regions.findLast((one) => isOfType(one, "relatedNutsCode")),
      "nutsCode"
    ),
    geolocation: textAt(organization, "address", "geolocation"),
    organizationURL: textAt(organization, "address", "url"),
    contentUpdateDate: textAt(organization, "contentUpdateDate"),
    rcn: textAt(organization, "rcn"),
    order: attributes["order"],
    role: attributes["type"],
    ecContribution: attributes["ecContribution"],
    netEcContribution: attributes["netEcContribution"],
    totalCost: attributes["totalCost"],
    endOfParticipation: attributes["terminated"],
    departmentName: textAt(organization, "departmentName")
  };
}

/** The EU's own codes differ from ISO 3166 for two countries. */
const EU_CODES: Readonly<Record<string, string>> = {GR: "EL", GB: "UK"};

function countryOf(regions: readonly XmlElement[]): string | undefined {
  const country = regions.find((one) => isOfType(one, "relatedRegion"));
  const iso = textAt(country, "isoCode");
  return textAt(country, "euCode") ?? (iso && (EU_CODES[iso] ?? iso));
}
