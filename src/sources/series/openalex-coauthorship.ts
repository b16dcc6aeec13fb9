import {defineSeriesSource} from "./series-source.ts";

/**
 * International co-authorship by country and year, as counted from OpenAlex in a table of one row a country and
 * year. A country with no such work has a zero there, not a blank.
 */
export const openAlexCoauthorship = defineSeriesSource({
  id: "openalex-coauthorship",
  title: "OpenAlex, international co-authorship by country",
  publisher: {name: "OpenAlex (OurResearch)", url: "https://openalex.org"},
  licence: {
    id: "CC0-1.0",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
    republish: "yes",
    note: "OpenAlex dedicates its data to the public domain"
  },
  attribution: "OpenAlex (OurResearch), CC0",
  refresh: "yearly",
  address: "https://openalex.org",
  forms: [
    {
      kind: "wide",
      title: "totals by country and year",
      country: {code: "iso2"},
      year: "year",
      columns: [
        {series: "international-copublications", value: "coauthored_works_T"},
        {series: "copublication-partners", value: "n_partner_countries_G"}
      ],
      ignore: [],
      assumes:
        "the file does not say from which edition of OpenAlex it was counted, nor which share of works had a usable affiliation"
    }
  ],
  series: [
    {
      id: "international-copublications",
      title: "International co-publications",
      kind: "capacity",
      unit: "works",
      definition:
        "Works in OpenAlex of the year with an affiliation in the country and one in at least one other country, each counted once.",
      reading: "More is more work published together with authors abroad.",
      caveats: [
        "Works whose affiliations name no country are not counted; their share differs by year, language and country.",
        "The latest years are incomplete: works are still being added.",
        "Whole counting: a work of many countries counts fully for each, so countries must not be added up."
      ],
      bounds: [0, 10_000_000],
      change: "percent",
      isHeadline: true
    },
    {
      id: "copublication-partners",
      title: "Countries published with",
      kind: "capacity",
      unit: "countries",
      definition: "Other countries and territories with at least one work in OpenAlex of the year in common.",
      reading: "More is a wider circle of partners, however few the works with each.",
      caveats: ["One common work is enough, and one wrong affiliation too."],
      bounds: [0, 300],
      change: "difference",
      isHeadline: false
    }
  ],
  places: {},
  missing: [""],
  caveats: [],
  floorPercent: 90
});
