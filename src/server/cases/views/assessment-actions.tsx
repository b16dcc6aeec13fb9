import type {FC} from "hono/jsx";
import {formatDate} from "../../../base/dates.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import type {Assessment, KeptAction} from "../../../safeguard/self-assessment/assessment.ts";
import {ACTION_STATES} from "../../../safeguard/self-assessment/event.ts";
import {AreaField, LineField, SelectField} from "../../components/fields.tsx";
import {type Form, triedOr} from "../../form.ts";
import {nameOf} from "./case-props.ts";

export interface PlanActionsProps {
  readonly one: Assessment;
  readonly colleagues: readonly Account[];
  /** Whether actions can be written here: by the role, and in the newest assessment only. */
  readonly mayPlan: boolean;
  readonly tried: Form;
}

/** Actions of the plan that belong to no single measure, each with what became of it. */
export const PlanActions: FC<PlanActionsProps> = (props) => {
  const {one, mayPlan, tried} = props;
  const actions = [...one.actions.values()];
  if (actions.length === 0 && !mayPlan) return null;
  return (
    <>
      <h3>Actions of their own</h3>
      {actions.length === 0 && <p class="quiet">None. They are for what belongs to no single measure.</p>}
      {actions.map((action) => (
        <ActionView {...props} action={action} />
      ))}
      {mayPlan && (
        <details class="mapping no-print" open={tried.text("what") !== "" && tried.text("action") === ""}>
          <summary>Add an action</summary>
          <ActionForm {...props} action={undefined} />
        </details>
      )}
    </>
  );
};

const ActionView: FC<PlanActionsProps & {action: KeptAction}> = (props) => {
  const {action, colleagues, mayPlan, tried} = props;
  const {what, owner, due, state, note, isCarried, by, at} = action;
  return (
    <article class="hit" id={action.action}>
      <p class="tight">
        <strong>{what}</strong> <span class="badge">{ACTION_STATES[state].toLowerCase()}</span>
        {isCarried && <span class="badge unverified">carried over</span>}
      </p>
      {note && <p class="tight">{note}</p>}
      <p class="quiet tight">
        {owner || "Nobody yet"}
        {due ? `, by ${formatDate(due)}` : ", no day"}. Written by {nameOf(colleagues, by)} on{" "}
        {formatDate(at.slice(0, 10))}.
      </p>
      {mayPlan && (
        <details class="no-print" open={tried.text("action") === action.action}>
          <summary>Change it</summary>
          <ActionForm {...props} />
        </details>
      )}
    </article>
  );
};

const ActionForm: FC<PlanActionsProps & {action: KeptAction | undefined}> = ({one, action, tried}) => {
  const id = action?.action ?? "action";
  const isTried = tried.text("action") === (action?.action ?? "");
  const value = (name: string, kept: string | undefined) =>
    isTried ? triedOr(tried, name, kept) : (kept ?? "");
  return (
    <form class="sheet" method="post" action={`/self-assessment/${one.id}/action`}>
      <input type="hidden" name="seen" value={one.sequence} />
      <input type="hidden" name="action" value={action?.action ?? ""} />
      <LineField id={`${id}-what`} name="what" label="What" value={value("what", action?.what)} isRequired />
      <div class="fields">
        <LineField id={`${id}-owner`} name="owner" label="Who" value={value("owner", action?.owner)} />
        <LineField
          id={`${id}-due`}
          name="due"
          label="By when"
          type="date"
          value={value("due", action?.due)}
        />
        <SelectField
          prefix={id}
          name="state"
          label="State"
          options={Object.entries(ACTION_STATES)}
          value={value("state", action?.state)}
        />
      </div>
      <AreaField id={`${id}-note`} name="note" label="Note" value={value("note", action?.note)} rows={2} />
      <button class="button secondary" type="submit">
        {action ? "Keep it" : "Add the action"}
      </button>
    </form>
  );
};
