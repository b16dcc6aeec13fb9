import {
  ingestOpenAlex,
  ingestOpenAlexPairs,
  OPENALEX_KEY_VARIABLE,
  sumOpenAlexAgain
} from "../../app/ingest-works.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import type {WorksPin} from "../../warehouse/works/works-store.ts";
import {dayFlag, type Given, listFlag, type Terminal, textFlag} from "../command.ts";

/** Reads works of OpenAlex, or a table of pairs of countries counted from them, and says what was read and what was not. */
export async function runIngestOpenAlex(given: Given, terminal: Terminal): Promise<void> {
  if (given.flags["again"] === true) return sumAgain(given, terminal);
  const [from, ...others] = listFlag(given, "from");
  if (from === undefined || others.length > 0) {
    throw new ApertureError("usage", from === undefined ? "missing --from" : "--from given more than once", {
      hint: "Give the folder of the snapshot, one file of works, or an address: aperture ingest openalex --from FOLDER"
    });
  }
  return /\.csv$/i.test(from) ? ingestTable(from, given, terminal) : ingestWorks(from, given, terminal);
}

async function ingestWorks(
  from: string,
  given: Given,
  {effects, write, environment}: Terminal
): Promise<void> {
  const key = environment[OPENALEX_KEY_VARIABLE];
  const endpoint = environment["AWS_ENDPOINT_URL_S3"] ?? environment["AWS_ENDPOINT_URL"];
  const {pin, counts} = await ingestOpenAlex(
    {
      from,
      ...common(given),
      allowSmaller: given.flags["allow-smaller"] === true,
      restart: given.flags["restart"] === true,
      ...(key !== undefined && {key}),
      ...(endpoint !== undefined && {endpoint})
    },
    effects
  );
  effects.progress.done();
  const share = formatNumber((100 * counts.placed) / counts.works, 1);
  const named = `${formatNumber(counts.placed)} (${share} %) with an affiliation that names a country`;
  write(
    report(pin, [
      `${formatNumber(counts.works)} works, ${named}`,
      `${formatNumber(counts.international)} of several countries`
    ])
  );
}

async function ingestTable(from: string, given: Given, {effects, write}: Terminal): Promise<void> {
  const {pin, counts} = await ingestOpenAlexPairs({from, ...common(given)}, effects);
  effects.progress.done();
  write(
    report(pin, [
      `${formatNumber(counts.pairs)} pairs and countries by year, ${counts.first} to ${counts.last}`,
      "whole counts by country, partner and year; for themes, subjects and coverage read works"
    ])
  );
}

async function sumAgain(given: Given, {effects, write}: Terminal): Promise<void> {
  if (listFlag(given, "from").length > 0)
    throw new ApertureError("usage", "--again and --from exclude each other", {
      hint: "Leave --from out to sum up the works in use once more, or --again to read other ones."
    });
  const pin = await sumOpenAlexAgain(common(given).dataDir, effects);
  effects.progress.done();
  const rows = Object.entries(pin.ref.rows).map(([name, count]) => `${formatNumber(count)} ${name}`);
  write(report(pin, [rows.join(", ")]));
}

function common(given: Given): {dataDir: string; dated?: string} {
  const dated = dayFlag(given, "dated");
  return {
    dataDir: textFlag(given, "data") ?? DEFAULT_DATA_DIR,
    ...(dated !== undefined && {dated})
  };
}

function report({id, ref, issues}: WorksPin, lines: readonly string[]): string {
  const count = issues.reduce((sum, issue) => sum + issue.count, 0);
  const left = count
    ? `${formatNumber(count)} lines, works or codes left out or not understood; see: aperture vintages --issues`
    : "every line understood";
  return [
    `Published ${ref.title}, as of ${formatDate(ref.dated)} (${id}).`,
    ...[...lines, left].map((line) => `  ${line}`),
    ""
  ].join("\n");
}
