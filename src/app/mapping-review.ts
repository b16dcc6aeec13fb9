import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {sha256} from "../base/hash.ts";
import {countOf} from "../base/text.ts";
import type {CountryCode} from "../domain/country.ts";
import {exerciseCode} from "../pool/mapping/exercise.ts";
import {type KeptReturn, readVersions} from "../pool/mapping/return-store.ts";
import {
  LONGEST_COMMENT,
  openComments,
  type ReturnReview,
  type ReviewEvent,
  reviewOf,
  signOffOf
} from "../pool/mapping/review.ts";
import {appendReviewEvent, readReviewEvents} from "../pool/mapping/review-store.ts";
import {readCountry} from "./codes.ts";

/** What a delegate says of a return, as a form or a command line gives it. */
export interface ReviewForm {
  /** Code or name of the country whose return it is. */
  readonly country: string;
  /** The delegation or function that speaks. Aperture does not check who it is. */
  readonly by?: string | undefined;
  readonly text?: string | undefined;
  /** The row a comment is on; without it, the return as a whole. */
  readonly row?: string | undefined;
  /** The comment that is answered. */
  readonly comment?: string | undefined;
}

interface Reviewed {
  readonly country: CountryCode;
  readonly latest: KeptReturn;
  readonly review: ReturnReview;
}

type Saying = (form: ReviewForm, reviewed: Reviewed, at: string) => ReviewEvent;

/** What can be done in a review, each by its word. */
export const REVIEW_ACTIONS = {
  comment: commentOn,
  answer: answerTo,
  "sign-off": signOff,
  withdraw: withdraw
} as const satisfies Readonly<Record<string, Saying>>;

export type ReviewAction = keyof typeof REVIEW_ACTIONS;

/** Adds what a delegate says to the review of a return. Throws, and adds nothing, where it cannot be. */
export async function addToReview(
  action: ReviewAction,
  form: ReviewForm,
  dataDir: string,
  effects: Effects
): Promise<{readonly country: CountryCode; readonly event: ReviewEvent}> {
  const country = exerciseCode(form.country) ?? readCountry(form.country);
  const latest = (await readVersions(dataDir, country)).at(-1);
  if (!latest) {
    throw new ApertureError("not-found", `no return of ${country}`, {
      hint: "Import one with: npx aperture mapping import FILE"
    });
  }
  const review = await readReview(dataDir, country);
  const event = REVIEW_ACTIONS[action](form, {country, latest, review}, effects.now().toISOString());
  await appendReviewEvent(dataDir, country, event);
  return {country, event};
}

/** The comments on a country's returns, and who signed which version off. */
export async function readReview(dataDir: string, country: CountryCode): Promise<ReturnReview> {
  return reviewOf(await readReviewEvents(dataDir, country));
}

function commentOn(form: ReviewForm, {latest, country}: Reviewed, at: string): ReviewEvent {
  const row = form.row?.trim() || undefined;
  if (row !== undefined && !latest.cooperations.some(({id}) => id === row)) {
    throw new ApertureError("not-found", `no row ${row} in version ${latest.version} of ${country}`, {
      hint: "Give the id of a row of the return in use, or leave it out to comment on the whole."
    });
  }
  const content = {
    version: latest.version,
    ...(row !== undefined && {row}),
    text: textOf(form),
    by: byOf(form)
  };
  const id = sha256(JSON.stringify([content, at])).slice(0, 8);
  return {type: "commented", id, ...content, at};
}

function answerTo(form: ReviewForm, {review}: Reviewed, at: string): ReviewEvent {
  const id = required("comment", form.comment, 8);
  const comment = review.comments.find((one) => one.id === id);
  const open = openComments(review).map((one) => one.id);
  if (!comment || comment.answer) {
    const message = comment ? `comment ${id} is answered already` : `no comment ${id}`;
    throw new ApertureError(comment ? "refused" : "not-found", message, {
      hint: open.length ? `Open: ${open.join(", ")}.` : "No comment is open."
    });
  }
  return {type: "answered", comment: id, text: textOf(form), by: byOf(form), at};
}

function signOff(form: ReviewForm, {latest, review}: Reviewed, at: string): ReviewEvent {
  const open = openComments(review).map(({id}) => id);
  if (open.length) {
    const message = `${countOf(open.length, "comment is", "comments are")} not answered: ${open.join(", ")}`;
    throw new ApertureError("refused", message, {hint: "Answer each, then sign the return off."});
  }
  const {version, sha256: content} = latest;
  const earlier = signOffOf(review, latest);
  if (earlier) {
    throw new ApertureError("refused", `version ${version} is signed off already, by ${earlier.by}`, {
      hint: "Import a new version, or withdraw the sign-off."
    });
  }
  return {type: "signed-off", version, sha256: content, by: byOf(form), at};
}

function withdraw(form: ReviewForm, {latest, review}: Reviewed, at: string): ReviewEvent {
  if (!signOffOf(review, latest)) {
    throw new ApertureError("refused", `version ${latest.version} is not signed off`, {
      hint: "Only the sign-off of the version in use can be withdrawn."
    });
  }
  return {type: "withdrawn", version: latest.version, text: textOf(form), by: byOf(form), at};
}

function textOf({text}: ReviewForm): string {
  return required("text", text, LONGEST_COMMENT);
}

function byOf({by}: ReviewForm): string {
  return required("by", by, 200);
}

function required(name: string, text: string | undefined, longest: number): string {
  const given = text?.trim();
  if (!given) {
    throw new ApertureError("usage", `missing ${name}`, {
      hint: "Say what you have to say in text, and name the delegation or function that says it in by."
    });
  }
  if (given.length > longest) {
    throw new ApertureError("usage", `${name} is longer than ${longest} characters`, {hint: "Shorten it."});
  }
  return given;
}
