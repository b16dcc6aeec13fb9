import {defineSeriesSource, type SeriesColumns, type SeriesDeclaration} from "./series-source.ts";

const BOUNDS = "68 % interval of V-Dem's measurement model (about one standard deviation either way)";

const CAVEATS = [
  "Experts' judgements, brought to one scale by a statistical model: two values whose intervals overlap should not be told apart.",
  "V-Dem recalculates every year of every country with each edition; values of two editions are not compared."
];

type Democracy = Pick<SeriesDeclaration, "id" | "title" | "definition"> & {readonly isHeadline?: true};

function democracy({isHeadline, ...words}: Democracy): SeriesDeclaration {
  return {
    ...words,
    kind: "values",
    unit: "index",
    reading: "1 is the most democratic, 0 the least.",
    caveats: CAVEATS,
    bounds: [0, 1],
    interval: BOUNDS,
    change: "difference",
    isHeadline: isHeadline ?? false
  };
}

function bounded(series: string, value: string, optional?: true): SeriesColumns {
  const columns = {series, value, low: `${value}_codelow`, high: `${value}_codehigh`};
  return optional ? {...columns, optional} : columns;
}

const INDICES: readonly SeriesColumns[] = [
  bounded("liberal-democracy", "v2x_libdem"),
  bounded("electoral-democracy", "v2x_polyarchy"),
  bounded("participatory-democracy", "v2x_partipdem"),
  bounded("deliberative-democracy", "v2x_delibdem"),
  bounded("egalitarian-democracy", "v2x_egaldem"),
  bounded("academic-freedom", "v2xca_academ", true)
];

/** Part of a country whose other part V-Dem codes on its own. */
const PARTS = {
  "Palestine/West Bank": {apart: "the West Bank", of: "PS"},
  "Palestine/Gaza": {apart: "Gaza", of: "PS"},
  "Palestine/British Mandate": {apart: "the British Mandate, to 1948", of: "PS"},
  PSE: {apart: "the West Bank", of: "PS"},
  PSG: {apart: "Gaza", of: "PS"}
} as const;

/**
 * Varieties of Democracy: indices of democracy and academic freedom from experts' answers, with their bounds.
 *
 * V-Dem codes the West Bank and Gaza apart, so Palestine* has no value of its own; and it codes states that no longer
 * exist, which are kept under their own codes where they have one.
 */
export const vDem = defineSeriesSource({
  id: "v-dem",
  title: "Varieties of Democracy",
  publisher: {name: "V-Dem Institute, University of Gothenburg", url: "https://www.v-dem.net"},
  licence: {
    id: "CC-BY-SA-4.0",
    url: "https://creativecommons.org/licenses/by-sa/4.0/",
    republish: "yes",
    note: "may be handed on with attribution, under the same licence"
  },
  attribution: "V-Dem Institute, University of Gothenburg",
  refresh: "yearly",
  address: "https://www.v-dem.net/data/the-v-dem-dataset/",
  forms: [
    {
      kind: "wide",
      title: "country and year, main indices with bounds",
      country: {name: "vdem_country_name", code: "country_text_id"},
      year: "year",
      columns: INDICES,
      // The additive and multiplicative halves of electoral democracy say nothing apart.
      ignore: [
        ...["country_id", "historical_date", "project", "historical", "histname", "vdem_cowcode"],
        ...[
          "coding*",
          "gap*",
          "v2x_api*",
          "v2x_mpi*",
          "extended_country_name",
          "GWn",
          "cown",
          "in_GW_system"
        ],
        ...["libdem", "polyarchy", "partipdem", "delibdem", "egaldem"].map((index) => `v2x_${index}_sd`),
        "v2xca_academ_sd"
      ]
    },
    {
      kind: "wide",
      title: "the publisher's own country and year file",
      country: {name: "country_name", code: "country_text_id"},
      year: "year",
      columns: INDICES,
      // Some four thousand variables that Aperture does not read.
      ignore: ["*"]
    },
    {
      kind: "wide",
      title: "academic freedom alone, without bounds",
      country: {code: "iso3"},
      year: "year",
      columns: [{series: "academic-freedom", value: "v2xca_academ"}],
      ignore: []
    },
    {
      kind: "wide",
      title: "liberal democracy alone, without bounds",
      country: {code: "iso3"},
      year: "year",
      columns: [{series: "liberal-democracy", value: "v2x_libdem"}],
      ignore: []
    }
  ],
  series: [
    {
      id: "academic-freedom",
      title: "Academic Freedom Index",
      kind: "values",
      unit: "index",
      definition:
        "Freedom to research and teach, academic exchange, institutional autonomy, campus integrity, and academic and cultural expression, as experts see them, as one index (v2xca_academ).",
      reading: "1 is the most free, 0 the least. The Commission's toolkit names it as a first orientation.",
      caveats: [
        ...CAVEATS,
        "A first orientation only: it informs and never decides, and a look at the partner itself must follow."
      ],
      bounds: [0, 1],
      interval: BOUNDS,
      change: "difference",
      isHeadline: true
    },
    democracy({
      id: "liberal-democracy",
      title: "Liberal democracy",
      definition:
        "Electoral democracy together with civil liberties, rule of law, and checks on the executive (v2x_libdem).",
      isHeadline: true
    }),
    democracy({
      id: "electoral-democracy",
      title: "Electoral democracy",
      definition:
        "Free and fair elections, suffrage, freedom of association and of expression (v2x_polyarchy)."
    }),
    democracy({
      id: "participatory-democracy",
      title: "Participatory democracy",
      definition: "Electoral democracy together with active participation of citizens (v2x_partipdem)."
    }),
    democracy({
      id: "deliberative-democracy",
      title: "Deliberative democracy",
      definition: "Electoral democracy together with decisions by public reasoning (v2x_delibdem)."
    }),
    democracy({
      id: "egalitarian-democracy",
      title: "Egalitarian democracy",
      definition: "Electoral democracy together with equal protection and resources (v2x_egaldem)."
    })
  ],
  places: {
    ...PARTS,
    // V-Dem's own code for two states of which the name tells which.
    "Burma/Myanmar": {country: "MM"},
    "Republic of Vietnam": {apart: "the Republic of Vietnam, to 1975", of: "VN"},
    Zanzibar: {apart: "Zanzibar", of: "TZ"}
  },
  missing: [""],
  caveats: [],
  floorPercent: 90
});
