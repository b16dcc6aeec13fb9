import {type MappingProgress, readProgress} from "../../app/mapping-progress.ts";
import {addToReview, type ReviewAction} from "../../app/mapping-review.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {csvLines} from "../../base/csv.ts";
import {formatDate, isoDay} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {inertCell} from "../../base/safe-cell.ts";
import {REVIEW_STAGES, type ReviewEvent} from "../../pool/mapping/review.ts";
import {formatFlag, type Given, type Terminal, textFlag} from "../command.ts";
import {textTable} from "../table.ts";
import type {Action} from "./mapping.ts";

/** Adds to the review of a country's return what the flags say. */
export function reviewWith(action: ReviewAction): Action {
  return async (given, {write, effects}, country) => {
    if (country === undefined) {
      throw new ApertureError("usage", "missing country", {hint: "Name the country whose return it is."});
    }
    const form = {
      country,
      by: textFlag(given, "by"),
      text: textFlag(given, "text"),
      row: textFlag(given, "row"),
      comment: textFlag(given, "comment")
    };
    const added = await addToReview(action, form, textFlag(given, "data") ?? DEFAULT_DATA_DIR, effects);
    const isJson = formatFlag(given, ["text", "json"]) === "json";
    write(isJson ? `${JSON.stringify(added, null, 2)}\n` : `${added.country}: ${outcomeOf(added.event)}\n`);
  };
}

function outcomeOf(event: ReviewEvent): string {
  switch (event.type) {
    case "commented":
      return `comment ${event.id} on ${event.row === undefined ? "the return" : `row ${event.row}`}, version ${event.version}`;
    case "answered":
      return `comment ${event.comment} answered`;
    case "signed-off":
      return `version ${event.version} signed off by ${event.by}`;
    case "withdrawn":
      return `sign-off of version ${event.version} withdrawn`;
  }
}

/** How far each country asked has come with its return. */
export async function showProgress(given: Given, {write, effects}: Terminal): Promise<void> {
  const format = formatFlag(given, ["text", "json", "csv"]);
  const today = isoDay(effects.now());
  const progress = await readProgress(textFlag(given, "data"), today, given.flags["exercise"] === true);
  if (format === "json") return write(`${JSON.stringify(progress, null, 2)}\n`);
  if (format === "csv") return write(csvLines([CSV_HEADER, ...progress.map(csvRow)]));
  const count = (stage: MappingProgress["stage"]) => progress.filter((one) => one.stage === stage).length;
  const answered = progress.length - count("not-answered");
  write(
    `${textTable(["country", "stage", "version", "as of", "rows", "open comments", "signed off"], progress.map(textRow))}${answered} of ${progress.length} have answered, ${count("signed-off")} have signed off\n`
  );
}

function textRow(one: MappingProgress): string[] {
  const {country, stage, version, asOf, rows, openComments, signedOff} = one;
  const signed =
    signedOff && `version ${signedOff.version}, ${formatDate(signedOff.at.slice(0, 10))}, ${signedOff.by}`;
  return [country, REVIEW_STAGES[stage], version, asOf, rows, openComments, signed].map((cell) =>
    cell === null ? "–" : String(cell)
  );
}

const CSV_HEADER = [
  ...["country", "stage", "version", "as_of", "rows", "comments", "open_comments"],
  ...["signed_off_version", "signed_off_by", "signed_off_at"]
];

function csvRow(one: MappingProgress): (string | number | null)[] {
  const {country, stage, version, asOf, rows, comments, openComments, signedOff} = one;
  const by = signedOff && inertCell(signedOff.by);
  const signed = [signedOff?.version ?? null, by, signedOff?.at ?? null];
  return [country, stage, version, asOf, rows, comments, openComments, ...signed];
}
