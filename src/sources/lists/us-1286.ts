import {registerJson} from "./forms/register-json.ts";
import {registerCsv, sectionCsv} from "./forms/us-tables.ts";
import {defineList} from "./list.ts";

/** Foreign institutions engaged in problematic activity, by Section 1286 of Public Law 115-232, in its newest edition. */
export const us1286 = defineList({
  id: "us-1286",
  title: "US Section 1286: institutions of concern to research",
  authority: "US Department of Defense",
  publisher: {
    name: "US Department of Defense",
    url: "https://basicresearch.defense.gov/Programs/Academic-Research-Security/"
  },
  licence: {id: "public-domain-US-Gov", url: "https://www.usa.gov/government-works"},
  legalEffect: "end-user-concern",
  kinds: ["organisation"],
  downloads: [],
  floor: 40,
  mostAgeDays: 550,
  forms: [
    sectionCsv("Section 1286"),
    registerJson("dow-1286", "organisation"),
    registerCsv("dow-1286", "organisation")
  ],
  caveats: ["Published once a year for reading only; what is read here is a transcription."]
});
