import {ofacLegacy} from "./forms/ofac-legacy.ts";
import {ofacXml} from "./forms/ofac-xml.ts";
import {defineList} from "./list.ts";

const EXPORTS = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports";

/** Those under measures of the United States short of blocking: sectoral, menu-based, securities. */
export const usOfacConsolidated = defineList({
  id: "us-ofac-consolidated",
  title: "US Consolidated Sanctions List, other than SDN",
  authority: "US Department of the Treasury",
  publisher: {
    name: "Office of Foreign Assets Control",
    url: "https://ofac.treasury.gov/consolidated-sanctions-list-non-sdn-lists"
  },
  licence: {id: "public-domain-US-Gov", url: "https://www.usa.gov/government-works"},
  legalEffect: "advisory",
  kinds: ["person", "organisation", "vessel", "aircraft"],
  downloads: [
    `${EXPORTS}/CONS_PRIM.CSV`,
    `${EXPORTS}/CONS_ADD.CSV`,
    `${EXPORTS}/CONS_ALT.CSV`,
    `${EXPORTS}/CONS_COMMENTS.CSV`
  ],
  within: "us-csl",
  floor: 300,
  mostAgeDays: 14,
  forms: [
    ofacLegacy({
      primary: /^cons_prim\.csv$/i,
      addresses: /^cons_add\.csv$/i,
      aliases: /^cons_alt\.csv$/i,
      comments: /^cons_comments\.csv$/i
    }),
    ofacXml(/^cons(?:olidated)?\.xml$/i)
  ],
  caveats: [
    "The CSV files do not say the day of the list; it is the publisher's date of the file. The XML says it.",
    "Organisations of which those listed own half or more are blocked too, and are not on the list."
  ]
});
