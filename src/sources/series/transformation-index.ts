import {defineSeriesSource, type SeriesDeclaration} from "./series-source.ts";

type Rating = Pick<SeriesDeclaration, "id" | "title" | "definition">;

function rating(words: Rating): SeriesDeclaration {
  return {
    ...words,
    kind: "values",
    unit: "score",
    reading: "10 points are the best, 1 the worst.",
    caveats: [
      "Judged by two experts a country every second year; the source states no uncertainty.",
      "Countries that were members of the OECD before 1989, and small ones, are not judged."
    ],
    bounds: [0.9, 10],
    change: "difference",
    isHeadline: false
  };
}

/** Bertelsmann Stiftung's Transformation Index. Its year is the year judged, two before that of the report. */
export const transformationIndex = defineSeriesSource({
  id: "transformation-index",
  title: "Bertelsmann Transformation Index",
  publisher: {name: "Bertelsmann Stiftung", url: "https://bti-project.org"},
  licence: {
    id: "not stated in the file",
    url: "https://bti-project.org",
    republish: "unknown",
    note: "the terms of the Transformation Index for handing its values on are not known here; they are for use on this machine"
  },
  attribution: "Bertelsmann Stiftung, Transformation Index (BTI)",
  refresh: "every two years",
  address: "https://bti-project.org/en/downloads",
  forms: [
    {
      kind: "wide",
      title: "country and year, all questions",
      country: {name: "bti_country"},
      year: "year",
      columns: [
        {series: "bti-democracy-status", value: "SI_Democracy_Status"},
        {series: "bti-freedom-of-expression", value: "Q2.4_Freedom_of_expression"},
        {series: "bti-rule-of-law", value: "Q3_Rule_of_Law"},
        {series: "bti-education-and-research-policy", value: "Q12.2_Education_/_R&D_policy"},
        {series: "bti-international-cooperation", value: "Q17_International_Cooperation"}
      ],
      ignore: [
        ...["bti_region", "Ranking_*", "S_Status_Index", "SII_Economy_Status", "G_Governance_Index"],
        ...["GII_Governance_Performance", "Q1_*", "Q1.*", "Q2_*", "Q2.*", "Q3.*", "Q4*", "Q5*", "Q6*", "Q7*"],
        ...["Q8*", "Q9*", "Q10*", "Q11*", "Q12_*", "Q12.1_*", "Q13*", "Q14*", "Q15*", "Q16*", "Q17.*"],
        ...["pol_sys", "cat_dem_stat*", "report_year", "extended_country_name", "GWn", "cown", "in_GW_system"]
      ]
    }
  ],
  series: [
    rating({
      id: "bti-democracy-status",
      title: "Democracy status (Transformation Index)",
      definition:
        "Stateness, participation, rule of law, stability of institutions and integration, 1 to 10 points."
    }),
    rating({
      id: "bti-freedom-of-expression",
      title: "Freedom of expression (Transformation Index, Q2.4)",
      definition: "How far citizens, organisations and media can express opinions freely, 1 to 10 points."
    }),
    rating({
      id: "bti-rule-of-law",
      title: "Rule of law (Transformation Index, Q3)",
      definition:
        "Separation of powers, independent judiciary, prosecution of abuse of office and civil rights, 1 to 10 points."
    }),
    rating({
      id: "bti-education-and-research-policy",
      title: "Education and research policy (Transformation Index, Q12.2)",
      definition: "How solid the institutions of education, training and research are, 1 to 10 points."
    }),
    rating({
      id: "bti-international-cooperation",
      title: "International cooperation (Transformation Index, Q17)",
      definition:
        "Effective use of support, credibility and regional cooperation of the political leadership, 1 to 10 points."
    })
  ],
  places: {"Congo, DR": {country: "CD"}},
  missing: [""],
  caveats: [],
  floorPercent: 90
});
