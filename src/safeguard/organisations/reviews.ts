import {appendFile, mkdir} from "node:fs/promises";
import {join} from "node:path";
import {readJsonLines} from "../../base/json-lines.ts";

/** What a person found when looking at a link between a participant (PIC) and an organisation of ROR. */
export interface LinkReview {
  readonly pic: string;
  readonly ror: string;
  readonly finding: "confirmed" | "rejected";
  readonly by: string;
  readonly on: string;
  readonly reason: string;
}

const FOLDER = "organisations";
const FILE = "link-reviews.jsonl";

/** Appends a review; the last one of a pair holds, and nothing is ever deleted. */
export async function addReview(dataDir: string, review: LinkReview): Promise<void> {
  await mkdir(join(dataDir, FOLDER), {recursive: true});
  await appendFile(join(dataDir, FOLDER, FILE), `${JSON.stringify(review)}\n`);
}

/** The reviews that hold, by participant. */
export async function readReviews(dataDir: string): Promise<ReadonlyMap<string, readonly LinkReview[]>> {
  const reviews = new Map<string, LinkReview[]>();
  const path = join(dataDir, FOLDER, FILE);
  for (const review of await readJsonLines(path, "review of a link", (value) => value as LinkReview)) {
    const others = (reviews.get(review.pic) ?? []).filter(({ror}) => ror !== review.ror);
    reviews.set(review.pic, [...others, review]);
  }
  return reviews;
}
