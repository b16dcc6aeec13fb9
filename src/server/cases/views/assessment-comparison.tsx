import type {FC} from "hono/jsx";
import {countOf} from "../../../base/text.ts";
import type {Assessment, KeptAction} from "../../../safeguard/self-assessment/assessment.ts";
import type {Comparison, MeasureChange} from "../../../safeguard/self-assessment/compare.ts";
import {ACTION_STATES, MEASURE_STATES, type MeasureState} from "../../../safeguard/self-assessment/event.ts";

interface ComparisonProps {
  readonly before: Assessment;
  readonly after: Assessment;
  readonly change: Comparison;
}

/** What rose, fell, and is new since the assessment before. */
export const ComparisonView: FC<ComparisonProps> = ({before, after, change}) => {
  const {rose, fell, fresh, dropped, same, carried, actions} = change;
  return (
    <section id="comparison">
      <h2>Since {before.edition}</h2>
      <p>
        {rose.length} rose, {fell.length} fell, {fresh.length} newly answered
        {dropped.length > 0 && `, ${dropped.length} answered then and not now`}, {same} the same
        {carried > 0 && `, of which ${countOf(carried, "answer")} carried over and not looked at again`}.
        {before.catalogue !== after.catalogue && " The catalogue of measures changed between the two."}
      </p>
      {actions.carried.length > 0 && <p>Actions of the plan carried over: {sayStates(actions.carried)}.</p>}
      {actions.fresh > 0 && <p>{countOf(actions.fresh, "action")} added to the plan.</p>}
      <Changes title="Rose" changes={rose} />
      <Changes title="Fell" changes={fell} />
      <Changes title="Newly answered" changes={fresh} />
      <Changes title="Answered then and not now" changes={dropped} />
    </section>
  );
};

/** "1 done, 2 not begun", in the order of the states. */
function sayStates(actions: readonly KeptAction[]): string {
  return Object.entries(ACTION_STATES)
    .map(([state, title]) => [actions.filter((one) => one.state === state).length, title] as const)
    .filter(([count]) => count > 0)
    .map(([count, title]) => `${count} ${title.toLowerCase()}`)
    .join(", ");
}

const stateWords = (state: MeasureState | undefined) =>
  state === undefined ? "unanswered" : `${MEASURE_STATES[state].toLowerCase()} (${state})`;

const Changes: FC<{title: string; changes: readonly MeasureChange[]}> = ({title, changes}) =>
  changes.length > 0 ? (
    <>
      <h3>{title}</h3>
      <ul>
        {changes.map(({measure, before, after}) => (
          <li>
            <a href={`#${measure.id}`}>
              {measure.code} {measure.title}
            </a>
            : {stateWords(before)} → {stateWords(after)}
          </li>
        ))}
      </ul>
    </>
  ) : null;
