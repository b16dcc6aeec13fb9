import type {FC} from "hono/jsx";
import {agreementClauses, type Clause, STAGES} from "../../../catalogue/asset-guidance.ts";
import {CLAUSE_STATES} from "../../../safeguard/assets/event.ts";
import type {Agreement} from "../../../safeguard/assets/project.ts";
import {LineField} from "../../components/fields.tsx";
import type {AssetProjectProps} from "./asset-project.tsx";
import {KnownAs} from "./known-as.tsx";

/** The clauses to consider, ticked for each agreement. What a clause says is for lawyers to write. */
export const AgreementsView: FC<AssetProjectProps> = (props) => {
  const {one, mayWork, tried} = props;
  return (
    <section id="agreements">
      <h2>Clauses to consider</h2>
      {one.agreements.size === 0 && (
        <p class="quiet">
          No agreement is named. There are {agreementClauses().length} clauses to consider in one.
        </p>
      )}
      {[...one.agreements.values()].map((agreement) => (
        <AgreementView {...props} agreement={agreement} />
      ))}
      {mayWork && (
        <details class="mapping no-print">
          <summary>Add an agreement</summary>
          <form class="sheet" method="post" action={`/assets/${one.id}/agreement`}>
            <input type="hidden" name="seen" value={one.sequence} />
            <LineField
              id="agreement-title"
              name="agreement-title"
              label="Title"
              value={tried.text("agreement-title")}
              isRequired
            />
            <LineField
              id="agreement-partners"
              name="agreement-partners"
              label="Partners"
              value={tried.text("agreement-partners")}
            />
            <button class="button secondary" type="submit">
              Add it
            </button>
          </form>
        </details>
      )}
    </section>
  );
};

const AgreementView: FC<AssetProjectProps & {agreement: Agreement}> = ({one, agreement, mayWork}) => {
  const clauses = agreementClauses();
  const done = clauses.filter(({id}) => agreement.clauses.get(id)?.state !== undefined).length;
  return (
    <details class="mapping">
      <summary>
        {agreement.title}
        {agreement.partners && `, with ${agreement.partners}`}: {done} of {clauses.length} considered
      </summary>
      <form class="ask questions" method="post" action={`/assets/${one.id}/clauses`}>
        <input type="hidden" name="seen" value={one.sequence} />
        <input type="hidden" name="agreement" value={agreement.agreement} />
        {clauses.map((clause) => (
          <ClauseField agreement={agreement} clause={clause} mayWork={mayWork} />
        ))}
        {mayWork && (
          <button class="button secondary no-print" type="submit">
            Keep what is ticked
          </button>
        )}
      </form>
    </details>
  );
};

const ClauseField: FC<{agreement: Agreement; clause: Clause; mayWork: boolean}> = ({
  agreement,
  clause,
  mayWork
}) => {
  const {id, title, about, stage, confidence} = clause;
  const kept = agreement.clauses.get(id);
  const field = `${agreement.agreement}-${id}`;
  return (
    <fieldset class="field choices" disabled={!mayWork}>
      <legend>
        {title}
        {stage && <span class="badge">{STAGES[stage]}</span>}
        <KnownAs confidence={confidence} />
      </legend>
      <p class="help">{about}</p>
      {[["", "Open"], ...Object.entries(CLAUSE_STATES)].map(([value = "", text]) => (
        <label class="choice-line">
          <input type="radio" name={`clause-${id}`} value={value} checked={value === (kept?.state ?? "")} />{" "}
          {text}
        </label>
      ))}
      <label class="note-line" for={field}>
        Note
      </label>
      <input id={field} name={`note-${id}`} type="text" value={kept?.note ?? ""} autocomplete="off" />
    </fieldset>
  );
};
