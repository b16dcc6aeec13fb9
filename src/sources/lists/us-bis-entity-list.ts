import {cslCsv, cslJson} from "./forms/csl.ts";
import {registerJson} from "./forms/register-json.ts";
import {registerCsv} from "./forms/us-tables.ts";
import {defineList} from "./list.ts";

/** Supplement No. 4 to Part 744: a licence is needed to export to those on it. */
export const usBisEntityList = defineList({
  id: "us-bis-entity-list",
  title: "US Entity List",
  authority: "US Department of Commerce",
  publisher: {
    name: "Bureau of Industry and Security",
    url: "https://www.bis.gov/regulations/ear/part-744/supplement-no-4-part-744/supplement-no-4-part-744-entity-list"
  },
  licence: {id: "public-domain-US-Gov", url: "https://www.usa.gov/government-works"},
  legalEffect: "export-control",
  kinds: ["unknown"],
  downloads: ["https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv"],
  within: "us-csl",
  floor: 2500,
  mostAgeDays: 60,
  forms: [
    cslCsv("EL"),
    cslJson("EL"),
    registerJson("bis-entity-list", "unknown"),
    registerCsv("bis-entity-list", "unknown")
  ],
  caveats: [
    "The bureau does not say which names are of persons.",
    "Fetched as part of the Consolidated Screening List."
  ]
});
