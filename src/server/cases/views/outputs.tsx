import type {FC} from "hono/jsx";
import {funderForms} from "../../../catalogue/funder-forms.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import {REDACTABLE} from "../../../safeguard/cases/redact.ts";

const FILES = [
  ["pdf", "Dossier, PDF"],
  ["docx", "Dossier, Word"],
  ["json", "Signed case file"]
] as const;

/** Every form in which a case leaves, under one choice of what is left out, so that no file forgets it. */
export const Outputs: FC<{one: Case}> = ({one}) => (
  <section id="outputs" class="no-print">
    <h2>Take it out</h2>
    <p class="quiet">
      Another institution can take in the signed case file. What is taken out, by whom and without what, is
      written into the ledger.
    </p>
    <form class="sheet" method="get" action={`/cases/${one.id}/export/pdf`}>
      <fieldset class="field choices">
        <legend>Leave out</legend>
        {Object.entries(REDACTABLE).map(([part, title]) => (
          <label class="choice-line">
            <input type="checkbox" name="without" value={part} /> {title}
          </label>
        ))}
      </fieldset>
      <div class="inline-form">
        {FILES.map(([form, title]) => (
          <button class="button secondary" type="submit" formaction={`/cases/${one.id}/export/${form}`}>
            {title}
          </button>
        ))}
      </div>
      <h3>Forms of funders</h3>
      <div class="inline-form">
        {funderForms().map(({id, funder}) => (
          <button class="button secondary" type="submit" formaction={`/cases/${one.id}/export/form/${id}`}>
            {funder}
          </button>
        ))}
      </div>
    </form>
  </section>
);
