import {cslCsv, cslJson} from "./forms/csl.ts";
import {registerJson} from "./forms/register-json.ts";
import {registerCsv} from "./forms/us-tables.ts";
import {defineList} from "./list.ts";

/** Supplement No. 7 to Part 744: military end users in some countries. */
export const usBisMeu = defineList({
  id: "us-bis-meu",
  title: "US Military End-User List",
  authority: "US Department of Commerce",
  publisher: {
    name: "Bureau of Industry and Security",
    url: "https://www.bis.gov/licensing/end-user-guidance/military-end-user-list"
  },
  licence: {id: "public-domain-US-Gov", url: "https://www.usa.gov/government-works"},
  legalEffect: "export-control",
  kinds: ["unknown"],
  downloads: ["https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv"],
  within: "us-csl",
  floor: 50,
  mostAgeDays: 180,
  forms: [
    cslCsv("MEU"),
    cslJson("MEU"),
    registerJson("bis-meu", "unknown"),
    registerCsv("bis-meu", "unknown")
  ],
  caveats: [
    "The bureau does not say which names are of persons.",
    "Fetched as part of the Consolidated Screening List."
  ]
});
