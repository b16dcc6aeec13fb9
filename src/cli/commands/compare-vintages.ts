import {comparisonCsv, comparisonJson, MOST_PROJECTS, nameOfCell} from "../../app/comparison-rows.ts";
import {formatDifference, formatFigure} from "../../app/format-figure.ts";
import {type Names, readNames} from "../../app/names.ts";
import {DEFAULT_DATA_DIR, openStore} from "../../app/store.ts";
import {CAUSES, type Cause, CHANGES, moneyChange, type ProjectChange} from "../../app/vintage-changes.ts";
import {
  COMPARED,
  type ComparedCell,
  compareVintages,
  differingCells,
  SPLITS,
  type Split,
  type VintageComparison
} from "../../app/vintage-comparison.ts";
import {titleOfVintage} from "../../app/vintages.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {type Given, type Terminal, textFlag} from "../command.ts";
import {textTable} from "../table.ts";

const FORMS: Readonly<Record<string, (comparison: VintageComparison, names: Names) => string>> = {
  table: asText,
  json: (comparison, names) => `${JSON.stringify(comparisonJson(comparison, names), null, 2)}\n`,
  csv: comparisonCsv
};

/** Rows of one indicator in the text; CSV and JSON have all. */
const MOST_ROWS = 10;

/** Writes how two vintages differ, and why. */
export async function runComparison(
  [from, to]: readonly string[],
  given: Given,
  {write, effects}: Terminal
): Promise<void> {
  if (from === undefined || to === undefined)
    throw new ApertureError("usage", "two vintages are needed", {
      hint: "Give two ids, or parts of them such as their dates: aperture vintages compare 2024-11-05 2025-12-06"
    });
  const format = textFlag(given, "format") ?? "table";
  const form = Object.hasOwn(FORMS, format) ? FORMS[format] : undefined;
  if (!form)
    throw new ApertureError("usage", `unknown format: ${format}`, {
      hint: `Known: ${Object.keys(FORMS).join(", ")}.`
    });
  const data = textFlag(given, "data");
  const comparison = await compareVintages(data ?? DEFAULT_DATA_DIR, {from, to}, effects);
  const store = await openStore(data);
  const names = await readNames(store);
  store.db.close();
  write(form(comparison, names));
  if (format === "table") for (const caveat of comparison.trace.caveats) effects.log(`· ${caveat}`);
}

function asText(comparison: VintageComparison, names: Names): string {
  const {from, to} = comparison;
  return [
    `From ${titleOfVintage(from)}, ${from.id}\n  to ${titleOfVintage(to)}, ${to.id}\n`,
    projectsText(comparison),
    ...(Object.keys(SPLITS) as Split[]).map((split) => splitText(comparison, split, names)),
    `Source: sha256 ${from.sha256}\n        sha256 ${to.sha256}\n`
  ].join("\n");
}

function projectsText({projects, unchanged}: VintageComparison): string {
  const rows = (Object.keys(CAUSES) as Cause[]).map((cause) => [
    CAUSES[cause],
    formatNumber(projects[cause].length)
  ]);
  const counts = textTable(
    ["", "projects"],
    [...rows, ["Projects in both and the same", formatNumber(unchanged)]]
  );
  const changed = projects.changed.slice(0, MOST_PROJECTS);
  if (changed.length === 0) return counts;
  return `${counts}\nProjects in both that changed most\n${textTable(["project", "", "net EU contribution", "what differs"], changed.map(changeRow))}`;
}

function changeRow(change: ProjectChange): string[] {
  return [
    change.project,
    change.acronym ?? "",
    formatDifference(moneyChange(change), "EUR"),
    change.kinds.map((kind) => CHANGES[kind]).join("; ")
  ];
}

const HEADER = ["", "", "indicator", "before", "after", "difference", "added", "gone", "changed"];

function splitText(comparison: VintageComparison, split: Split, names: Names): string {
  const {cells} = comparison;
  if (split === "all")
    return `${SPLITS.all}\n${textTable(
      HEADER,
      cells.filter((cell) => cell.split === split).map((cell) => cellRow(cell, names))
    )}`;
  const found = COMPARED.map((indicator) => differingCells(comparison, split, indicator));
  const shown = found.flatMap((rows) => rows.slice(0, MOST_ROWS));
  const rest = found.flat().length - shown.length;
  const title = `${SPLITS[split]}, largest differences`;
  if (shown.length === 0) return `${title}: none\n`;
  const more = rest > 0 ? `and ${rest} smaller ones; --format csv has all\n` : "";
  return `${title}\n${textTable(
    HEADER,
    shown.map((cell) => cellRow(cell, names))
  )}${more}`;
}

function cellRow(cell: ComparedCell, names: Names): string[] {
  const {code, indicator, before, after, difference, causes} = cell;
  const signed = (value: number) => formatDifference(value, after.unit);
  return [
    code,
    nameOfCell(cell, names),
    indicator,
    formatFigure(before),
    formatFigure(after),
    signed(difference),
    ...(causes ? [signed(causes.added), signed(causes.gone), signed(causes.changed)] : ["–", "–", "–"])
  ];
}
