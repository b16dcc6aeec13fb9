import {ofacLegacy} from "./forms/ofac-legacy.ts";
import {ofacXml} from "./forms/ofac-xml.ts";
import {defineList} from "./list.ts";

const EXPORTS = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports";

/** Those whose property is blocked by the United States. */
export const usOfacSdn = defineList({
  id: "us-ofac-sdn",
  title: "US Specially Designated Nationals",
  authority: "US Department of the Treasury",
  publisher: {
    name: "Office of Foreign Assets Control",
    url: "https://ofac.treasury.gov/specially-designated-nationals-and-blocked-persons-list-sdn-human-readable-lists"
  },
  licence: {id: "public-domain-US-Gov", url: "https://www.usa.gov/government-works"},
  legalEffect: "asset-freeze",
  kinds: ["person", "organisation", "vessel", "aircraft"],
  downloads: [
    `${EXPORTS}/SDN.CSV`,
    `${EXPORTS}/ADD.CSV`,
    `${EXPORTS}/ALT.CSV`,
    `${EXPORTS}/SDN_COMMENTS.CSV`
  ],
  within: "us-csl",
  floor: 8000,
  mostAgeDays: 14,
  forms: [
    ofacLegacy({
      primary: /^sdn\.csv$/i,
      addresses: /^add\.csv$/i,
      aliases: /^alt\.csv$/i,
      comments: /^sdn_comments\.csv$/i
    }),
    ofacXml(/^sdn\.xml$/i)
  ],
  caveats: [
    "The CSV files do not say the day of the list; it is the publisher's date of the file. The XML says it.",
    "Organisations of which those listed own half or more are blocked too, and are not on the list."
  ]
});
