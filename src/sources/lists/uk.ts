import {ukForm} from "./forms/uk-csv.ts";
import {defineList} from "./list.ts";

const ADDRESS = ["Address 1", "Address 2", "Address 3", "Address 4", "Address 5", "Address 6"];
const ADDRESS_LINES = ADDRESS.map((part) => part.replace("Address", "Address Line"));

/** One list since 28 January 2026; before, the Treasury's consolidated list stood beside it. */
export const uk = defineList({
  id: "uk",
  title: "UK Sanctions List",
  authority: "His Majesty's Government",
  publisher: {
    name: "Foreign, Commonwealth and Development Office",
    url: "https://www.gov.uk/government/publications/the-uk-sanctions-list"
  },
  licence: {
    id: "OGL-UK-3.0",
    url: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
  },
  legalEffect: "asset-freeze",
  kinds: ["person", "organisation", "vessel"],
  downloads: ["https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv"],
  floor: 2500,
  mostAgeDays: 14,
  forms: [
    ukForm("uk-sanctions-list", "CSV of the UK Sanctions List", {
      reference: ["Unique ID", "OFSI Group ID"],
      kind: ["Designation Type", "Individual, Entity, Ship"],
      aliasType: "Name type",
      aliasStrength: "Alias strength",
      script: "Name non-latin script",
      scriptType: "Non-latin script type",
      birth: "D.O.B",
      address: [...ADDRESS_LINES, "Address Postal Code"],
      country: "Address Country",
      regime: "Regime Name",
      listed: ["Date Designated"],
      identifiers: [
        ...["National Identifier number", "Passport number", "Business registration number (s)"],
        ...["IMO number", "Hull identification number (HIN)"]
      ],
      remarks: ["Other Information"],
      parent: "Parent company",
      ignored: [
        ...["Last Updated", "UN Reference Number", "Title", "Non-latin script language"],
        ...["Designation source", "Sanctions Imposed", "UK Statement of Reasons", "Phone number"],
        ...["Website", "Email address", "Nationality(/ies)", "National Identifier additional information"],
        ...["Passport additional information", "Position", "Gender", "Town of birth", "Country of birth"],
        ...["Type of entity", "Subsidiaries", "Current owner/operator (s)", "Previous owner/operator (s)"],
        ...["Current believed flag of ship", "Previous flags", "Type of ship", "Tonnage of ship"],
        ...["Length of ship", "Year Built"]
      ]
    }),
    ukForm("uk-consolidated-list", "CSV of the Treasury's consolidated list, until January 2026", {
      reference: ["Group ID"],
      kind: ["Group Type"],
      aliasType: "Alias Type",
      aliasStrength: "Alias Quality",
      script: "Name Non-Latin Script",
      scriptType: "Non-Latin Script Type",
      birth: "DOB",
      address: [...ADDRESS, "Post/Zip Code"],
      country: "Country",
      regime: "Regime",
      listed: ["UK Sanctions List Date Designated", "Listed On"],
      identifiers: ["National Identification Number", "Passport Number"],
      remarks: ["Other Information"],
      parent: "Parent Company",
      ignored: [
        ...["Title", "Non-Latin Script Language", "Town of Birth", "Country of Birth", "Nationality"],
        ...["Passport Details", "NI Details", "Position", "Last Updated"]
      ]
    })
  ],
  caveats: []
});
