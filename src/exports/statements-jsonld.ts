import {CONTEXT, NAMESPACE, periodOfTime} from "./jsonld-context.ts";
import type {RegisterRow, StatementRow} from "./statement-row.ts";
import {nameOf, provGraph} from "./statements-prov.ts";

const LICENCE = "https://eupl.eu/1.2/en/";
const PUBLISHER = `${NAMESPACE}publisher`;
const ENGLISH = "http://publications.europa.eu/resource/authority/language/ENG";
const COUNTRY = "http://publications.europa.eu/resource/authority/country/";
const MEDIA = "https://www.iana.org/assignments/media-types/";

const DISTRIBUTIONS = {
  json: "application/json",
  csv: "text/csv",
  jsonld: "application/ld+json"
} as const;

/**
 * Registers as JSON-LD: the catalogue and its datasets by DCAT-AP, every statement with its sources by PROV.
 * `base` is where the program is served, without a slash at the end; addresses of files start with it.
 */
export function toStatementsJsonld(
  registers: readonly RegisterRow[],
  rows: readonly StatementRow[],
  base: string
): string {
  const datasets = registers.map((register) =>
    datasetNode(
      register,
      rows.filter((row) => row.register === register.id),
      base
    )
  );
  const document = {
    "@context": CONTEXT,
    "@graph": [
      {"@id": PUBLISHER, "@type": "foaf:Agent", name: "Aperture"},
      catalogNode(registers, rows, base),
      ...datasets,
      ...provGraph(rows)
    ]
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function catalogNode(registers: readonly RegisterRow[], rows: readonly StatementRow[], base: string): object {
  return {
    "@id": `${NAMESPACE}catalogue`,
    "@type": "dcat:Catalog",
    title: "Catalogue of the Global Approach to research and innovation",
    description:
      "The strategy's documents, commitments, initiatives, agreements and relations with countries, as dated statements with their sources.",
    publisher: PUBLISHER,
    license: LICENCE,
    language: ENGLISH,
    ...modifiedOf(rows),
    page: `${base}/api/v1/catalogue`,
    dataset: registers.map(({id}) => nameOf(id))
  };
}

function datasetNode(
  {id, title, summary, countries}: RegisterRow,
  rows: readonly StatementRow[],
  base: string
) {
  const address = `${base}/api/v1/catalogue/${id}`;
  const starts = rows.flatMap(({from}) => from ?? []).sort();
  return {
    "@id": nameOf(id),
    "@type": "dcat:Dataset",
    identifier: id,
    title,
    description: summary,
    publisher: PUBLISHER,
    language: ENGLISH,
    ...modifiedOf(rows),
    page: address,
    ...periodOfTime(starts[0] ?? null, null),
    ...(countries.length > 0 && {spatial: countries.map((code) => `${COUNTRY}${code}`)}),
    distribution: Object.entries(DISTRIBUTIONS).map(([format, media]) => ({
      "@id": `${NAMESPACE}${id}/distribution/${format}`,
      "@type": "dcat:Distribution",
      title: `${title} (${format})`,
      accessURL: address,
      downloadURL: `${address}?format=${format}`,
      mediaType: `${MEDIA}${media}`,
      license: LICENCE
    }))
  };
}

function modifiedOf(rows: readonly StatementRow[]): object {
  const last = rows
    .map(({entered}) => entered)
    .sort()
    .at(-1);
  return last === undefined ? {} : {modified: last};
}
