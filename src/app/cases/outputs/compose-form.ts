import {formatDate} from "../../../base/dates.ts";
import {type PrintDocument, quoted} from "../../../report/block.ts";
import {openBlocks} from "./blocks.ts";
import {type FilledForm, TO_BE_FILLED_IN, UNVERIFIED_FIELD} from "./fill-form.ts";

/** What every filled form says of itself, on paper as on screen. */
export function sayForm({form: {funder, about, dated}}: FilledForm): readonly string[] {
  return [
    about,
    `${funder}. As known on ${formatDate(dated)}; the fields are in our own words, and the funder’s own template decides.`
  ];
}

/** A filled form as a document that is gone through and completed by hand. */
export function composeForm(filled: FilledForm, id: string, asOf: string): PrintDocument {
  const {form, fields} = filled;
  const blocks = openBlocks(id);
  blocks.section("Fields", false);
  for (const {field, lines} of fields) {
    blocks.part(field.label);
    if (field.confidence === "unverified") blocks.text(UNVERIFIED_FIELD, "note");
    if (lines.length === 0) blocks.text(TO_BE_FILLED_IN, "blank");
    else if (lines.length === 1) blocks.text(lines.join(""));
    else blocks.list(lines);
  }
  return {
    title: form.title,
    subtitle: form.funder,
    front: sayForm(filled).map((line) => [quoted(line, form.id)]),
    blocks: blocks.made,
    tables: [],
    opening: "head",
    asOf,
    keywords: ["appraisal", form.id, id]
  };
}
