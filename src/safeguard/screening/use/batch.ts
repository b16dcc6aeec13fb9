import {formatNumber} from "../../../base/numbers.ts";
import {countOf} from "../../../base/text.ts";
import {type AnswerHit, gapsOf, gapWords, type ScreeningAnswer} from "./answer.ts";

/** What was found for one row of a table of names. */
export interface BatchAnswer
  extends Pick<ScreeningAnswer, "asked" | "identity" | "hits" | "cleared" | "reopened"> {
  /** The row's own number, or its place in the table. */
  readonly id: string;
}

/** Many names screened against the same editions of lists by the same matcher. */
export interface Batch extends Pick<ScreeningAnswer, "matcher" | "threshold" | "screened" | "notScreened"> {
  readonly answers: readonly BatchAnswer[];
}

/** Each row as the answer it would have had alone. */
export function answersIn({answers, ...shared}: Batch): readonly ScreeningAnswer[] {
  return answers.map(({id: _, ...answer}) => ({...answer, ...shared}));
}

export function flaggedIn({answers}: Batch): readonly BatchAnswer[] {
  return answers.filter(({hits}) => hits.length > 0);
}

/** What was found, in a line that never says more than was looked at. */
export function sayBatch(batch: Batch): string {
  const {answers, screened} = batch;
  return [
    `${formatNumber(answers.length)} ${answers.length === 1 ? "name" : "names"} screened, ${formatNumber(flaggedIn(batch).length)} with something to look at`,
    `searched ${countOf(screened.length, "list")}`,
    ...gapWords(gapsOf(batch))
  ].join("; ");
}

/** What speaks for and against a hit besides its name. */
export function sayEvidence({evidence}: Pick<AnswerHit, "evidence">): string {
  return evidence.map(({what, agrees}) => `${what} ${agrees ? "agrees" : "differs"}`).join("; ");
}
