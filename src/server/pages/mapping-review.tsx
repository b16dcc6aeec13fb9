import type {Context} from "hono";
import type {FC} from "hono/jsx";
import {REVIEW_ACTIONS, type ReviewAction, type ReviewForm} from "../../app/mapping-review.ts";
import {readChoice} from "../../app/read-choice.ts";
import {formatDate} from "../../base/dates.ts";
import type {ApertureError} from "../../base/errors.ts";
import type {KeptReturn} from "../../pool/mapping/return-store.ts";
import {
  LONGEST_COMMENT,
  openComments,
  type ReturnComment,
  type ReturnReview,
  type SignOff,
  signOffOf
} from "../../pool/mapping/review.ts";
import {AreaField, LineField, SelectField} from "../components/fields.tsx";
import {Problem} from "../components/problem.tsx";
import {readForm} from "../form.ts";

/** A form of the review as it was sent. */
export interface SentForm extends Omit<ReviewForm, "country"> {
  readonly action: ReviewAction;
}

export async function readReviewForm(c: Context): Promise<SentForm> {
  const {text, optional} = await readForm(c);
  return {
    action: readChoice("action", text("action"), Object.keys(REVIEW_ACTIONS) as ReviewAction[]),
    by: optional("by"),
    text: optional("text"),
    row: optional("row"),
    comment: optional("comment")
  };
}

interface ReviewProps {
  readonly path: string;
  readonly kept: KeptReturn;
  readonly review: ReturnReview;
  readonly form: SentForm | undefined;
  readonly problem: ApertureError | undefined;
}

/** What is said of a return, and the forms to say more, to answer, and to sign it off. */
export const ReviewSection: FC<ReviewProps> = ({path, kept, review, form, problem}) => (
  <section id="review">
    <h2>Comments and sign-off</h2>
    <Problem problem={problem} />
    <SignOffs signOffs={review.signOffs} />
    {review.comments.length === 0 ? (
      <p class="quiet">Nobody has commented yet.</p>
    ) : (
      <ol class="plain comments">
        {review.comments.map((comment) => (
          <CommentItem path={path} comment={comment} form={form} />
        ))}
      </ol>
    )}
    <CommentForm path={path} kept={kept} form={form} />
    <SignOffForm path={path} kept={kept} review={review} form={form} />
    <p class="quiet">
      What is sent is kept with its time and never changed. Aperture does not check who writes: let only
      delegates reach this server.
    </p>
  </section>
);

const SignOffs: FC<{signOffs: readonly SignOff[]}> = ({signOffs}) => (
  <ul class="plain">
    {signOffs.map(({version, by, at, withdrawn}) => (
      <li>
        Version {version} signed off by {by} on {dayOf(at)}
        {withdrawn && `; withdrawn by ${withdrawn.by} on ${dayOf(withdrawn.at)}: ${withdrawn.text}`}
      </li>
    ))}
  </ul>
);

const CommentItem: FC<{path: string; comment: ReturnComment; form: SentForm | undefined}> = ({
  path,
  comment,
  form
}) => {
  const {id, version, row, text, by, at, answer} = comment;
  const sent = form?.action === "answer" && form.comment === id ? form : undefined;
  return (
    <li id={`comment-${id}`}>
      <p>
        <strong>{by}</strong>{" "}
        <span class="quiet">
          {dayOf(at)}, on {row === undefined ? "the return" : `row ${row}`}, version {version}
        </span>
        <br />
        {text}
      </p>
      {answer ? (
        <p class="note">
          <strong>{answer.by}</strong> <span class="quiet">{dayOf(answer.at)}</span>
          <br />
          {answer.text}
        </p>
      ) : (
        <details open={sent !== undefined}>
          <summary>Answer</summary>
          <form class="ask" method="post" action={`${path}#comment-${id}`}>
            <input type="hidden" name="action" value="answer" />
            <input type="hidden" name="comment" value={id} />
            <Said prefix={`answer-${id}`} label="Answer" form={sent} />
            <button class="button" type="submit">
              Answer
            </button>
          </form>
        </details>
      )}
    </li>
  );
};

/** The two fields of whoever says something. */
const Said: FC<{prefix: string; label: string; form: SentForm | undefined}> = ({prefix, label, form}) => (
  <div class="fields">
    <AreaField
      id={`${prefix}-text`}
      name="text"
      label={label}
      value={form?.text}
      longest={LONGEST_COMMENT}
      isWide
    />
    <LineField id={`${prefix}-by`} name="by" label="Delegation or function" value={form?.by} />
  </div>
);

const CommentForm: FC<Pick<ReviewProps, "path" | "kept" | "form">> = ({path, kept, form}) => {
  const sent = form?.action === "comment" ? form : undefined;
  return (
    <details class="review-form" open={sent !== undefined}>
      <summary>Comment on this return</summary>
      <form class="ask" method="post" action={`${path}#review`}>
        <input type="hidden" name="action" value="comment" />
        <SelectField
          name="row"
          label="On"
          prefix="comment"
          value={sent?.row}
          blank="the return as a whole"
          options={kept.cooperations.map(({id, title}) => [id, `row ${id}: ${title}`])}
        />
        <Said prefix="comment" label="Comment" form={sent} />
        <button class="button" type="submit">
          Comment
        </button>
      </form>
    </details>
  );
};

const SignOffForm: FC<Omit<ReviewProps, "problem">> = ({path, kept, review, form}) => {
  const open = openComments(review).length;
  if (open > 0) {
    return <p>The return can be signed off once its comments are answered; {open} to answer.</p>;
  }
  const isSigned = signOffOf(review, kept) !== undefined;
  const action = isSigned ? "withdraw" : "sign-off";
  const sent = form?.action === action ? form : undefined;
  return (
    <details class="review-form" open={sent !== undefined}>
      <summary>{isSigned ? "Withdraw the sign-off" : `Sign version ${kept.version} off`}</summary>
      <form class="ask" method="post" action={`${path}#review`}>
        <input type="hidden" name="action" value={action} />
        {isSigned ? (
          <Said prefix={action} label="Why" form={sent} />
        ) : (
          <div class="fields">
            <LineField id={`${action}-by`} name="by" label="Delegation or function" value={sent?.by} />
          </div>
        )}
        <button class="button" type="submit">
          {isSigned ? "Withdraw" : "Sign off"}
        </button>
      </form>
    </details>
  );
};

function dayOf(instant: string): string {
  return formatDate(instant.slice(0, 10));
}
