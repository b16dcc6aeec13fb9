import type {FC} from "hono/jsx";
import {formatDate, type IsoDate} from "../../../base/dates.ts";
import {toolkitMeasures} from "../../../catalogue/toolkit.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {mayDo} from "../../../safeguard/accounts/roles.ts";
import type {Assessment} from "../../../safeguard/self-assessment/assessment.ts";
import {maturityOf} from "../../../safeguard/self-assessment/maturity.ts";
import {gapsOf, planOf} from "../../../safeguard/self-assessment/plan.ts";
import {LineField} from "../../components/fields.tsx";
import {Scroll} from "../../components/scroll.tsx";
import type {Form} from "../../form.ts";
import {MaturityWords, MethodNote} from "./maturity.tsx";

interface ListProps {
  readonly all: readonly Assessment[];
  readonly account: Account;
  readonly today: IsoDate;
  readonly tried: Form;
}

/** The self-assessments of the institution, newest first, and the way to the next one. */
export const AssessmentListView: FC<ListProps> = (props) => {
  const {all, account, today} = props;
  const count = toolkitMeasures().length;
  return (
    <>
      <div class="page-head">
        <h1>Self-assessment</h1>
        <p class="finding">
          Where the institution stands under the toolkit against foreign interference: {count} measures in
          four areas and four phases, with evidence, gaps and a plan.
        </p>
      </div>
      {all.length > 0 ? (
        <AssessmentTable all={all} today={today} />
      ) : (
        <div class="empty">
          <h2>Nothing assessed yet</h2>
          <p>
            The first assessment may have blanks: what nobody answered is shown as unanswered and never
            counted as zero. Each later one starts from the last.
          </p>
        </div>
      )}
      {mayDo(account.role, "work-on-assessment") && <StartForm {...props} />}
      <MethodNote />
    </>
  );
};

const AssessmentTable: FC<{all: readonly Assessment[]; today: IsoDate}> = ({all, today}) => {
  const measures = toolkitMeasures();
  return (
    <Scroll label="Self-assessments" isList>
      <table>
        <caption class="visually-hidden">Self-assessments, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Assessment</th>
            <th scope="col">Maturity</th>
            <th scope="col">Gaps</th>
            <th scope="col">Plan</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => {
            const plan = planOf(measures, one, today);
            const late = plan.filter(({isLate}) => isLate).length;
            return (
              <tr>
                <th scope="row">
                  <a href={`/self-assessment/${one.id}`}>{one.edition}</a>
                  <span class="row-note">{formatDate(one.on)}</span>
                </th>
                <td data-label="Maturity">
                  <MaturityWords of={maturityOf(measures, one)} />
                </td>
                <td data-label="Gaps">{gapsOf(measures, one).length}</td>
                <td data-label="Plan">
                  {plan.length}
                  {late > 0 && <span class="badge unverified">{late} late</span>}
                </td>
                <td data-label="State">
                  {one.closed ? `Closed ${formatDate(one.closed.at.slice(0, 10))}` : "Open"}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
};

const StartForm: FC<ListProps> = ({all, today, tried}) => (
  <form class="ask sheet no-print" method="post" action="/self-assessment">
    <h2>Start {all.length > 0 ? "the next one" : "the first one"}</h2>
    {all[0] && (
      <p class="quiet tight">
        It starts with the answers of {all[0].edition}, each marked as carried over until somebody looks at it
        again.
      </p>
    )}
    <div class="fields">
      <LineField
        id="edition"
        name="edition"
        label="Name"
        value={tried.text("edition") || today.slice(0, 4)}
        isRequired
      />
      <LineField id="on" name="on" label="Day" type="date" value={tried.text("on") || today} isRequired />
    </div>
    <button class="button" type="submit">
      Start it
    </button>
  </form>
);
