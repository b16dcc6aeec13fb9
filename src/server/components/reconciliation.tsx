import type {FC} from "hono/jsx";
import type {reconciliationOf} from "../../app/data-page.ts";
import type {Edition} from "../../app/site.ts";
import {formatNumber} from "../../base/numbers.ts";
import {isProgramme, PROGRAMMES} from "../../domain/programme.ts";
import {Scroll} from "./scroll.tsx";

type Reconciliation = Awaited<ReturnType<typeof reconciliationOf>>;

const SHOWN = 25;

/** The same totals reached by several ways, and the projects whose parts do not sum to the whole. */
export const ReconciliationView: FC<{reconciliation: Reconciliation; edition: Edition}> = ({
  reconciliation,
  edition
}) => (
  <>
    <p>
      Each total is added up in every way the data allow. Ways through Aperture's own tables must agree to the
      cent; what the source says of its projects may differ within the tolerance shown, and above it nothing
      is published.
    </p>
    <Scroll label="Totals added up in several ways" isList>
      <table>
        <caption class="visually-hidden">Totals added up in several ways</caption>
        <thead>
          <tr>
            <th scope="col">Check</th>
            <th scope="col">Ways and totals</th>
            <th scope="col" class="num">
              Difference
            </th>
            <th scope="col" class="num">
              Tolerance
            </th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {reconciliation.checks.map((check) => (
            <tr>
              <th scope="row">
                {check.title}
                <br />
                <span class="quiet">{titleOf(check.programme)}</span>
              </th>
              <td data-label="Ways">
                <div>
                  {check.ways.map(({name, total}) => (
                    <div>
                      {name}:{" "}
                      <span class="num">
                        {check.unit === "EUR" ? `EUR ${formatNumber(total, 2)}` : formatNumber(total)}
                      </span>
                    </div>
                  ))}
                </div>
              </td>
              <td class="num" data-label="Difference">
                {formatNumber(check.differencePercent, 3)} %
              </td>
              <td class="num" data-label="Tolerance">
                {formatNumber(check.tolerancePercent, 2)} %
              </td>
              <td data-label="Result">
                {check.agrees ? "agrees" : <span class="badge unverified">does not agree</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
    {reconciliation.differences.length > 0 && (
      <Differences reconciliation={reconciliation} edition={edition} />
    )}
    {reconciliation.differing > reconciliation.differences.length && (
      <p>
        {formatNumber(reconciliation.differing)} projects have participations that do not sum to what the
        source states of them. The snapshot names no project; a full warehouse lists them.
      </p>
    )}
  </>
);

function titleOf(programme: string): string {
  return isProgramme(programme) ? PROGRAMMES[programme].title : programme;
}

const Differences: FC<{reconciliation: Reconciliation; edition: Edition}> = ({
  reconciliation: {differences, differing},
  edition
}) => (
  <details>
    <summary>
      {formatNumber(differing)} projects whose participations do not sum to what the source states of them
    </summary>
    <Scroll label="Projects that differ" isList>
      <table>
        <caption>
          The {formatNumber(Math.min(SHOWN, differences.length))} largest differences, as the source has them
        </caption>
        <thead>
          <tr>
            <th scope="col">Project</th>
            <th scope="col" class="num">
              Stated (EUR)
            </th>
            <th scope="col" class="num">
              Summed (EUR)
            </th>
            <th scope="col" class="num">
              Difference (EUR)
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, SHOWN).map((one) => (
            <tr>
              <th scope="row">
                <ProjectName {...one} hasRecords={edition.warehouse.holdings.hasRecords} />
              </th>
              <td class="num" data-label="Stated (EUR)">
                {formatNumber(one.stated, 2)}
              </td>
              <td class="num" data-label="Summed (EUR)">
                {formatNumber(one.summed, 2)}
              </td>
              <td class="num" data-label="Difference (EUR)">
                {formatNumber(one.difference, 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
    <p>
      <a href="/api/v1/reconciliation">All of them, as JSON</a>, or <code>aperture reconcile</code>
    </p>
  </details>
);

interface NameProps {
  readonly programme: string;
  readonly project: string;
  readonly acronym: string | null;
  readonly hasRecords: boolean;
}

const ProjectName: FC<NameProps> = ({programme, project, acronym, hasRecords}) => {
  const name = `${acronym ?? ""} ${project}`.trim();
  return hasRecords ? <a href={`/projects/${programme}/${project}`}>{name}</a> : <span>{name}</span>;
};
