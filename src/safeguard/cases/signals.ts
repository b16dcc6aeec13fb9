import type {AppraisalScheme, Question, Signal} from "../../domain/appraisal.ts";
import {answerKey, type Case} from "./case.ts";

/** Something that points to a risk, and where it comes from. */
export interface FoundSignal {
  readonly signal: Exclude<Signal, "none">;
  readonly because: string;
}

/** Questions of the scheme without an answer. */
export function openQuestions(one: Case, scheme: AppraisalScheme): readonly Question[] {
  return scheme.questions.filter(({id}) => !one.answers.has(answerKey(scheme.id, id)));
}

/** Everything that points to a risk: what was answered, and what the evidence says. Risks come first. */
export function signalsOf(one: Case, scheme: AppraisalScheme): readonly FoundSignal[] {
  const found = [...fromAnswers(one, scheme), ...fromEvidence(one)];
  return [
    ...found.filter(({signal}) => signal === "risk"),
    ...found.filter(({signal}) => signal === "attention")
  ];
}

function fromAnswers(one: Case, scheme: AppraisalScheme): FoundSignal[] {
  return scheme.questions.flatMap(({id, ask, answers}) => {
    const given = one.answers.get(answerKey(scheme.id, id));
    const chosen = answers.find((answer) => answer.id === given?.answer);
    if (!chosen || chosen.signal === "none") return [];
    return [{signal: chosen.signal, because: chosen.because ?? `${ask} ${chosen.label}`}];
  });
}

function fromEvidence({evidence, personScreenings}: Case): FoundSignal[] {
  return [...evidence, ...personScreenings].flatMap(({signal, because, says}) =>
    signal === "none" ? [] : [{signal, because: because ?? says}]
  );
}

/** Measures of the toolkit that the answers ask for, each once, in the order of the questions. */
export function proposedMeasures(one: Case, schemes: readonly AppraisalScheme[]): readonly string[] {
  const proposed = schemes.flatMap(({id: scheme, questions}) =>
    questions.flatMap(({id, answers}) => {
      const given = one.answers.get(answerKey(scheme, id));
      return answers.find((answer) => answer.id === given?.answer)?.measures ?? [];
    })
  );
  return [...new Set(proposed)];
}

export function findingOf(signals: readonly FoundSignal[]): string {
  if (signals.length === 0) return "Nothing that was asked or found points to a risk.";
  return `Not enough to raise the case: ${signals.map(({because}) => because).join("; ")}`;
}
