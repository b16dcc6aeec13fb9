import type {AnswerHit, ScreeningAnswer} from "../../safeguard/screening/use/answer.ts";
import type {OpenScreening} from "./open-screening.ts";
import {screen} from "./screen.ts";

/** How an answer would differ today, with the lists or the matcher that changed. */
export interface Recheck {
  readonly appeared: readonly AnswerHit[];
  readonly disappeared: readonly Pick<AnswerHit, "list" | "reference" | "name">[];
  readonly changed: readonly {readonly list: string; readonly before: string; readonly after: string}[];
  readonly matcher?: {readonly before: string; readonly after: string};
  /** Which organisation the name is now confirmed to be, or no longer. */
  readonly identity?: {readonly before: string; readonly after: string};
  readonly today: ScreeningAnswer;
}

/** Asks a past question again. A hit that was cleared since is not gone: neither list nor matcher changed. */
export async function recheck(open: OpenScreening, past: ScreeningAnswer): Promise<Recheck> {
  const today = await screen(open, past.asked);
  const keyOf = ({list, reference}: {list: string; reference: string}) => `${list} ${reference}`;
  const before = new Set(past.hits.map(keyOf));
  const after = new Set([...today.hits, ...today.cleared].map(keyOf));
  const editionOf = (list: string) => today.screened.find((one) => one.list === list)?.edition ?? "none";
  const known = new Set(past.screened.map(({list}) => list));
  return {
    appeared: today.hits.filter((hit) => !before.has(keyOf(hit))),
    disappeared: past.hits.filter((hit) => !after.has(keyOf(hit))),
    changed: [
      ...past.screened
        .filter(({list, edition}) => editionOf(list) !== edition)
        .map(({list, edition}) => ({list, before: edition, after: editionOf(list)})),
      ...today.screened
        .filter(({list}) => !known.has(list))
        .map(({list, edition}) => ({list, before: "none", after: edition}))
    ],
    ...(past.matcher !== today.matcher && {matcher: {before: past.matcher, after: today.matcher}}),
    ...(past.identity?.ror !== today.identity?.ror && {
      identity: {before: past.identity?.ror ?? "none", after: today.identity?.ror ?? "none"}
    }),
    today
  };
}
