import {appendFile} from "node:fs/promises";
import {join} from "node:path";
import {readJsonLines} from "../../base/json-lines.ts";
import type {CountryCode} from "../../domain/country.ts";
import {returnsFolder} from "./return-store.ts";
import {type ReviewEvent, reviewEvent} from "./review.ts";

function reviewPath(dataDir: string, country: CountryCode): string {
  return join(returnsFolder(dataDir), country, "review.jsonl");
}

/** Everything done in the review of one country's return, oldest first. */
export async function readReviewEvents(dataDir: string, country: CountryCode): Promise<ReviewEvent[]> {
  return readJsonLines(reviewPath(dataDir, country), "entry of a review", (value) =>
    reviewEvent.parse(value)
  );
}

/** Adds one event, in one write; the country has a return, so its folder is there. */
export async function appendReviewEvent(
  dataDir: string,
  country: CountryCode,
  event: ReviewEvent
): Promise<void> {
  await appendFile(reviewPath(dataDir, country), `${JSON.stringify(event)}\n`);
}
