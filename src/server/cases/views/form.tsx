import type {FC} from "hono/jsx";
import {sayForm} from "../../../app/cases/outputs/compose-form.ts";
import {leftOut} from "../../../app/cases/outputs/dossier.ts";
import {
  type FilledField,
  type FilledForm,
  TO_BE_FILLED_IN,
  UNVERIFIED_FIELD
} from "../../../app/cases/outputs/fill-form.ts";
import {countOf} from "../../../base/text.ts";
import {readRedactable} from "../../../safeguard/cases/redact.ts";

/** A funder's form filled from a case, to be read, printed or taken to Word. */
export const FormView: FC<{filled: FilledForm; id: string; without: readonly string[]}> = ({
  filled,
  id,
  without
}) => {
  const {form, fields} = filled;
  const open = fields.filter(({lines}) => lines.length === 0).length;
  const query = without.map((part) => `without=${encodeURIComponent(part)}`).join("&");
  return (
    <>
      <div class="page-head">
        <h1>{form.title}</h1>
        <p class="finding">
          {open === 0
            ? "Every field is filled from the case."
            : `${fields.length - open} of ${countOf(fields.length, "field")} filled from the case; ${open} to be filled in.`}
        </p>
        {sayForm(filled).map((line) => (
          <p class="scope">{line}</p>
        ))}
        {without.length > 0 && <p class="scope">{leftOut(readRedactable(without))}</p>}
      </div>
      <p class="no-print">
        <a class="button" href={`/cases/${id}/export/form/${form.id}/docx${query && `?${query}`}`}>
          Take it to Word
        </a>
      </p>
      {fields.map((field) => (
        <Field filled={field} />
      ))}
    </>
  );
};

const Field: FC<{filled: FilledField}> = ({filled: {field, lines}}) => (
  <section id={field.id}>
    <h2>
      {field.label}{" "}
      {field.confidence === "unverified" && (
        <span class="badge unverified" title={UNVERIFIED_FIELD}>
          unverified
        </span>
      )}
    </h2>
    <Lines lines={lines} />
  </section>
);

const Lines: FC<{lines: readonly string[]}> = ({lines}) => {
  if (lines.length === 0) return <p class="quiet">{TO_BE_FILLED_IN}</p>;
  if (lines.length === 1) return <p>{lines}</p>;
  return (
    <ul class="plain">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
};
