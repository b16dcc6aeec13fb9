import {cslCsv, cslJson} from "./forms/csl.ts";
import {defineList} from "./list.ts";

/** Supplement No. 6 to Part 744: those whose good faith could not be verified. */
export const usBisUvl = defineList({
  id: "us-bis-uvl",
  title: "US Unverified List",
  authority: "US Department of Commerce",
  publisher: {
    name: "Bureau of Industry and Security",
    url: "https://www.bis.gov/licensing/end-user-guidance/unverified-list"
  },
  licence: {id: "public-domain-US-Gov", url: "https://www.usa.gov/government-works"},
  legalEffect: "export-control",
  kinds: ["unknown"],
  downloads: ["https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv"],
  within: "us-csl",
  floor: 80,
  mostAgeDays: 60,
  forms: [cslCsv("UVL"), cslJson("UVL")],
  caveats: [
    "The bureau does not say which names are of persons.",
    "Fetched as part of the Consolidated Screening List."
  ]
});
