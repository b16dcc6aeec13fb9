import type {FC} from "hono/jsx";
import {sayPartner, sayPlan} from "../../../app/cases/outputs/say-plan.ts";
import {formatDate} from "../../../base/dates.ts";
import {type Case, validUntil} from "../../../safeguard/cases/case.ts";
import {REOPENING_CAUSES} from "../../../safeguard/cases/event.ts";
import {standingOf} from "../../../safeguard/cases/standing.ts";
import {mayWorkOn} from "../../../safeguard/cases/steps.ts";
import {AnswersView} from "./answers.tsx";
import {type CaseViewProps, nameOf} from "./case-props.ts";
import {CaseRecords} from "./case-records.tsx";
import {EvidenceView} from "./evidence.tsx";
import {MeasuresView} from "./measures.tsx";
import {NextStep} from "./next-step.tsx";

/** A case from what comes next down to what happened. */
export const CaseView: FC<CaseViewProps> = (props) => {
  const {one, account} = props;
  if (!one.plan) return <Erased one={one} />;
  return (
    <>
      <div class="page-head">
        <h1>{one.plan.title}</h1>
        <p class="finding">{standingOf(one, props.today)}</p>
        <p class="scope">
          {one.plan.unit}. Opened {formatDate(one.openedAt.slice(0, 10))} by{" "}
          {nameOf(props.colleagues, one.author)}
          {one.assignee && `, given to ${nameOf(props.colleagues, one.assignee)}`}.
        </p>
        {one.imported && (
          <p class="scope">
            Taken over from {one.imported.from}
            {one.imported.sound && "; the signature of the file was sound"}.
          </p>
        )}
      </div>
      <Reopenings one={one} />
      <NextStep {...props} />
      {one.state !== "short" && one.state !== "enhanced" && <AnswersView one={one} />}
      <EvidenceView one={one} mayWork={mayWorkOn(one, account)} />
      <MeasuresView {...props} />
      <PlanView one={one} mayWork={mayWorkOn(one, account)} />
      <CaseRecords {...props} />
    </>
  );
};

const Erased: FC<{one: Case}> = ({one}) => (
  <div class="page-head">
    <h1>Erased case</h1>
    <p class="finding">
      The content of this case was erased; its key does not exist any more. The ledger keeps its{" "}
      {one.history.length > 0 ? "links and what was said of the erasure" : "links"}, so that it can still be
      verified.
    </p>
  </div>
);

const Reopenings: FC<{one: Case}> = ({one}) => {
  const last = one.reopenings.at(-1);
  if (!last || validUntil(one) !== undefined) return null;
  return (
    <div class="caveat">
      <strong>Opened again.</strong> {REOPENING_CAUSES[last.cause]} on {formatDate(last.at.slice(0, 10))}.{" "}
      {last.detail}
    </div>
  );
};

const PlanView: FC<{one: Case; mayWork: boolean}> = ({one, mayWork}) => {
  const {plan} = one;
  if (!plan) return null;
  return (
    <section id="plan">
      <h2>The plan</h2>
      <ul class="plain">
        {plan.partners.map((partner) => (
          <li>
            <strong>{partner.name}</strong>, {sayPartner(partner)}
          </li>
        ))}
      </ul>
      <dl class="trace">
        {sayPlan(plan).map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {mayWork && one.state !== "proposed" && one.state !== "withdrawn" && (
        <p>
          <a href={`/cases/${one.id}/plan`}>Change the plan</a>
        </p>
      )}
    </section>
  );
};
