import {cslCsv, cslJson} from "./forms/csl.ts";
import {defineList} from "./list.ts";

/** Thirteen lists of three departments in one file; what an entry does is said entry by entry. */
export const usCsl = defineList({
  id: "us-csl",
  title: "US Consolidated Screening List",
  authority: "US Departments of Commerce, State and the Treasury",
  publisher: {
    name: "International Trade Administration",
    url: "https://www.trade.gov/consolidated-screening-list"
  },
  licence: {id: "public-domain-US-Gov", url: "https://www.usa.gov/government-works"},
  legalEffect: "export-control",
  kinds: ["person", "organisation", "vessel", "aircraft", "unknown"],
  downloads: ["https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv"],
  floor: 15000,
  mostAgeDays: 14,
  forms: [cslCsv(), cslJson()],
  caveats: ["Holds the lists of the Treasury and of Commerce that can also be loaded by themselves."]
});
