import type {FC} from "hono/jsx";
import {schemeOf} from "../../../app/cases/schemes.ts";
import {FACTORS, type Question, TIERS} from "../../../domain/appraisal.ts";
import {answerKey} from "../../../safeguard/cases/case.ts";
import {openQuestions} from "../../../safeguard/cases/signals.ts";
import type {CaseViewProps} from "./case-props.ts";

const SECTIONS = {...FACTORS, benefit: "What would be lost"} as const;

/** The questions of the tier a case is in, by factor, with what was answered. */
export const QuestionsForm: FC<CaseViewProps & {mayWork: boolean}> = ({one, mayWork, tried}) => {
  const scheme = schemeOf(one);
  const open = openQuestions(one, scheme).length;
  return (
    <form class="ask questions" method="post" action={`/cases/${one.id}/answers`}>
      <h2>{TIERS[scheme.tier]}</h2>
      <p class="quiet">
        {open === 0
          ? "Every question is answered."
          : `${open} of ${scheme.questions.length} questions are open. “Not known” is an answer.`}{" "}
        {scheme.title}, {scheme.dated}.
      </p>
      <input type="hidden" name="seen" value={one.sequence} />
      {Object.entries(SECTIONS).map(([factor, title]) => {
        const questions = scheme.questions.filter((question) => question.factor === factor);
        return (
          questions.length > 0 && (
            <>
              <h3>{title}</h3>
              {questions.map((question) => {
                const kept = one.answers.get(answerKey(scheme.id, question.id));
                return (
                  <QuestionField
                    question={question}
                    answer={tried.text(`answer-${question.id}`) || (kept?.answer ?? "")}
                    note={tried.text(`note-${question.id}`) || (kept?.note ?? "")}
                    isFixed={!mayWork}
                  />
                );
              })}
            </>
          )
        );
      })}
      {mayWork && (
        <button class="button" type="submit">
          Keep the answers
        </button>
      )}
    </form>
  );
};

const QuestionField: FC<{question: Question; answer: string; note: string; isFixed: boolean}> = ({
  question,
  answer,
  note,
  isFixed
}) => {
  const id = `q-${question.id}`;
  return (
    <fieldset class="field choices" id={id} disabled={isFixed}>
      <legend>
        {question.ask}{" "}
        {question.confidence === "unverified" && <span class="badge unverified">unverified source</span>}
      </legend>
      {question.help && <p class="help">{question.help}</p>}
      {question.answers.map((choice) => (
        <label class="choice-line">
          <input
            type="radio"
            name={`answer-${question.id}`}
            value={choice.id}
            checked={choice.id === answer}
          />{" "}
          {choice.label}
        </label>
      ))}
      <label class="note-line" for={`${id}-note`}>
        Note
      </label>
      <input id={`${id}-note`} name={`note-${question.id}`} type="text" value={note} autocomplete="off" />
    </fieldset>
  );
};
