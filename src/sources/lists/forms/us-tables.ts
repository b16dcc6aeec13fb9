import type {EntityKind} from "../../../domain/listed-entity.ts";
import type {ListForm} from "../list.ts";
import {dateOf, readPartialDate} from "../partial-date.ts";
import {namesOf, present, splitAt} from "../text.ts";
import {OPENSANCTIONS, schemaKind} from "./opensanctions.ts";
import {tableForm} from "./table-form.ts";

const REGISTER = {by: "the register's editor", licence: "not stated", republish: false} as const;

/** One list out of a flat register of many lists, its names of one entry parted by bars. */
export function registerCsv(listId: string, kind: EntityKind): ListForm {
  return tableForm({
    id: "register-csv",
    title: "Flat register as CSV with a column list_id",
    transcription: REGISTER,
    required: ["list_id", "name", "aliases", "country", "effective_date", "federal_register"],
    columns: ["address", "notes"],
    ignored: ["status"],
    select: (rows) => rows.filter((row) => row.get("list_id") === listId),
    entryOf: (row, tell) => ({
      kind,
      names: [
        {text: row.get("name"), quality: "primary"},
        ...namesOf(splitAt(row.get("aliases"), "|"), "strong")
      ],
      countries: [row.get("country")],
      ...present({
        legalReference: row.get("federal_register"),
        listedOn: dateOf("effective_date", row.get("effective_date"), tell),
        address: row.get("address"),
        remarks: row.get("notes")
      })
    })
  });
}

/** A section of a United States act with those reported under it; only the newest report is in force. */
export function sectionCsv(section: string): ListForm {
  return tableForm({
    id: "opensanctions-section",
    title: "Lists under an act, transcribed by OpenSanctions",
    transcription: OPENSANCTIONS,
    required: ["schema", "name", "aliases", "program", "authority", "report-date"],
    columns: ["country", "notes", "reason", "start-date", "end-date"],
    ignored: ["topics", "source_url"],
    isOf: (start) => start.includes(section),
    select: (rows) => {
      const newest = rows
        .map((row) => row.get("report-date"))
        .sort()
        .at(-1);
      return rows.filter((row) => row.get("report-date") === newest);
    },
    datedBy: (row) => readPartialDate(row.get("report-date")),
    entryOf: (row, tell) => ({
      kind: schemaKind(row.get("schema"), tell) === "person" ? "person" : "organisation",
      names: [
        {text: row.get("name"), quality: "primary"},
        ...namesOf(splitAt(row.get("aliases"), ";"), "strong")
      ],
      countries: [row.get("country")],
      programmes: [row.get("program")],
      ...present({
        listedOn: dateOf("report-date", row.get("report-date"), tell),
        remarks: [row.get("reason"), row.get("notes")].filter(Boolean).join("\n")
      })
    })
  });
}

/** The Denied Persons List as the Bureau of Industry and Security publishes it, parted by tabs. */
export const bisDeniedPersons: ListForm = tableForm({
  id: "bis-dpl-txt",
  title: "Text file of the Bureau of Industry and Security",
  delimiter: "\t",
  required: ["Name", "Street_Address", "Country", "FR_Citation"],
  columns: ["City", "State", "Postal_Code", "Effective_Date", "Expiration_Date", "Last_Update"],
  ignored: ["Standard_Order", "Action"],
  datedBy: (row) => readPartialDate(row.get("Last_Update"), "month-first"),
  entryOf: (row, tell) => ({
    kind: "unknown",
    names: [{text: row.get("Name"), quality: "primary"}],
    countries: [row.get("Country")],
    cities: [row.get("City")],
    ...present({
      legalReference: row.get("FR_Citation"),
      listedOn: dateOf("Effective_Date", row.get("Effective_Date"), tell, "month-first"),
      address: ["Street_Address", "City", "State", "Postal_Code"]
        .map((column) => row.get(column))
        .filter(Boolean)
        .join(", "),
      remarks: row.get("Expiration_Date") && `Denied until ${row.get("Expiration_Date")}`
    })
  })
});
