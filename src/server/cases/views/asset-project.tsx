import type {FC} from "hono/jsx";
import {assetsKept} from "../../../app/cases/retention.ts";
import {formatDate, type IsoDate} from "../../../base/dates.ts";
import {countOf} from "../../../base/text.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {mayDo} from "../../../safeguard/accounts/roles.ts";
import type {Alert} from "../../../safeguard/assets/alerts.ts";
import {PROJECT_STAGES} from "../../../safeguard/assets/event.ts";
import type {AssetProject} from "../../../safeguard/assets/project.ts";
import {SelectField} from "../../components/fields.tsx";
import type {Form} from "../../form.ts";
import {AgreementsView} from "./asset-agreements.tsx";
import {AlertList} from "./asset-alerts.tsx";
import {ChecklistView} from "./asset-checklist.tsx";
import {ProjectForm} from "./asset-project-form.tsx";
import {AssetTable} from "./asset-table.tsx";
import {nameOf} from "./case-props.ts";
import {EraseForm, KeptUntil} from "./keeping.tsx";

export interface AssetProjectProps {
  readonly one: AssetProject;
  readonly alerts: readonly Alert[];
  readonly account: Account;
  readonly today: IsoDate;
  readonly colleagues: readonly Account[];
  readonly mayWork: boolean;
  readonly tried: Form;
}

/** The assets of a project, its checklist by stage, and the clauses of its agreements. */
export const AssetProjectView: FC<AssetProjectProps> = (props) => {
  const {one, alerts, mayWork, today} = props;
  const {project, assets} = one;
  return (
    <>
      <div class="page-head">
        <h1>{project.title}</h1>
        <p class="finding">
          {countOf(assets.size, "asset")},{" "}
          {alerts.length === 0 ? "nothing to look at" : countOf(alerts.length, "alert")}.{" "}
          {PROJECT_STAGES[project.stage]}.
        </p>
        <Standing {...props} />
      </div>
      <AlertList alerts={alerts} />
      <section id="assets">
        <h2>Assets</h2>
        <AssetTable one={one} />
        {mayWork && (
          <p class="no-print">
            <a class="button" href={`/assets/${one.id}/item`}>
              Register an asset
            </a>
          </p>
        )}
      </section>
      <ChecklistView {...props} />
      <AgreementsView {...props} />
      <KeptUntil kept={assetsKept(one, today)} />
      {mayWork && <ProjectChanges {...props} />}
    </>
  );
};

const Standing: FC<AssetProjectProps> = ({one, colleagues}) => {
  const {project, author, members, openedAt} = one;
  const time = [project.from, project.to].map((day) => (day ? formatDate(day) : "open")).join(" to ");
  return (
    <p class="scope">
      {project.unit}. Registered {formatDate(openedAt.slice(0, 10))} by {nameOf(colleagues, author)}
      {members.length > 0 && `, shared with ${members.map((id) => nameOf(colleagues, id)).join(", ")}`}.
      {(project.from || project.to) && ` ${time}.`}
      {project.case && (
        <>
          {" "}
          <a href={`/cases/${project.case}`}>The appraisal</a>.
        </>
      )}
    </p>
  );
};

const ProjectChanges: FC<AssetProjectProps> = ({one, account, colleagues, tried}) => {
  const others = colleagues.filter(
    ({id, role, state}) =>
      state === "active" &&
      mayDo(role, "work-on-assets") &&
      !mayDo(role, "read-every-case") &&
      id !== one.author &&
      !one.members.includes(id)
  );
  return (
    <section id="project" class="no-print">
      <details class="mapping">
        <summary>Change the project</summary>
        <ProjectForm one={one} tried={tried} />
      </details>
      {others.length > 0 && (
        <details class="mapping">
          <summary>Share it with a colleague</summary>
          <form class="sheet" method="post" action={`/assets/${one.id}/share`}>
            <input type="hidden" name="seen" value={one.sequence} />
            <SelectField
              name="with"
              label="Colleague"
              value={undefined}
              options={others.map(({id, name}) => [id, name])}
            />
            <button class="button secondary" type="submit">
              Share it
            </button>
          </form>
        </details>
      )}
      {mayDo(account.role, "erase-case") && (
        <details class="mapping">
          <summary>Erase the register</summary>
          <EraseForm action={`/assets/${one.id}/erase`} title="the whole register" account={account} />
        </details>
      )}
    </section>
  );
};
