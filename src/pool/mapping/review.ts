import {z} from "zod";
import type {KeptReturn} from "./return-store.ts";

const id = z.string().regex(/^[0-9a-f]{8}$/);
const version = z.int().positive();
/** Most characters of a comment or an answer to one. */
export const LONGEST_COMMENT = 2000;

const text = z.string().min(1).max(LONGEST_COMMENT);
/** Who says it, as a delegation or function names itself, and when. */
const said = {by: z.string().min(1).max(200), at: z.iso.datetime()};

/** What was done to a return in its review. Events are only ever added; none is changed. */
export const reviewEvent = z.discriminatedUnion("type", [
  z.strictObject({type: z.literal("commented"), id, version, row: z.string().optional(), text, ...said}),
  z.strictObject({type: z.literal("answered"), comment: id, text, ...said}),
  z.strictObject({type: z.literal("signed-off"), version, sha256: z.string(), ...said}),
  z.strictObject({type: z.literal("withdrawn"), version, text, ...said})
]);

export type ReviewEvent = z.infer<typeof reviewEvent>;
type EventOf<T extends ReviewEvent["type"]> = Extract<ReviewEvent, {type: T}>;

/** A remark on a return or one of its rows; open until it is answered. */
export interface ReturnComment extends Omit<EventOf<"commented">, "type"> {
  readonly answer?: Omit<EventOf<"answered">, "type" | "comment">;
}

/** That a country stands by one version of its return; `withdrawn` where it no longer does. */
export interface SignOff extends Omit<EventOf<"signed-off">, "type"> {
  readonly withdrawn?: Omit<EventOf<"withdrawn">, "type" | "version">;
}

export interface ReturnReview {
  readonly comments: readonly ReturnComment[];
  readonly signOffs: readonly SignOff[];
}

/** Where a country's return stands on its way to being signed off. */
export const REVIEW_STAGES = {
  "not-answered": "Not answered",
  answered: "Answered, not signed off",
  "comments-open": "Comments to answer",
  changed: "Changed since it was signed off",
  "signed-off": "Signed off"
} as const;

export type ReviewStage = keyof typeof REVIEW_STAGES;

/** The comments and sign-offs that events add up to, oldest first. */
export function reviewOf(events: readonly ReviewEvent[]): ReturnReview {
  const comments: ReturnComment[] = [];
  const signOffs: SignOff[] = [];
  for (const event of events) {
    switch (event.type) {
      case "commented": {
        const {type: _, ...comment} = event;
        comments.push(comment);
        break;
      }
      case "answered": {
        const {type: _, comment, ...answer} = event;
        replaceLast(comments, (one) => one.id === comment, {answer});
        break;
      }
      case "signed-off": {
        const {type: _, ...signOff} = event;
        signOffs.push(signOff);
        break;
      }
      case "withdrawn": {
        const {type: _, version: withdrawnVersion, ...withdrawn} = event;
        replaceLast(signOffs, (one) => one.version === withdrawnVersion, {withdrawn});
        break;
      }
    }
  }
  return {comments, signOffs};
}

function replaceLast<T>(list: T[], isIt: (one: T) => boolean, change: Partial<T>): void {
  const at = list.findLastIndex(isIt);
  const found = list[at];
  if (found !== undefined) list[at] = {...found, ...change};
}

export function openComments({comments}: ReturnReview): ReturnComment[] {
  return comments.filter(({answer}) => answer === undefined);
}

/** The sign-off that holds for a version, if there is one. */
export function signOffOf({signOffs}: ReturnReview, of: Pick<KeptReturn, "version">): SignOff | undefined {
  return signOffs.findLast((one) => one.version === of.version && one.withdrawn === undefined);
}

/** The stage of a country's return: nobody sets it, it follows from what was said of the version in use. */
export function stageOf(latest: Pick<KeptReturn, "version"> | undefined, review: ReturnReview): ReviewStage {
  if (latest === undefined) return "not-answered";
  if (openComments(review).length > 0) return "comments-open";
  if (signOffOf(review, latest)) return "signed-off";
  return review.signOffs.some(({withdrawn}) => withdrawn === undefined) ? "changed" : "answered";
}
