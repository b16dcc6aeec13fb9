import {dateOf, readPartialDate} from "../partial-date.ts";
import {namesOf, present, splitAt} from "../text.ts";
import {OPENSANCTIONS, schemaKind} from "./opensanctions.ts";
import {tableForm} from "./table-form.ts";

/** Years in two digits: the first of these lists is of 2019. */
function fullYear(date: string): string {
  return date.replace(/^(\d\d\.\d\d\.)(\d\d)$/, "$120$2");
}

/** Announcements of countermeasures by Chinese ministries, with the names in English and Chinese. */
export const chinaCsv = tableForm({
  id: "opensanctions-cn",
  title: "Chinese countermeasures, transcribed by OpenSanctions",
  transcription: OPENSANCTIONS,
  required: ["Type", "Name", "Chinese name", "Body", "List", "Date", "End date"],
  columns: ["Alias", "Country", "Summary", "Chinese summary", "Address"],
  ignored: ["QID", "Topics", "Source URL"],
  select: (rows, tell) => {
    const listed = rows.filter((row) => row.get("End date") === "");
    for (let i = listed.length; i < rows.length; i++) tell("End date", "", "no longer in force; left out");
    return listed;
  },
  datedBy: (row) => readPartialDate(fullYear(row.get("Date"))),
  entryOf: (row, tell) => {
    const kind = schemaKind(row.get("Type"), tell);
    return {
      kind,
      names: [
        {text: row.get("Name"), quality: "primary"},
        {text: row.get("Chinese name"), quality: "strong", script: "Hans", language: "zh"},
        ...namesOf(splitAt(row.get("Alias"), ";"), "strong")
      ],
      countries: kind === "person" ? [] : splitAt(row.get("Country"), ";"),
      programmes: [row.get("Body"), row.get("List")],
      ...present({
        listedOn: dateOf("Date", fullYear(row.get("Date")), tell),
        address: row.get("Address"),
        remarks: row.get("Summary") || row.get("Chinese summary")
      })
    };
  }
});
