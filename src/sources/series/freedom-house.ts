import {defineSeriesSource, type SeriesDeclaration} from "./series-source.ts";

type Score = Pick<SeriesDeclaration, "id" | "title" | "definition" | "bounds"> & {readonly isHeadline?: true};

function score({isHeadline, ...words}: Score): SeriesDeclaration {
  return {
    ...words,
    kind: "values",
    unit: "score",
    reading: `${words.bounds[1]} points are the most free.`,
    caveats: [
      "Judged by Freedom House's analysts; the source states no uncertainty, which does not mean there is none."
    ],
    change: "difference",
    isHeadline: isHeadline ?? false
  };
}

/**
 * Freedom in the World: points given by analysts, by question. The year is the one judged, not that of the report.
 *
 * It judges some territories apart from the states the Union counts them to; none of them is added to a state.
 */
export const freedomHouse = defineSeriesSource({
  id: "freedom-house",
  title: "Freedom in the World",
  publisher: {name: "Freedom House", url: "https://freedomhouse.org"},
  licence: {
    id: "Freedom House terms of use",
    url: "https://freedomhouse.org/terms-use",
    republish: "no",
    note: "Freedom House restricts republication; its scores are for use on this machine"
  },
  attribution: "Freedom House, Freedom in the World",
  refresh: "yearly",
  address: "https://freedomhouse.org/report/freedom-world",
  forms: [
    {
      kind: "wide",
      title: "country and year, all questions",
      country: {name: "fh_full_country"},
      year: "year",
      columns: [
        {series: "freedom-house-academic-freedom", value: "D3"},
        {series: "freedom-house-expression", value: "D"},
        {series: "freedom-house-rule-of-law", value: "F"},
        {series: "freedom-house-political-rights", value: "pr_full"},
        {series: "freedom-house-civil-liberties", value: "cl_full"},
        {series: "freedom-house-total", value: "total"}
      ],
      // The ratings from 1 to 7 (pr, cl) are the same points in coarse classes.
      ignore: [
        ...["region", "country_or_territory", "edition", "status", "pr", "cl", "AddQ", "AddA"],
        ...["A", "A1", "A2", "A3", "B", "B1", "B2", "B3", "B4", "C", "C1", "C2", "C3", "D1", "D2", "D4"],
        ...["E", "E1", "E2", "E3", "F1", "F2", "F3", "F4", "G", "G1", "G2", "G3", "G4"],
        ...["extended_country_name", "GWn", "cown", "in_GW_system"]
      ]
    }
  ],
  series: [
    score({
      id: "freedom-house-academic-freedom",
      title: "Academic freedom (Freedom House, D3)",
      definition:
        "Is there academic freedom, and is the educational system free from extensive political indoctrination? Question D3 of Freedom in the World, 0 to 4 points.",
      bounds: [0, 4],
      isHeadline: true
    }),
    score({
      id: "freedom-house-expression",
      title: "Freedom of expression and belief (Freedom House, D)",
      definition: "Questions D1 to D4 of Freedom in the World together, 0 to 16 points.",
      bounds: [0, 16]
    }),
    score({
      id: "freedom-house-rule-of-law",
      title: "Rule of law (Freedom House, F)",
      definition: "Questions F1 to F4 of Freedom in the World together, 0 to 16 points.",
      bounds: [0, 16]
    }),
    score({
      id: "freedom-house-political-rights",
      title: "Political rights (Freedom House)",
      definition:
        "Questions A to C of Freedom in the World together, up to 40 points; a question on deliberate change of a population can take up to 4 points away.",
      bounds: [-4, 40]
    }),
    score({
      id: "freedom-house-civil-liberties",
      title: "Civil liberties (Freedom House)",
      definition: "Questions D to G of Freedom in the World together, 0 to 60 points.",
      bounds: [0, 60]
    }),
    score({
      id: "freedom-house-total",
      title: "Freedom in the World (Freedom House, all questions)",
      definition: "Political rights and civil liberties together, up to 100 points.",
      bounds: [-4, 100]
    })
  ],
  places: {
    "West Bank": {apart: "the West Bank", of: "PS"},
    "Gaza Strip": {apart: "the Gaza Strip", of: "PS"},
    Abkhazia: {apart: "Abkhazia", of: "GE"},
    "South Ossetia": {apart: "South Ossetia", of: "GE"},
    Transnistria: {apart: "Transnistria", of: "MD"},
    "Nagorno-Karabakh": {apart: "Nagorno-Karabakh", of: "AZ"},
    "Northern Cyprus": {apart: "the northern part of Cyprus", of: "CY"},
    Somaliland: {apart: "Somaliland", of: "SO"},
    Crimea: {apart: "Crimea", of: "UA"},
    "Eastern Donbas": {apart: "the eastern Donbas", of: "UA"},
    "Russian-Occupied Territories of Ukraine": {
      apart: "the territories of Ukraine under Russian occupation",
      of: "UA"
    },
    Tibet: {apart: "Tibet", of: "CN"},
    "Indian Kashmir": {apart: "Kashmir under Indian administration"},
    "Pakistani Kashmir": {apart: "Kashmir under Pakistani administration"}
  },
  missing: ["", "N/A"],
  caveats: ["The year is the year judged; the report of it appears in the year after."],
  floorPercent: 90
});
