import {ingestCordis} from "../../app/ingest-cordis.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {countOf} from "../../base/text.ts";
import {isProgramme, PROGRAMMES, type Programme} from "../../domain/programme.ts";
import {type Command, DATA_FLAG, dayFlag, type Given, listFlag, type Terminal, textFlag} from "../command.ts";

export const ingestCommand: Command = {
  name: "ingest",
  words: "cordis|series|openalex",
  summary: "Read open data into a vintage and publish a warehouse that pins it",
  flags: {
    programme: {
      type: "string",
      value: "HORIZON|H2020|FP7",
      help: "framework programme the data are of (cordis)"
    },
    from: {
      type: "string",
      multiple: true,
      value: "PATH",
      help: "zip, folder, file or address (default: the publisher's own); repeat it to add a supplement"
    },
    supplement: {
      type: "string",
      multiple: true,
      value: "PATH",
      help: "files that add projects the first lacks"
    },
    source: {
      type: "string",
      value: "ID",
      help: "the source a file is of, where its header could mislead (series)"
    },
    dated: {type: "string", value: "DATE", help: "date of the data, where the file does not say it"},
    "as-of": {type: "string", value: "DATE", help: 'day that "as it is now" means (default: today)'},
    restart: {type: "boolean", help: "begin anew, where an interrupted run would go on (openalex)"},
    "allow-smaller": {type: "boolean", help: "accept a file much smaller than the one in use"},
    again: {type: "boolean", help: "openalex: sum up the works in use once more, by today's catalogue"},
    data: DATA_FLAG
  },
  examples: [
    "aperture ingest cordis --programme HORIZON",
    "aperture ingest cordis --programme HORIZON --from cordis-HORIZONprojects-csv.zip",
    "aperture ingest cordis --programme H2020 --from folder-of-xml-files/",
    "aperture ingest series --from V-Dem-CY.csv --dated 2025-03",
    "aperture ingest openalex --from openalex-snapshot/",
    "aperture ingest openalex --from s3://openalex/data/jsonl/works/",
    'aperture ingest openalex --from "https://api.openalex.org/works?filter=funders.id:F4320320300"'
  ],
  async run(given, terminal) {
    const [word] = given.words;
    if (word === "series") return (await import("./ingest-series.ts")).runIngestSeries(given, terminal);
    if (word === "openalex") return (await import("./ingest-openalex.ts")).runIngestOpenAlex(given, terminal);
    if (word === "cordis") return runIngestCordis(given, terminal);
    throw new ApertureError("usage", `unknown source: ${word ?? "none given"}`, {
      hint: "Known: cordis, series, openalex."
    });
  }
};

async function runIngestCordis(given: Given, {effects, write}: Terminal): Promise<void> {
  const programme = readProgramme(given);
  const dated = dayFlag(given, "dated");
  const asOf = dayFlag(given, "as-of");
  const result = await ingestCordis(
    {
      programme,
      from: [...listFlag(given, "from"), ...listFlag(given, "supplement")],
      dataDir: textFlag(given, "data") ?? DEFAULT_DATA_DIR,
      allowSmaller: given.flags["allow-smaller"] === true,
      ...(dated !== undefined && {dated}),
      ...(asOf !== undefined && {asOf})
    },
    effects
  );
  effects.progress.done();
  if (!result) return write("The publisher has nothing newer than the file already read.\n");
  const {vintage, reconciliation} = result;
  const count = (isRepair: boolean) =>
    vintage.issues
      .filter(({kind}) => (kind === "repaired-record") === isRepair)
      .reduce((sum, issue) => sum + issue.count, 0);
  const [issues, repaired] = [count(false), count(true)];
  write(
    [
      `Published ${PROGRAMMES[programme].title}, vintage of ${formatDate(vintage.dated)} (${vintage.id}).`,
      `  ${countOf(vintage.rows["project"] ?? 0, "project")}, ${countOf(vintage.rows["organization"] ?? 0, "participation")}`,
      `  ${issues ? `${countOf(issues, "value or record", "values or records")} not understood; see: aperture vintages --issues` : "every value understood"}`,
      ...(repaired
        ? [
            `  ${countOf(repaired, "record")} whose quotes were not doubled read by the shape of their columns`
          ]
        : []),
      `  totals agree in ${countOf(reconciliation.checks.length, "check")}; see: aperture reconcile`,
      ""
    ].join("\n")
  );
}

function readProgramme(given: Given): Programme {
  const text = textFlag(given, "programme");
  if (text !== undefined && isProgramme(text.toUpperCase())) return text.toUpperCase() as Programme;
  throw new ApertureError(
    "usage",
    text === undefined ? "missing --programme" : `unknown programme: ${text}`,
    {
      hint: `Known: ${Object.keys(PROGRAMMES).join(", ")}.`
    }
  );
}
