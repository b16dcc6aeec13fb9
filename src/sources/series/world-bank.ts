import {defineSeriesSource, type PlaceRule} from "./series-source.ts";
import {WORLD_BANK_SERIES} from "./world-bank-series.ts";

/** Codes of regions, income groups and lending groups, which stand among the countries. */
const AGGREGATES =
  "AFE AFW ARB CEB CSS EAP EAR EAS ECA ECS EMU EUU FCS HIC HPC IBD IBT IDA IDB IDX INX LAC LCN LDC LIC LMC LMY LTE MEA MIC MNA NAC OED OSS PRE PSS PST SAS SSA SSF SST TEA TEC TLA TMN TSA TSS UMC WLD";

const aggregates: Readonly<Record<string, PlaceRule>> = Object.fromEntries(
  AGGREGATES.split(" ").map((code) => [code, {aggregate: true}])
);

const codes = Object.fromEntries(Object.entries(WORLD_BANK_SERIES).map(([code, {id}]) => [code, id]));

/** World Development Indicators: capacity for research, income and population. Taiwan is not among its economies. */
export const worldBank = defineSeriesSource({
  id: "world-bank",
  title: "World Development Indicators",
  publisher: {name: "World Bank", url: "https://data.worldbank.org"},
  licence: {
    id: "CC-BY-4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
    republish: "yes",
    note: "may be handed on with attribution"
  },
  attribution: "World Bank, World Development Indicators, and the sources it names",
  refresh: "yearly",
  address: "https://api.worldbank.org/v2/en/indicator/GB.XPD.RSDV.GD.ZS?downloadformat=csv",
  forms: [
    {
      kind: "named",
      title: "country and year, one file an indicator",
      country: {name: "Country Name", code: "Country Code"},
      year: "Year",
      value: "Value",
      codes,
      ignore: []
    },
    {
      kind: "years",
      title: "the World Bank's own export, one column a year",
      country: {name: "Country Name", code: "Country Code"},
      code: "Indicator Code",
      codes,
      ignore: ["Indicator Name", ""]
    }
  ],
  series: Object.values(WORLD_BANK_SERIES),
  places: {
    ...aggregates,
    CHI: {apart: "the Channel Islands together: Guernsey and Jersey"},
    XKX: {country: "XK"},
    WBG: {country: "PS"}
  },
  missing: ["", ".."],
  caveats: ["The World Bank has no data of Taiwan as an economy of its own."],
  floorPercent: 90
});
