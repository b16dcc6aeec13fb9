import {matrixCsv, readSeriesMatrix} from "../../app/series/series-matrix.ts";
import {openStore} from "../../app/store.ts";
import {SERIES_COMMAND} from "../../base/commands.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber, parseWhole} from "../../base/numbers.ts";
import {countOf} from "../../base/text.ts";
import {type Command, DATA_FLAG, type Given, type Terminal, textFlag} from "../command.ts";
import {textTable} from "../table.ts";
import {writeOver} from "../write-out.ts";

export const seriesCommand: Command = {
  name: "series",
  words: "[matrix]",
  summary: "List the series about countries that were imported, or write their values side by side",
  flags: {
    series: {type: "string", value: "A,B", help: "series of the matrix (default: all that may be handed on)"},
    year: {
      type: "string",
      value: "YEAR|latest",
      help: "year of the values (default: latest of each country)"
    },
    local: {
      type: "boolean",
      help: "hold values that may not be handed on too; the file is then for this machine alone"
    },
    out: {type: "string", value: "FILE.csv", help: "file to write (default: standard output)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture series",
    "aperture series matrix --out matrix.csv",
    "aperture series matrix --series academic-freedom,research-expenditure --year 2022 --out matrix.csv"
  ],
  async run(given, terminal) {
    const [word] = given.words;
    if (word === "matrix") return writeMatrix(given, terminal);
    if (word !== undefined)
      throw new ApertureError("usage", `unknown word: ${word}`, {hint: "Did you mean matrix?"});
    await listSeries(given, terminal);
  }
};

async function listSeries(given: Given, {write}: Terminal): Promise<void> {
  const {db, series} = await openStore(textFlag(given, "data"));
  db.close();
  if (series.pinOf.size === 0) return write(`No series were imported. Run: ${SERIES_COMMAND}\n`);
  const rows = [...series.pinOf]
    .sort()
    .map(([id, {ref, series: counts}]) => [
      id,
      formatNumber(counts[id] ?? 0),
      `${ref.title}, ${formatDate(ref.dated)}`,
      ref.licence + (ref.withheld === undefined ? "" : " (not for republication)")
    ]);
  write(textTable(["series", "values", "source", "licence"], rows));
}

async function writeMatrix(given: Given, {write, effects}: Terminal): Promise<void> {
  const series = textFlag(given, "series")
    ?.split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  const warehouse = await openStore(textFlag(given, "data"));
  const matrix = await readSeriesMatrix(warehouse, {
    year: readYear(textFlag(given, "year")),
    isLocal: given.flags["local"] === true,
    ...(series && {series})
  });
  warehouse.db.close();
  if (matrix.figures.length === 0) {
    throw new ApertureError("not-found", "no values for this matrix", {
      hint: `See what was imported with: aperture series. To import more: ${SERIES_COMMAND}`
    });
  }
  if (matrix.withheld.length)
    effects.log(
      `Left out, not for republication: ${matrix.withheld.join(", ")}. Add --local to keep them here.`
    );
  const out = textFlag(given, "out");
  if (out === undefined) return write(matrixCsv(matrix));
  await writeOver(out, matrixCsv(matrix));
  write(`Wrote ${countOf(matrix.figures.length, "value")} to ${out}.\n`);
}

function readYear(text: string | undefined): number | "latest" {
  if (text === undefined || text === "latest") return "latest";
  const year = parseWhole(text);
  if (year !== undefined && year >= 1700 && year <= 2100) return year;
  throw new ApertureError("usage", `invalid year: ${text}`, {hint: "Give a year such as 2022, or latest."});
}
