import {groupBy} from "../../../base/collections.ts";
import {type DraftEntity, type DraftName, type ListForm, partFiles, type Tell} from "../list.ts";
import {dateOf, readPartialDate} from "../partial-date.ts";
import {hasColumns, readTable, type TableRow} from "../table.ts";
import {present} from "../text.ts";
import {birthDateOf, knownCountry, subjectKind} from "./eu-fsf-values.ts";

const REQUIRED = ["Entity_LogicalId", "Entity_SubjectType", "NameAlias_WholeName"];

const TAKEN = [
  ...REQUIRED,
  "fileGenerationDate",
  "Entity_EU_ReferenceNumber",
  "Entity_DesignationDate",
  "Entity_Remark",
  "Entity_SubjectType_ClassificationCode",
  "Entity_Regulation_NumberTitle",
  "Entity_Regulation_Programme",
  "NameAlias_FirstName",
  "NameAlias_MiddleName",
  "NameAlias_LastName",
  "NameAlias_NameLanguage",
  "NameAlias_Strong",
  "Address_City",
  "Address_Street",
  "Address_PoBox",
  "Address_ZipCode",
  "Address_Region",
  "Address_Place",
  "Address_CountryIso2Code",
  "Address_CountryDescription",
  "BirthDate_BirthDate",
  "BirthDate_Day",
  "BirthDate_Month",
  "BirthDate_Year",
  "BirthDate_YearRangeFrom",
  "BirthDate_YearRangeTo",
  "Identification_Number",
  "Identification_LatinNumber",
  "Identification_TypeCode",
  "Identification_TypeDescription"
];

/** Columns of the same groups that say nothing of who is listed, and all of citizenship. */
const NOT_TAKEN =
  /^(?:Citizenship_|Entity_(?:DesignationDetails|UnitedNationId|Regulation_)|NameAlias_|Address_|BirthDate_|Identification_)/i;

/** The EU's consolidated list of financial sanctions as CSV 1.1: a row for each name, address, birth or paper. */
export const euFsfCsv: ListForm = {
  id: "eu-fsf-csv",
  title: "CSV 1.1 of the Commission",
  parts: ["list"],
  partOf: ({start}) => (hasColumns(start, REQUIRED, ";") ? "list" : undefined),
  read(parts, tell) {
    const rule = {delimiter: ";", columns: TAKEN, ignored: [], required: REQUIRED} as const;
    const tellColumns: Tell = (field, value, note) => {
      if (field !== "column" || !NOT_TAKEN.test(value)) tell(field, value, note);
    };
    const rows = partFiles(parts, "list").flatMap((file) => readTable(file, rule, tellColumns).rows);
    const dated = rows.map((row) => readPartialDate(row.get("fileGenerationDate"))).find(Boolean);
    const groups = groupBy(rows, (row) => row.get("Entity_LogicalId"));
    const entries = [...groups.values()].map((group) => entryOf(group, tell));
    return {entries, ...present({dated})};
  }
};

function entryOf(rows: readonly TableRow[], tell: Tell): DraftEntity {
  const all = (column: string) => rows.map((row) => row.get(column)).filter(Boolean);
  const first = (column: string) => all(column)[0] ?? "";
  return {
    kind: subjectKind(first("Entity_SubjectType_ClassificationCode") || first("Entity_SubjectType"), tell),
    names: rows.map(nameOf),
    countries: all("Address_CountryIso2Code").flatMap(knownCountry),
    cities: all("Address_City"),
    birthDates: rows.flatMap((row) => birthOf(row, tell)),
    identifiers: rows.map((row) => ({
      scheme: row.get("Identification_TypeDescription") || row.get("Identification_TypeCode") || "document",
      value: row.get("Identification_Number") || row.get("Identification_LatinNumber")
    })),
    programmes: all("Entity_Regulation_Programme"),
    ...present({
      reference: first("Entity_EU_ReferenceNumber") || first("Entity_LogicalId"),
      legalReference: first("Entity_Regulation_NumberTitle"),
      listedOn: dateOf("Entity_DesignationDate", first("Entity_DesignationDate"), tell),
      address: [...new Set(rows.map(addressOf))].filter(Boolean).join("; "),
      remarks: first("Entity_Remark")
    })
  };
}

function nameOf(row: TableRow): DraftName {
  const parts = ["FirstName", "MiddleName", "LastName"].map((part) => row.get(`NameAlias_${part}`));
  return {
    text: row.get("NameAlias_WholeName") || parts.filter(Boolean).join(" "),
    quality: /^(?:false|0|no)$/i.test(row.get("NameAlias_Strong")) ? "weak" : "strong",
    ...present({language: row.get("NameAlias_NameLanguage").toLowerCase()})
  };
}

function birthOf(row: TableRow, tell: Tell): readonly string[] {
  return birthDateOf(
    {
      date: row.get("BirthDate_BirthDate"),
      day: row.get("BirthDate_Day"),
      month: row.get("BirthDate_Month"),
      year: row.get("BirthDate_Year"),
      from: row.get("BirthDate_YearRangeFrom"),
      to: row.get("BirthDate_YearRangeTo")
    },
    tell
  );
}

function addressOf(row: TableRow): string {
  const parts = ["Street", "PoBox", "Place", "ZipCode", "City", "Region", "CountryDescription"];
  return parts
    .map((part) => row.get(`Address_${part}`))
    .filter((text) => text && text !== "-" && text !== "UNKNOWN")
    .join(", ");
}
