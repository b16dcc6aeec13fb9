import {euFsfCsv} from "./forms/eu-fsf-csv.ts";
import {euFsfXml} from "./forms/eu-fsf-xml.ts";
import {journalForm, simpleForm} from "./forms/opensanctions.ts";
import {defineList} from "./list.ts";

/** Persons and organisations whose funds are frozen in the European Union; the one list that binds everybody in it. */
export const euFsf = defineList({
  id: "eu-fsf",
  title: "EU financial sanctions",
  authority: "Council of the European Union",
  publisher: {
    name: "European Commission, DG FISMA",
    url: "https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions"
  },
  licence: {id: "CC-BY-4.0", url: "https://commission.europa.eu/legal-notice_en"},
  legalEffect: "asset-freeze",
  kinds: ["person", "organisation"],
  downloads: [
    "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw"
  ],
  floor: 4000,
  mostAgeDays: 14,
  forms: [
    euFsfXml,
    euFsfCsv,
    simpleForm("EU Financial Sanctions Files (FSF)"),
    journalForm((row) => row.get("measure") === "Asset freeze")
  ],
  caveats: ["Organisations owned or controlled by those listed are frozen too, and are not on the list."]
});
