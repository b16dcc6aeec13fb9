import {appendFile, readFile} from "node:fs/promises";
import {join} from "node:path";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import type {CountryCode} from "../../domain/country.ts";
import {returnsFolder} from "./return-store.ts";
import {type ReviewEvent, reviewEvent} from "./review.ts";

function reviewPath(dataDir: string, country: CountryCode): string {
  return join(returnsFolder(dataDir), country, "review.jsonl");
}

/** Everything done in the review of one country's return, oldest first. */
export async function readReviewEvents(dataDir: string, country: CountryCode): Promise<ReviewEvent[]> {
  const path = reviewPath(dataDir, country);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissingFile(error)) return "";
    throw error;
  });
  const lines = text.split("\n").map((line, at) => ({line, place: `${path}:${at + 1}`}));
  return lines.filter(({line}) => line !== "").map(({line, place}) => readEvent(line, place));
}

function readEvent(line: string, place: string): ReviewEvent {
  try {
    return reviewEvent.parse(JSON.parse(line));
  } catch (cause) {
    throw new ApertureError("source-damaged", `invalid entry of a review: ${place}`, {
      hint: "Restore the file from a backup; Aperture only ever appends to it.",
      cause
    });
  }
}

/** Adds one event, in one write; the country has a return, so its folder is there. */
export async function appendReviewEvent(
  dataDir: string,
  country: CountryCode,
  event: ReviewEvent
): Promise<void> {
  await appendFile(reviewPath(dataDir, country), `${JSON.stringify(event)}\n`);
}
