import {ingestOpenAlex, sumOpenAlexAgain} from "../../app/ingest-works.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {formatDate} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import type {WorksResult} from "../../ingest/works/ingest-works.ts";
import {dayFlag, type Given, listFlag, type Terminal, textFlag} from "../command.ts";

/** Reads works of OpenAlex, and says what was read and what was not. */
export async function runIngestOpenAlex(given: Given, {effects, write}: Terminal): Promise<void> {
  const {pin, counts} = await (given.flags["again"] === true ? sumAgain : ingest)(given, effects);
  effects.progress.done();
  const share = formatNumber((100 * counts.placed) / counts.works, 1);
  const issues = pin.issues.reduce((sum, issue) => sum + issue.count, 0);
  write(
    [
      `Published ${pin.ref.title}, as of ${formatDate(pin.ref.dated)} (${pin.id}).`,
      `  ${formatNumber(counts.works)} works, ${formatNumber(counts.placed)} (${share} %) with an affiliation that names a country`,
      `  ${formatNumber(counts.international)} of several countries`,
      `  ${issues ? `${formatNumber(issues)} lines, works or codes left out or not understood; see: aperture vintages --issues` : "every line understood"}`,
      ""
    ].join("\n")
  );
}

async function ingest(given: Given, effects: Effects): Promise<WorksResult> {
  const [from, ...others] = listFlag(given, "from");
  if (from === undefined || others.length > 0) {
    throw new ApertureError("usage", from === undefined ? "missing --from" : "--from given more than once", {
      hint: "Give the folder of the snapshot, or one file of works: aperture ingest openalex --from FOLDER"
    });
  }
  const dated = dayFlag(given, "dated");
  return ingestOpenAlex(
    {
      from,
      dataDir: textFlag(given, "data") ?? DEFAULT_DATA_DIR,
      allowSmaller: given.flags["allow-smaller"] === true,
      ...(dated !== undefined && {dated})
    },
    effects
  );
}

function sumAgain(given: Given, effects: Effects): Promise<WorksResult> {
  if (listFlag(given, "from").length > 0)
    throw new ApertureError("usage", "--again and --from exclude each other", {
      hint: "Leave --from out to sum up the works in use once more, or --again to read other ones."
    });
  return sumOpenAlexAgain(textFlag(given, "data") ?? DEFAULT_DATA_DIR, effects);
}
