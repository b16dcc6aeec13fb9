import {groupBy} from "../../../base/collections.ts";
import {dateOf, readPartialDate} from "../partial-date.ts";
import {namesOf, present, splitAt} from "../text.ts";
import {OPENSANCTIONS} from "./opensanctions.ts";
import {tableForm} from "./table-form.ts";

/** Section 1260H with the day each company came on and went off; a company named in several notices is one entry. */
export const section1260hCsv = tableForm({
  id: "opensanctions-1260h",
  title: "Section 1260H with dates, transcribed by OpenSanctions",
  transcription: OPENSANCTIONS,
  required: ["Name", "Clean Name", "Alias", "Start date", "End date"],
  columns: ["Previous Name", "Parent Name", "Note"],
  ignored: ["Source Url"],
  select: (rows, tell) => {
    const listed = rows.filter((row) => row.get("End date") === "");
    for (let i = listed.length; i < rows.length; i++) tell("End date", "", "no longer listed; left out");
    const byName = [...groupBy(listed, (row) => row.get("Clean Name") || row.get("Name")).values()];
    return byName.flatMap((named) => {
      const [first] = [...named].sort((a, b) => a.get("Start date").localeCompare(b.get("Start date")));
      return first ?? [];
    });
  },
  datedBy: (row) => readPartialDate(row.get("Start date")),
  entryOf: (row, tell) => ({
    kind: "organisation",
    names: [
      {text: row.get("Clean Name") || row.get("Name").replace(/\*$/, ""), quality: "primary"},
      ...namesOf(splitAt(row.get("Alias"), /[;|]/), "strong"),
      ...namesOf(splitAt(row.get("Previous Name"), /[;|]/), "former")
    ],
    parents: [row.get("Parent Name")],
    ...present({listedOn: dateOf("Start date", row.get("Start date"), tell), remarks: row.get("Note")})
  })
});
