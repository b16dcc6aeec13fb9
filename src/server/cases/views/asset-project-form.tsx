import type {FC} from "hono/jsx";
import {PROJECT_STAGES} from "../../../safeguard/assets/event.ts";
import type {AssetProject} from "../../../safeguard/assets/project.ts";
import {LineField, RadioField} from "../../components/fields.tsx";
import {type Form, triedOr} from "../../form.ts";

/** A project, partnership or portfolio: opened, or changed where there is one. */
export const ProjectForm: FC<{one?: AssetProject; tried: Form}> = ({one, tried}) => {
  const kept = one?.project;
  return (
    <form class="ask sheet" method="post" action={one ? `/assets/${one.id}/change` : "/assets"}>
      {one ? <input type="hidden" name="seen" value={one.sequence} /> : <h1>Register a project</h1>}
      {!one && (
        <p class="quiet tight">
          A project, a partnership, or a portfolio of a unit. Its assets are added on the next page.
        </p>
      )}
      <LineField
        id="title"
        name="title"
        label="Title"
        value={triedOr(tried, "title", kept?.title)}
        isRequired
      />
      <LineField
        id="unit"
        name="unit"
        label="Own unit"
        value={triedOr(tried, "unit", kept?.unit)}
        isRequired
      />
      <RadioField
        id="stage"
        name="stage"
        label="Stage"
        options={Object.entries(PROJECT_STAGES)}
        value={triedOr(tried, "stage", kept?.stage ?? "before")}
        isRequired
      />
      <LineField
        id="case"
        name="case"
        label="Case of the same cooperation"
        help="Its name as it stands in the address of its page, case-…; blank where there is none."
        value={triedOr(tried, "case", kept?.case)}
      />
      <div class="fields">
        <LineField
          id="from"
          name="from"
          label="From"
          type="date"
          value={triedOr(tried, "from", kept?.from)}
        />
        <LineField id="to" name="to" label="To" type="date" value={triedOr(tried, "to", kept?.to)} />
      </div>
      <button class="button" type="submit">
        {one ? "Keep the project" : "Register it"}
      </button>
    </form>
  );
};
