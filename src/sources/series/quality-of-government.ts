import {GOVERNANCE_CAVEATS, GOVERNANCE_INTERVAL, NINETY_PERCENT} from "./governance-indicators.ts";
import {defineSeriesSource, type SeriesDeclaration} from "./series-source.ts";

const NEAR = "A cross-section: the value may be of up to three years before or after the year shown.";

type Own = Pick<SeriesDeclaration, "id" | "title" | "definition" | "reading" | "bounds"> &
  Partial<Pick<SeriesDeclaration, "unit" | "interval" | "caveats">>;

function variable({caveats = [], ...own}: Own): SeriesDeclaration {
  return {
    kind: "values",
    unit: "score",
    change: "difference",
    isHeadline: false,
    ...own,
    caveats: [NEAR, ...caveats]
  };
}

function estimate(words: Pick<Own, "id" | "title" | "definition">): SeriesDeclaration {
  return variable({
    ...words,
    unit: "standard-units",
    reading: "Above zero is better than the world's mean of the same year.",
    bounds: [-5, 5],
    interval: GOVERNANCE_INTERVAL,
    caveats: GOVERNANCE_CAVEATS
  });
}

function withError(series: string, variable: string) {
  const column = `wbgi_${variable}s`;
  return {series, value: `wbgi_${variable}e`, error: {column, factor: NINETY_PERCENT}};
}

/**
 * Quality of Government, standard cross-section: variables of other publishers side by side, each of a year at or
 * near the edition's own. What another source gives by year is not taken from here.
 */
export const qualityOfGovernment = defineSeriesSource({
  id: "quality-of-government",
  title: "Quality of Government, standard cross-section",
  publisher: {
    name: "Quality of Government Institute, University of Gothenburg",
    url: "https://www.gu.se/en/quality-government"
  },
  licence: {
    id: "not stated in the file",
    url: "https://www.gu.se/en/quality-government/qog-data",
    republish: "unknown",
    note: "each variable keeps the terms of its own publisher, which are not known here; they are for use on this machine"
  },
  attribution:
    "Quality of Government Institute, University of Gothenburg, and the publisher of each variable",
  refresh: "yearly",
  address: "https://www.gu.se/en/quality-government/qog-data/data-downloads/standard-dataset",
  forms: [
    {
      kind: "cross-section",
      title: "standard cross-section",
      country: {name: "cname", code: "ccodealp"},
      edition: {column: "version", pattern: /jan(\d\d)/i, yearsBefore: 4},
      columns: [
        withError("rule-of-law", "rl"),
        withError("control-of-corruption", "cc"),
        withError("government-effectiveness", "ge"),
        {series: "press-freedom", value: "rsf_pfi"},
        {series: "corruption-perceptions", value: "ti_cpi"},
        {series: "fundamental-rights", value: "wjp_fund_right"},
        {series: "gender-inequality", value: "gii_gii", optional: true}
      ],
      ignore: [
        ...["ccode", "vdem_*", "fh_*", "wdi_*", "p_polity2", "oecd_*", "wjp_overall", "wjp_op_gov"],
        ...["wbgi_vae", "wbgi_vas", "wbgi_pve", "wbgi_pvs", "wbgi_rqe", "wbgi_rqs"],
        ...["rsf_eci", "rsf_lci", "rsf_pci", "rsf_sci", "rsf_si", "rsf_pfi1321"]
      ]
    }
  ],
  series: [
    estimate({
      id: "rule-of-law",
      title: "Rule of law",
      definition:
        "Confidence in contracts, property rights, police and courts, and the likelihood of crime (Worldwide Governance Indicators): an estimate in standard deviations."
    }),
    estimate({
      id: "control-of-corruption",
      title: "Control of corruption",
      definition:
        "How far public power is exercised for private gain (Worldwide Governance Indicators): an estimate in standard deviations."
    }),
    estimate({
      id: "government-effectiveness",
      title: "Government effectiveness",
      definition:
        "Quality of public services, civil service and policy (Worldwide Governance Indicators): an estimate in standard deviations."
    }),
    variable({
      id: "press-freedom",
      title: "Press freedom",
      definition: "World Press Freedom Index of Reporters without Borders, 0 to 100 points.",
      reading: "100 is the most free, by the method in use since 2022.",
      bounds: [0, 100]
    }),
    variable({
      id: "corruption-perceptions",
      title: "Corruption perceptions",
      definition: "Corruption Perceptions Index of Transparency International, 0 to 100 points.",
      reading: "100 is the least corrupt, as business people and experts see it.",
      bounds: [0, 100]
    }),
    variable({
      id: "fundamental-rights",
      title: "Fundamental rights",
      definition: "Factor 4 of the Rule of Law Index of the World Justice Project, 0 to 1.",
      reading: "1 is the best protected.",
      unit: "index",
      bounds: [0, 1]
    }),
    variable({
      id: "gender-inequality",
      title: "Gender inequality",
      definition:
        "Gender Inequality Index of the United Nations Development Programme: health, empowerment and work, 0 to 1.",
      reading: "0 is the most equal: here a low value is the better one.",
      unit: "index",
      bounds: [0, 1]
    })
  ],
  places: {},
  missing: ["", "."],
  caveats: [],
  floorPercent: 90
});
