import {canadaCsv, canadaJson} from "./forms/canada-nro.ts";
import {defineList} from "./list.ts";

/** Research organisations that Canada holds to pose the highest risk; its granting agencies fund no work with them. */
export const caNro = defineList({
  id: "ca-nro",
  title: "Canada: Named Research Organizations",
  authority: "Government of Canada",
  publisher: {
    name: "Innovation, Science and Economic Development Canada",
    url: "https://science.gc.ca/site/science/en/safeguarding-your-research/guidelines-and-tools-implement-research-security/named-research-organizations"
  },
  licence: {id: "OGL-Canada-2.0", url: "https://open.canada.ca/en/open-government-licence-canada"},
  legalEffect: "end-user-concern",
  kinds: ["organisation"],
  downloads: [],
  floor: 100,
  mostAgeDays: 550,
  forms: [canadaJson, canadaCsv],
  caveats: ["Published as a page for reading only; what is read here is a table made from it."]
});
