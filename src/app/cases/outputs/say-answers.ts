import type {Question, Signal} from "../../../domain/appraisal.ts";
import type {Answered, Case} from "../../../safeguard/cases/case.ts";
import {schemesOf} from "../schemes.ts";

/** A question that was answered, in words. */
export interface SaidAnswer {
  readonly question: Question;
  readonly answered: Answered;
  readonly label: string;
  /** Why the answer points to a risk, where it does. */
  readonly because: string | undefined;
  readonly signal: Signal;
  readonly isUnverified: boolean;
}

/** Every answer of a case in words, in the order of the questions. */
export function sayAnswers(one: Case): readonly SaidAnswer[] {
  return schemesOf(one).flatMap(({id, questions}) =>
    questions.flatMap((question) => {
      const answered = [...one.answers.values()].find(
        (given) => given.scheme === id && given.question === question.id
      );
      const choice = question.answers.find((answer) => answer.id === answered?.answer);
      if (!answered || !choice) return [];
      const because = choice.signal === "none" ? undefined : choice.because;
      const isUnverified = question.confidence === "unverified";
      return [{question, answered, label: choice.label, because, signal: choice.signal, isUnverified}];
    })
  );
}
