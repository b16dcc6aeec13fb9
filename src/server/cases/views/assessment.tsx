import type {FC} from "hono/jsx";
import {assessmentKept} from "../../../app/cases/retention.ts";
import {formatDate, type IsoDate} from "../../../base/dates.ts";
import {countOf} from "../../../base/text.ts";
import {toolkitMeasures} from "../../../catalogue/toolkit.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {mayDo} from "../../../safeguard/accounts/roles.ts";
import type {Assessment} from "../../../safeguard/self-assessment/assessment.ts";
import {compareAssessments} from "../../../safeguard/self-assessment/compare.ts";
import {maturityOf} from "../../../safeguard/self-assessment/maturity.ts";
import {gapsOf, planOf} from "../../../safeguard/self-assessment/plan.ts";
import {mayAssess} from "../../../safeguard/self-assessment/steps.ts";
import {AreaField} from "../../components/fields.tsx";
import type {Form} from "../../form.ts";
import {AssessmentAreas} from "./assessment-areas.tsx";
import {ComparisonView} from "./assessment-comparison.tsx";
import {AssessmentPlan} from "./assessment-plan.tsx";
import {nameOf} from "./case-props.ts";
import {EraseForm, KeptUntil} from "./keeping.tsx";
import {MaturityMatrix, MethodNote} from "./maturity.tsx";

export interface AssessmentViewProps {
  readonly one: Assessment;
  readonly before: Assessment | undefined;
  /** Whether no later one carries its plan on. */
  readonly isNewest: boolean;
  readonly account: Account;
  readonly colleagues: readonly Account[];
  readonly today: IsoDate;
  readonly tried: Form;
}

/** One self-assessment: where the institution stands, what rose and fell, gaps, plan, and every measure. */
export const AssessmentView: FC<AssessmentViewProps> = (props) => {
  const {one, before, account, today, colleagues, isNewest, tried} = props;
  const measures = toolkitMeasures();
  return (
    <>
      <div class="page-head">
        <h1>Self-assessment {one.edition}</h1>
        <p class="finding">{findingOf(one, today)}</p>
        <p class="scope">
          Made on {formatDate(one.on)}, begun by {nameOf(colleagues, one.openedBy)}, on the measures of
          catalogue <span class="hash">{one.catalogue}</span>.
        </p>
      </div>
      {one.closed && (
        <p class="note">
          <strong>
            Closed on {formatDate(one.closed.at.slice(0, 10))} by {nameOf(colleagues, one.closed.by)}.
          </strong>{" "}
          {one.closed.conclusion}
        </p>
      )}
      {one.reopenings.map(({reasons, by, at}) => (
        <p class="caveat">
          <strong>Opened again</strong> on {formatDate(at.slice(0, 10))} by {nameOf(colleagues, by)}.{" "}
          {reasons}
        </p>
      ))}
      <p class="actions no-print">
        {mayAssess(one, account) && !one.closed && (
          <a class="button" href={`/self-assessment/${one.id}/answers`}>
            Answer the measures
          </a>
        )}
        <a href={`/self-assessment/${one.id}/export/csv`}>CSV</a>
        <a href={`/self-assessment/${one.id}/export/json`}>JSON</a>
      </p>
      <MaturityMatrix one={one} measures={measures} />
      <MethodNote />
      {before && (
        <ComparisonView before={before} after={one} change={compareAssessments(before, one, measures)} />
      )}
      <AssessmentPlan
        one={one}
        plan={planOf(measures, one, today)}
        gaps={gapsOf(measures, one)}
        colleagues={colleagues}
        mayPlan={isNewest && mayAssess(one, account)}
        tried={tried}
      />
      <AssessmentAreas one={one} colleagues={colleagues} />
      <KeptUntil kept={assessmentKept(one)} />
      {mayAssess(one, account) && <EndForm {...props} />}
      {mayDo(account.role, "erase-case") && (
        <details class="mapping no-print">
          <summary>Erase the assessment</summary>
          <EraseForm
            action={`/self-assessment/${one.id}/erase`}
            title="the whole assessment"
            account={account}
          />
        </details>
      )}
    </>
  );
};

function findingOf(one: Assessment, today: IsoDate): string {
  const measures = toolkitMeasures();
  const {mean, words, unanswered} = maturityOf(measures, one);
  if (mean === undefined) return `None of the ${measures.length} measures is answered yet.`;
  const gaps = gapsOf(measures, one).length;
  const late = planOf(measures, one, today).filter(({isLate}) => isLate).length;
  const carried = [...one.answers.values()].filter(({isCarried}) => isCarried).length;
  const parts = [
    `${words} on the whole (${mean.toFixed(1)} of 4)`,
    countOf(gaps, "gap"),
    unanswered > 0 ? `${unanswered} of ${measures.length} measures unanswered` : "every measure answered",
    carried > 0 ? `${carried} carried over and not looked at again` : "",
    late > 0 ? `${countOf(late, "step")} of the plan late` : ""
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

const EndForm: FC<AssessmentViewProps> = ({one, tried}) => {
  const [action, name, label, word] = one.closed
    ? (["reopen", "reasons", "Why it is opened again", "Open it again"] as const)
    : (["close", "conclusion", "Conclusion, in a few sentences", "Close the assessment"] as const);
  return (
    <details class="mapping no-print">
      <summary>{word}</summary>
      <form class="sheet" method="post" action={`/self-assessment/${one.id}/${action}`}>
        <input type="hidden" name="seen" value={one.sequence} />
        <AreaField id={name} name={name} label={label} value={tried.text(name)} isRequired />
        <button class="button secondary" type="submit">
          {word}
        </button>
      </form>
    </details>
  );
};
