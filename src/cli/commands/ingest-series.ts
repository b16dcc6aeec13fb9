import {ingestSeriesFiles} from "../../app/ingest-series.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {firstDayOf, formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {countOf} from "../../base/text.ts";
import {type Given, listFlag, type Terminal, textFlag} from "../command.ts";

/** Reads series about countries, and says what each vintage gave. */
export async function runIngestSeries(given: Given, {effects, write}: Terminal): Promise<void> {
  const from = listFlag(given, "from");
  if (from.length === 0) {
    throw new ApertureError("usage", "missing --from", {
      hint: "Give the publisher's file, a folder of files or a zip: aperture ingest series --from FILE"
    });
  }
  const source = textFlag(given, "source");
  const dated = readEdition(given);
  const {vintages, holdings, unread} = await ingestSeriesFiles(
    {
      from,
      dataDir: textFlag(given, "data") ?? DEFAULT_DATA_DIR,
      allowSmaller: given.flags["allow-smaller"] === true,
      ...(source !== undefined && {source}),
      ...(dated !== undefined && {dated})
    },
    effects
  );
  effects.progress.done();
  for (const pin of vintages) {
    const ids = Object.keys(pin.series);
    const behind = ids.filter((id) => holdings.pinOf.get(id)?.id !== pin.id);
    const issues = pin.issues.reduce((sum, issue) => sum + issue.count, 0);
    write(
      [
        `Published ${pin.ref.title}, edition of ${formatDate(pin.ref.dated)} (${pin.id}).`,
        `  ${countOf(ids.length, "series", "series")}, ${countOf(pin.ref.rows["values"] ?? 0, "value")}`,
        `  ${issues ? `${countOf(issues, "row or value", "rows or values")} left out or not understood; see: aperture vintages --issues` : "every value understood"}`,
        ...(behind.length ? [`  read from a newer or fuller file instead: ${behind.join(", ")}`] : []),
        ...(pin.ref.withheld ? [`  not in exports: ${pin.ref.withheld}`] : []),
        ""
      ].join("\n")
    );
  }
  for (const name of unread) write(`Not read, of no known form: ${name}\n`);
}

function readEdition(given: Given): string | undefined {
  const text = textFlag(given, "dated");
  if (text === undefined || firstDayOf(text) !== undefined) return text;
  throw new ApertureError("usage", `invalid date for --dated: ${text}`, {
    hint: "Write it as 2025-12-06, 2025-12 or 2025."
  });
}
