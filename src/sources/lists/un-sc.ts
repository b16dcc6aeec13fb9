import {simpleForm} from "./forms/opensanctions.ts";
import {unXml} from "./forms/un-xml.ts";
import {defineList} from "./list.ts";

/** Those under measures of the United Nations Security Council, which every member state carries out. */
export const unSc = defineList({
  id: "un-sc",
  title: "UN Security Council Consolidated List",
  authority: "United Nations Security Council",
  publisher: {
    name: "United Nations",
    url: "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list"
  },
  licence: {id: "UN-terms", url: "https://www.un.org/en/about-us/terms-of-use"},
  legalEffect: "asset-freeze",
  kinds: ["person", "organisation"],
  downloads: ["https://scsanctions.un.org/resources/xml/en/consolidated.xml"],
  floor: 700,
  mostAgeDays: 14,
  forms: [unXml, simpleForm("UN Security Council Consolidated Sanctions")],
  caveats: []
});
