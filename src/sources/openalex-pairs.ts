import {openAlex} from "./openalex.ts";

/**
 * A table others counted from OpenAlex: works that two countries share, a row a year and pair. Where both codes are the
 * same, the works of that country with any other. It says nothing of works whose affiliations name no country.
 */
export const openAlexPairs = {
  ...openAlex,
  id: "openalex-pairs",
  title: "OpenAlex, co-publications by pair of countries",
  address: openAlex.publisher.url,
  /** Columns by what they hold. */
  columns: {year: "year", country: "iso2_a", partner: "iso2_b", works: "works"}
} as const;
