import {ingestOpenAlex, OPENALEX_KEY_VARIABLE} from "../../app/ingest-works.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {dayFlag, type Given, listFlag, type Terminal, textFlag} from "../command.ts";

/** Reads works of OpenAlex, and says what was read and what was not. */
export async function runIngestOpenAlex(
  given: Given,
  {effects, write, environment}: Terminal
): Promise<void> {
  const [from, ...others] = listFlag(given, "from");
  if (from === undefined || others.length > 0) {
    throw new ApertureError("usage", from === undefined ? "missing --from" : "--from given more than once", {
      hint: "Give the folder of the snapshot, one file of works, or an address: aperture ingest openalex --from FOLDER"
    });
  }
  const dated = dayFlag(given, "dated");
  const key = environment[OPENALEX_KEY_VARIABLE];
  const endpoint = environment["AWS_ENDPOINT_URL_S3"] ?? environment["AWS_ENDPOINT_URL"];
  const {pin, counts} = await ingestOpenAlex(
    {
      from,
      dataDir: textFlag(given, "data") ?? DEFAULT_DATA_DIR,
      allowSmaller: given.flags["allow-smaller"] === true,
      restart: given.flags["restart"] === true,
      ...(key !== undefined && {key}),
      ...(endpoint !== undefined && {endpoint}),
      ...(dated !== undefined && {dated})
    },
    effects
  );
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
