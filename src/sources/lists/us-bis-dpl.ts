import {cslCsv, cslJson} from "./forms/csl.ts";
import {registerJson} from "./forms/register-json.ts";
import {bisDeniedPersons, registerCsv} from "./forms/us-tables.ts";
import {defineList} from "./list.ts";

/** Those who have lost their export privileges; an entry for each address. */
export const usBisDpl = defineList({
  id: "us-bis-dpl",
  title: "US Denied Persons List",
  authority: "US Department of Commerce",
  publisher: {
    name: "Bureau of Industry and Security",
    url: "https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl"
  },
  licence: {id: "public-domain-US-Gov", url: "https://www.usa.gov/government-works"},
  legalEffect: "export-control",
  kinds: ["unknown"],
  downloads: ["https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv"],
  within: "us-csl",
  floor: 300,
  mostAgeDays: 60,
  forms: [
    cslCsv("DPL"),
    cslJson("DPL"),
    bisDeniedPersons,
    registerJson("bis-dpl", "unknown"),
    registerCsv("bis-dpl", "unknown")
  ],
  caveats: [
    "The bureau does not say which names are of persons.",
    "Fetched as part of the Consolidated Screening List."
  ]
});
