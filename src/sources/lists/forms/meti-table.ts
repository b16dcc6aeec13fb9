import {namesOf, present, splitAt} from "../text.ts";
import {tableForm} from "./table-form.ts";

/** The table of the ministry's document, saved as CSV with the ministry's own headings. */
export const metiTable = tableForm({
  id: "meti-table",
  title: "The ministry's table saved as CSV",
  required: ["No.", "Country or Region", "Company or Organization", "Also Known As", "Type of WMD"],
  columns: [],
  entryOf: (row) => ({
    kind: "organisation",
    names: [
      {text: row.get("Company or Organization").replace(/\s*\n\s*/g, " "), quality: "primary"},
      ...namesOf(
        splitAt(row.get("Also Known As"), /[;\n・]/).map((name) => name.replace(/^[-–・]\s*/, "")),
        "strong"
      )
    ],
    countries: [row.get("Country or Region").replace(/\s*\n\s*/g, " ")],
    programmes: splitAt(row.get("Type of WMD"), /[,;\n]/),
    ...present({remarks: row.get("No.") && `No. ${row.get("No.")} of the document`})
  })
});
