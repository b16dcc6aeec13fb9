import {registerJson} from "./forms/register-json.ts";
import {section1260hCsv} from "./forms/section-1260h.ts";
import {registerCsv} from "./forms/us-tables.ts";
import {defineList} from "./list.ts";

/** Chinese military companies operating in the United States, by Section 1260H of Public Law 116-283. */
export const us1260h = defineList({
  id: "us-1260h",
  title: "US Section 1260H: Chinese military companies",
  authority: "US Department of Defense",
  publisher: {
    name: "US Department of Defense",
    url: "https://www.federalregister.gov/documents/search?conditions%5Bterm%5D=1260H"
  },
  licence: {id: "public-domain-US-Gov", url: "https://www.usa.gov/government-works"},
  legalEffect: "end-user-concern",
  kinds: ["organisation"],
  downloads: [],
  floor: 60,
  mostAgeDays: 550,
  forms: [
    section1260hCsv,
    registerJson("dow-1260h", "organisation"),
    registerCsv("dow-1260h", "organisation")
  ],
  caveats: ["Published once a year for reading only; what is read here is a transcription."]
});
