import {chinaCsv} from "./forms/china-csv.ts";
import {defineList} from "./list.ts";

/** The reverse risk: partners, and persons at them, with whom China restricts dealings. */
export const cnCountermeasures = defineList({
  id: "cn-countermeasures",
  title: "China: countermeasures, unreliable entities and export control list",
  authority: "Ministries of the People's Republic of China",
  publisher: {
    name: "Ministry of Commerce and Ministry of Foreign Affairs",
    url: "https://www.mofcom.gov.cn/"
  },
  licence: {id: "not-stated", url: "https://www.mofcom.gov.cn/"},
  legalEffect: "counter-sanction",
  kinds: ["person", "organisation"],
  downloads: [],
  floor: 300,
  mostAgeDays: 180,
  forms: [chinaCsv],
  caveats: ["Announced one by one; what is read here is a transcription of the announcements."]
});
