import {metiTable} from "./forms/meti-table.ts";
import {defineList} from "./list.ts";

/** Organisations for which concern of use in weapons of mass destruction cannot be dispelled. */
export const jpMetiEndUsers = defineList({
  id: "jp-meti-end-users",
  title: "Japan: Foreign End User List",
  authority: "Ministry of Economy, Trade and Industry of Japan",
  publisher: {
    name: "Ministry of Economy, Trade and Industry",
    url: "https://www.meti.go.jp/policy/anpo/law05.html"
  },
  licence: {id: "PDL-1.0", url: "https://www.digital.go.jp/en/resources/open_data/public_data_license_v1.0"},
  legalEffect: "end-user-concern",
  kinds: ["organisation"],
  downloads: [],
  floor: 500,
  mostAgeDays: 550,
  forms: [metiTable],
  caveats: [
    "Published as a workbook and a document that do not say their day in the table; give the workbook, or the table as CSV with the ministry's own headings, and its day with --dated."
  ]
});
