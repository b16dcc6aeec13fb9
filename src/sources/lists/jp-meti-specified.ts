import {metiDocument} from "./forms/meti-document.ts";
import {simpleForm} from "./forms/opensanctions.ts";
import {defineList} from "./list.ts";

/** Organisations of Russia, Belarus and other countries to which Japan forbids exports, in three documents. */
export const jpMetiSpecified = defineList({
  id: "jp-meti-specified",
  title: "Japan: organisations specified under the export ban",
  authority: "Ministry of Foreign Affairs and Ministry of Economy, Trade and Industry of Japan",
  publisher: {
    name: "Ministry of Economy, Trade and Industry",
    url: "https://www.meti.go.jp/policy/anpo/ukraine_index.html"
  },
  licence: {id: "PDL-1.0", url: "https://www.digital.go.jp/en/resources/open_data/public_data_license_v1.0"},
  legalEffect: "export-control",
  kinds: ["organisation"],
  downloads: [],
  floor: 300,
  mostAgeDays: 180,
  forms: [metiDocument, simpleForm("Japan METI Russian List")],
  caveats: ["Published as documents; give a folder with the text of all of them."]
});
