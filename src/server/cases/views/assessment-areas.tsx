import type {FC} from "hono/jsx";
import {formatDate} from "../../../base/dates.ts";
import {AREAS, PHASES, type ToolkitMeasure, toolkitMeasures} from "../../../catalogue/toolkit.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import type {AssessedMeasure, Assessment} from "../../../safeguard/self-assessment/assessment.ts";
import {MEASURE_STATES} from "../../../safeguard/self-assessment/event.ts";
import {nameOf} from "./case-props.ts";
import {KnownAs} from "./known-as.tsx";

/** Every measure by area, with what was said of it. */
export const AssessmentAreas: FC<{one: Assessment; colleagues: readonly Account[]}> = ({one, colleagues}) => (
  <>
    {Object.entries(AREAS).map(([area, title]) => (
      <section id={area}>
        <h2>{title}</h2>
        {toolkitMeasures()
          .filter((measure) => measure.area === area)
          .map((measure) => (
            <MeasureArticle measure={measure} answer={one.answers.get(measure.id)} colleagues={colleagues} />
          ))}
      </section>
    ))}
  </>
);

const MeasureArticle: FC<{
  measure: ToolkitMeasure;
  answer: AssessedMeasure | undefined;
  colleagues: readonly Account[];
}> = ({measure, answer, colleagues}) => (
  <article class="hit" id={measure.id}>
    <h3>
      {measure.code} {measure.title}
      <span class="badge">{PHASES[measure.phase]}</span>
      <KnownAs confidence={measure.confidence} />
    </h3>
    <p class="quiet tight">{measure.question}</p>
    {answer ? (
      <>
        <p class="tight">
          <strong>
            {MEASURE_STATES[answer.state]} ({answer.state} of 4)
          </strong>
          {answer.isCarried && <span class="badge unverified">carried over</span>}
        </p>
        <p class="tight">{answer.evidence || <span class="quiet">– No evidence was given.</span>}</p>
        {answer.next && <p class="tight">Next: {answer.next}</p>}
        <p class="quiet tight">
          {[
            answer.owner,
            answer.due && `due ${formatDate(answer.due)}`,
            `${answer.isCarried ? "carried over by" : "said by"} ${nameOf(colleagues, answer.by)} on ${formatDate(answer.at.slice(0, 10))}`
          ]
            .filter(Boolean)
            .join(", ")}
        </p>
      </>
    ) : (
      <p class="tight quiet">– Unanswered.</p>
    )}
  </article>
);
