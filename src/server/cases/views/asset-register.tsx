import type {FC} from "hono/jsx";
import type {Watched} from "../../../app/assets/export.ts";
import {formatDate, type IsoDate} from "../../../base/dates.ts";
import {countOf} from "../../../base/text.ts";
import {PROJECT_STAGES} from "../../../safeguard/assets/event.ts";
import {Scroll} from "../../components/scroll.tsx";
import {AlertList} from "./asset-alerts.tsx";
import {AssetTable} from "./asset-table.tsx";

interface RegisterProps {
  readonly watched: readonly Watched[];
  readonly mayOpen: boolean;
  readonly isOwnOnly: boolean;
  readonly today: IsoDate;
}

/** Every project with assets somebody may see: what speaks for a look, and what is registered. */
export const AssetRegisterView: FC<RegisterProps> = ({watched, mayOpen, isOwnOnly, today}) => {
  const alerts = watched.flatMap((one) => one.alerts);
  const assets = watched.reduce((sum, {one}) => sum + one.assets.size, 0);
  return (
    <>
      <div class="page-head">
        <h1>Intellectual assets</h1>
        <p class="finding">
          {watched.length === 0
            ? "No project is registered yet."
            : `${countOf(assets, "asset")} in ${countOf(watched.length, "project")}, ${alerts.length === 0 ? "nothing to look at" : `${countOf(alerts.length, "alert")} to look at`} on ${formatDate(today)}.`}
        </p>
        {isOwnOnly && <p class="scope">You see the projects you registered or were given.</p>}
      </div>
      <p class="actions no-print">
        {mayOpen && (
          <a class="button" href="/assets/new">
            Register a project
          </a>
        )}
        {watched.length > 0 && <a href="/assets/export/csv">CSV</a>}
        {watched.length > 0 && <a href="/assets/export/json">JSON</a>}
      </p>
      {watched.length === 0 ? (
        <div class="empty">
          <h2>Nothing registered yet</h2>
          <p>
            A project has its background and results, who owns them, who has access on which terms, how they
            are protected and used; with a checklist by stage and the clauses to consider, after the Code of
            Practice, Recommendation (EU) 2023/499.
          </p>
        </div>
      ) : (
        <>
          <AlertList alerts={alerts} />
          <ProjectTable watched={watched} />
          {watched.map(({one}) => (
            <section>
              <h2>
                <a href={`/assets/${one.id}`}>{one.project.title}</a>
              </h2>
              <AssetTable one={one} />
            </section>
          ))}
        </>
      )}
    </>
  );
};

const ProjectTable: FC<{watched: readonly Watched[]}> = ({watched}) => (
  <Scroll label="Projects" isList>
    <table>
      <caption class="visually-hidden">Projects, the one changed last first</caption>
      <thead>
        <tr>
          <th scope="col">Project</th>
          <th scope="col">Stage</th>
          <th scope="col" class="num">
            Assets
          </th>
          <th scope="col" class="num">
            Alerts
          </th>
          <th scope="col">Changed</th>
        </tr>
      </thead>
      <tbody>
        {watched.map(({one, alerts}) => (
          <tr>
            <th scope="row">
              <a href={`/assets/${one.id}`}>{one.project.title}</a>
              <span class="row-note">{one.project.unit}</span>
            </th>
            <td data-label="Stage">{PROJECT_STAGES[one.project.stage]}</td>
            <td data-label="Assets" class="num">
              {one.assets.size}
            </td>
            <td data-label="Alerts" class="num">
              {alerts.length}
            </td>
            <td data-label="Changed">{formatDate(one.changedAt.slice(0, 10))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);
