import {ApertureError} from "../base/errors.ts";
import {addReview, type LinkReview} from "../safeguard/organisations/reviews.ts";

/** A review of a link as a person writes it. */
export type ReviewForm = Omit<LinkReview, "finding"> & {readonly finding: string};

/** Notes what a person found of a link between a participant and an organisation of ROR. */
export async function reviewLink(dataDir: string, form: ReviewForm): Promise<LinkReview> {
  const pic = form.pic.trim();
  if (!/^\d{9}$/.test(pic))
    throw new ApertureError("usage", `not a participant code: ${pic || "none"}`, {
      hint: "Give the PIC of nine digits, then the ROR id."
    });
  const code = /^(?:https:\/\/ror\.org\/)?(0[a-z0-9]{8})$/.exec(form.ror.trim().toLowerCase())?.[1];
  if (code === undefined)
    throw new ApertureError("usage", `not a ROR id: ${form.ror || "none"}`, {
      hint: "Write it as https://ror.org/ and nine characters."
    });
  const review: LinkReview = {
    ...form,
    pic,
    finding: readFinding(form.finding),
    ror: `https://ror.org/${code}`
  };
  await addReview(dataDir, review);
  return review;
}

function readFinding(text: string): LinkReview["finding"] {
  if (text === "confirmed" || text === "rejected") return text;
  throw new ApertureError("usage", `unknown finding: ${text}`, {hint: "Known: confirmed, rejected."});
}
