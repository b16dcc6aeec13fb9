import {setImmediate as nextTurn} from "node:timers/promises";
import type {Effects} from "../../base/effects.ts";
import {MATCHER_VERSION, PROBABILITY_THRESHOLD} from "../../safeguard/screening/compare/calibration.ts";
import type {Batch, BatchAnswer} from "../../safeguard/screening/use/batch.ts";
import type {OpenScreening} from "./open-screening.ts";
import type {BatchQuestion} from "./read-batch.ts";
import {screen} from "./screen.ts";

/** So many names are screened before others on the same machine get a turn. */
const AT_ONCE = 20;

/** Screens many names, one after the other, and says how far it is. What they share is told once. */
export async function screenBatch(
  open: OpenScreening,
  questions: readonly BatchQuestion[],
  {progress, signal}: Pick<Effects, "progress" | "signal">
): Promise<Batch> {
  progress.step("names screened", questions.length, "parts");
  const answers: BatchAnswer[] = [];
  for (const [at, {id, query}] of questions.entries()) {
    signal.throwIfAborted();
    const {asked, identity, hits, cleared, reopened} = await screen(open, query);
    answers.push({id, asked, ...(identity && {identity}), hits, cleared, reopened});
    if (at % AT_ONCE === 0) {
      progress.at(at);
      await nextTurn();
    }
  }
  progress.done();
  return {
    matcher: MATCHER_VERSION,
    threshold: PROBABILITY_THRESHOLD,
    screened: open.screened,
    notScreened: open.notScreened,
    answers
  };
}
