import {defineSeriesSource} from "./series-source.ts";

/** Half the width of a 90 % interval, in standard errors. */
export const NINETY_PERCENT = 1.645;

export const GOVERNANCE_INTERVAL = "90 % interval, from the standard error of the estimate";

export const GOVERNANCE_CAVEATS = [
  "Brought together from surveys and experts' ratings; the sources of a country change from year to year.",
  "The world's mean is zero in every year, so a rise is a rise against the others, not by itself.",
  "Two values whose intervals overlap should not be told apart."
];

/** Worldwide Governance Indicators: estimates with their standard errors, and ranks in percent with bounds. */
export const governanceIndicators = defineSeriesSource({
  id: "governance-indicators",
  title: "Worldwide Governance Indicators",
  publisher: {name: "World Bank", url: "https://www.worldbank.org"},
  licence: {
    id: "CC-BY-4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
    republish: "yes",
    note: "may be handed on with attribution"
  },
  attribution: "World Bank, Worldwide Governance Indicators",
  refresh: "yearly",
  address: "https://www.worldbank.org/en/publication/worldwide-governance-indicators",
  forms: [
    {
      kind: "wide",
      title: "country and year, one indicator",
      country: {name: "wb_country", code: "wb_code"},
      year: "year",
      columns: [
        {
          series: "voice-and-accountability",
          value: "Estimate",
          error: {column: "StdErr", factor: NINETY_PERCENT}
        },
        {series: "voice-and-accountability-rank", value: "Rank", low: "Lower", high: "Upper"}
      ],
      ignore: ["NumSrc", "extended_country_name", "GWn", "cown", "in_GW_system"],
      assumes: "the file does not name its indicator; it is read as Voice and Accountability"
    }
  ],
  series: [
    {
      id: "voice-and-accountability",
      title: "Voice and accountability",
      kind: "values",
      unit: "standard-units",
      definition:
        "How far citizens choose their government, and are free to speak, to associate and to have free media: an estimate in standard deviations, from about −2.5 to 2.5.",
      reading: "Above zero is better than the world's mean of the same year.",
      caveats: GOVERNANCE_CAVEATS,
      bounds: [-5, 5],
      interval: GOVERNANCE_INTERVAL,
      change: "difference",
      isHeadline: true
    },
    {
      id: "voice-and-accountability-rank",
      title: "Voice and accountability, percentile",
      kind: "values",
      unit: "percent",
      definition:
        "The share of countries whose estimate of voice and accountability lies below this one, in percent.",
      reading: "100 is the highest. The interval says between which percentiles the country lies.",
      caveats: GOVERNANCE_CAVEATS,
      bounds: [0, 100],
      interval: "90 % interval of the percentile, as the source gives it",
      change: "difference",
      isHeadline: false
    }
  ],
  places: {
    ADO: {country: "AD"},
    KSV: {country: "XK"},
    WBG: {country: "PS"},
    ZAR: {country: "CD"},
    TMP: {country: "TL"},
    ROM: {country: "RO"}
  },
  missing: ["", ".."],
  caveats: [],
  floorPercent: 90
});
