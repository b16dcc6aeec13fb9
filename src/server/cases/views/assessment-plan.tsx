import type {FC} from "hono/jsx";
import {formatDate} from "../../../base/dates.ts";
import type {Assessment} from "../../../safeguard/self-assessment/assessment.ts";
import {ACTION_STATES, MEASURE_STATES} from "../../../safeguard/self-assessment/event.ts";
import type {Gap, PlanLine} from "../../../safeguard/self-assessment/plan.ts";
import {Scroll} from "../../components/scroll.tsx";
import {PlanActions, type PlanActionsProps} from "./assessment-actions.tsx";
import {KnownAs} from "./known-as.tsx";

/** What is missing, and what is to be done about it. */
export const AssessmentPlan: FC<PlanActionsProps & {plan: readonly PlanLine[]; gaps: readonly Gap[]}> = ({
  plan,
  gaps,
  ...props
}) => (
  <>
    <section id="gaps">
      <h2>Gaps</h2>
      {gaps.length === 0 ? <p class="quiet">{noGap(props.one)}</p> : <GapTable gaps={gaps} />}
    </section>
    <section id="plan">
      <h2>Plan</h2>
      {plan.length === 0 ? (
        <p class="quiet">
          Nothing is planned. A step comes from the next step, owner and day of a measure, or stands for
          itself.
        </p>
      ) : (
        <PlanTable plan={plan} />
      )}
      <PlanActions {...props} />
    </section>
  </>
);

function noGap({answers}: Assessment): string {
  return answers.size === 0
    ? "Not known: no measure is answered."
    : "None among the measures that are answered. What is unanswered may be one.";
}

const GapTable: FC<{gaps: readonly Gap[]}> = ({gaps}) => (
  <Scroll label="Gaps" isList>
    <table>
      <caption class="visually-hidden">Measures that are not in place, the least advanced first</caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">State</th>
          <th scope="col">Next step</th>
        </tr>
      </thead>
      <tbody>
        {gaps.map(({measure, answer}) => (
          <tr>
            <th scope="row">
              <a href={`#${measure.id}`}>
                {measure.code} {measure.title}
              </a>
              <KnownAs confidence={measure.confidence} />
            </th>
            <td data-label="State">
              {MEASURE_STATES[answer.state]} ({answer.state})
            </td>
            <td data-label="Next step">{answer.next || <span class="quiet">– none named</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);

const PlanTable: FC<{plan: readonly PlanLine[]}> = ({plan}) => (
  <Scroll label="Plan" isList>
    <table>
      <caption class="visually-hidden">What is to be done, soonest first</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Who</th>
          <th scope="col">By when</th>
        </tr>
      </thead>
      <tbody>
        {plan.map(({measure, action, what, owner, due, isReview, isLate}) => (
          <tr>
            <th scope="row">
              {what}
              {measure && (
                <span class="row-note">
                  {isReview ? "review of" : "for"} <a href={`#${measure.id}`}>{measure.code}</a>
                </span>
              )}
              {action && (
                <span class="row-note">
                  <a href={`#${action.action}`}>{ACTION_STATES[action.state].toLowerCase()}</a>
                </span>
              )}
            </th>
            <td data-label="Who">{owner || <span class="badge unverified">nobody yet</span>}</td>
            <td data-label="By when">
              <span>
                {due ? formatDate(due) : <span class="quiet">– no day</span>}
                {isLate && <span class="badge unverified">late</span>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);
