import type {FC} from "hono/jsx";
import {schemesOf} from "../../../app/cases/schemes.ts";
import {TIERS} from "../../../domain/appraisal.ts";
import {answerKey, type Case} from "../../../safeguard/cases/case.ts";
import {SignalBadge} from "./evidence.tsx";

/** What was answered, to be read by those who sign, decide or audit; one list a tier. */
export const AnswersView: FC<{one: Case}> = ({one}) =>
  one.answers.size === 0 ? null : (
    <section id="answers" class="answers">
      <h2>Answers</h2>
      {schemesOf(one).map(({id: scheme, tier, title, questions}) => (
        <details class="mapping" open={tier === "short"}>
          <summary>{title === TIERS[tier] ? title : `${TIERS[tier]}: ${title}`}</summary>
          <dl class="trace">
            {questions.map(({id, ask, answers}) => {
              const given = one.answers.get(answerKey(scheme, id));
              const chosen = answers.find((answer) => answer.id === given?.answer);
              return (
                chosen && (
                  <>
                    <dt>{ask}</dt>
                    <dd>
                      {chosen.label} <SignalBadge signal={chosen.signal} />
                      {given?.note && <span class="row-note">{given.note}</span>}
                    </dd>
                  </>
                )
              );
            })}
          </dl>
        </details>
      ))}
    </section>
  );
