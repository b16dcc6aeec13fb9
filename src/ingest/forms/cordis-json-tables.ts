import {XML_TABLES} from "./cordis-xml-project.ts";

/** Columns of the official JSON by table: those of the CSV, with names of older vintages kept. */
export const JSON_TABLES: Readonly<Record<string, readonly string[]>> = {
  project: [
    ...XML_TABLES.project,
    ...["nature", "sourceUpdateDate", "lastUpdateDate", "numPublications", "numDeliverables", "numReports"],
    ...["numOtherResults", "numOrganizations"]
  ],
  organization: [...XML_TABLES.organization, "active"],
  legalBasis: [...XML_TABLES.legalBasis, "pga"],
  euroSciVoc: [...XML_TABLES.euroSciVoc, "euroSciVocDescription"],
  topics: XML_TABLES.topics,
  policyPriorities: ["projectID", "code", "title", "weight"],
  webLink: [
    "projectID",
    "physUrl",
    "id",
    "availableLanguages",
    "status",
    "archivedDate",
    "type",
    "source",
    "represents",
    "title"
  ]
};

/** The publisher's titles of the policy priorities, which its JSON gives by code alone. */
export const POLICY_PRIORITIES: Readonly<Record<string, string>> = {
  ai: "Artificial intelligence",
  biodiversity: "Biodiversity",
  cleanAir: "Clean air",
  climate: "Climate action",
  digitalAgenda: "Digital agenda"
};

/** The table a file holds: called just so, else the table among the words of its name. */
export function jsonTableOf(fileName: string): string | undefined {
  const stem = jsonStemOf(fileName).toLowerCase();
  const names = Object.keys(JSON_TABLES);
  const words = stem.split(/[^a-z]+/);
  return (
    names.find((name) => name.toLowerCase() === stem) ??
    names.find((name) => words.includes(name.toLowerCase()))
  );
}

export function jsonStemOf(fileName: string): string {
  return (fileName.split(/[\\/]/).at(-1) ?? fileName).replace(/\.[^.]*$/, "");
}
