import type {FC} from "hono/jsx";
import {type ProposedAnswer, proposedAnswers} from "../../../app/cases/proposals.ts";
import {schemeOf} from "../../../app/cases/schemes.ts";
import {FACTORS, type Question, TIERS} from "../../../domain/appraisal.ts";
import {answerKey} from "../../../safeguard/cases/case.ts";
import {openQuestions} from "../../../safeguard/cases/signals.ts";
import {triedOr} from "../../form.ts";
import type {CaseViewProps} from "./case-props.ts";

const SECTIONS = {...FACTORS, benefit: "What would be lost"} as const;

type QuestionsProps = CaseViewProps & {readonly mayWork: boolean};

/** The questions of the tier a case is in, by factor, with what was answered. */
export const QuestionsForm: FC<QuestionsProps> = (props) => {
  const {one, mayWork} = props;
  const scheme = schemeOf(one);
  const openOnes = openQuestions(one, scheme);
  const open = openOnes.length;
  const next = Object.keys(SECTIONS).find((factor) =>
    openOnes.some((question) => question.factor === factor)
  );
  const unfoldsAll = scheme.tier === "short" || props.tried.names("answer-").length > 0;
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
      {Object.entries(SECTIONS).map(([factor, title]) => (
        <Section
          {...props}
          title={title}
          questions={scheme.questions.filter((question) => question.factor === factor)}
          isUnfolded={unfoldsAll || factor === next}
          proposals={mayWork ? proposedAnswers(one, scheme) : new Map()}
        />
      ))}
      {mayWork && (
        <button class="button" type="submit">
          Keep the answers
        </button>
      )}
    </form>
  );
};

type SectionProps = QuestionsProps & {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly isUnfolded: boolean;
  readonly proposals: ReadonlyMap<string, ProposedAnswer>;
};

/** The questions on one factor; folded away once each is answered, and in a long check until their turn comes. */
const Section: FC<SectionProps> = ({one, title, questions, isUnfolded, proposals, mayWork, tried}) => {
  const {id: scheme} = schemeOf(one);
  const keptOf = ({id}: Question) => one.answers.get(answerKey(scheme, id));
  const answered = questions.filter((question) => keptOf(question)).length;
  if (questions.length === 0) return null;
  return (
    <details class="questions-part" open={isUnfolded && answered < questions.length}>
      <summary>
        <h3>{title}</h3>{" "}
        <span class="quiet">
          {answered} of {questions.length} answered
        </span>
      </summary>
      {questions.map((question) => (
        <QuestionField
          question={question}
          answer={triedOr(tried, `answer-${question.id}`, keptOf(question)?.answer)}
          note={triedOr(tried, `note-${question.id}`, keptOf(question)?.note)}
          proposal={proposals.get(question.id)}
          isFixed={!mayWork}
        />
      ))}
    </details>
  );
};

interface QuestionProps {
  readonly question: Question;
  readonly answer: string;
  readonly note: string;
  readonly proposal: ProposedAnswer | undefined;
  readonly isFixed: boolean;
}

const QuestionField: FC<QuestionProps> = ({question, answer, note, proposal, isFixed}) => {
  const id = `q-${question.id}`;
  return (
    <fieldset class="field choices" id={id} disabled={isFixed}>
      <legend>
        {question.ask}{" "}
        {question.confidence === "unverified" && <span class="badge unverified">unverified source</span>}
      </legend>
      {proposal ? (
        <p class="proposal">
          {proposal.because} <span class="quiet">From {proposal.from}.</span>
        </p>
      ) : (
        question.help && <p class="help">{question.help}</p>
      )}
      {question.answers.map((choice) => (
        <label class="choice-line">
          <input
            type="radio"
            name={`answer-${question.id}`}
            value={choice.id}
            checked={choice.id === answer}
          />{" "}
          <span>
            {choice.label} {choice.id === proposal?.answer && <span class="badge">proposed</span>}
          </span>
        </label>
      ))}
      <label class="note-line" for={`${id}-note`}>
        Note
      </label>
      <input id={`${id}-note`} name={`note-${question.id}`} type="text" value={note} autocomplete="off" />
    </fieldset>
  );
};
