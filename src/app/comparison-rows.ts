import {csvCell} from "../base/csv.ts";
import type {Names} from "./names.ts";
import {CAUSES, type Cause, moneyChange, type ProjectChange, RECORD_QUERIES} from "./vintage-changes.ts";
import type {ComparedCell, VintageComparison} from "./vintage-comparison.ts";

const COLUMNS = [
  "by",
  "code",
  "name",
  "indicator",
  "unit",
  "before",
  "after",
  "difference",
  "added",
  "gone",
  "changed"
] as const;

type ComparisonRow = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>;

/** Most projects of each cause that a comparison names. */
export const MOST_PROJECTS = 20;

/** Name of a cell's country or part; none for the whole programme. */
export function nameOfCell({split, code}: ComparedCell, names: Names): string {
  return split === "all" ? "" : names.of(split, code);
}

/** Every cell as a flat row, those that do not differ included. */
export function comparisonRows({cells}: VintageComparison, names: Names): ComparisonRow[] {
  return cells.map((cell) => ({
    by: cell.split,
    code: cell.code,
    name: nameOfCell(cell, names),
    indicator: cell.indicator,
    unit: cell.after.unit,
    before: cell.before.value,
    after: cell.after.value,
    difference: cell.difference,
    added: cell.causes?.added ?? null,
    gone: cell.causes?.gone ?? null,
    changed: cell.causes?.changed ?? null
  }));
}

/** A comparison as CSV: one line a cell. */
export function comparisonCsv(comparison: VintageComparison, names: Names): string {
  const lines = comparisonRows(comparison, names).map((row) =>
    COLUMNS.map((column) => csvCell(row[column])).join(",")
  );
  return `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

/** A comparison as data, with everything behind it. */
export function comparisonJson(comparison: VintageComparison, names: Names): object {
  const {from, to, projects, unchanged, trace} = comparison;
  const vintage = ({id, programme, title, dated, sha256, rows}: typeof from) => ({
    id,
    programme,
    title,
    dated,
    sha256,
    rows
  });
  const causes = Object.keys(CAUSES) as Cause[];
  return {
    from: vintage(from),
    to: vintage(to),
    rows: comparisonRows(comparison, names),
    projects: {
      unchanged,
      ...Object.fromEntries(
        causes.map((cause) => [
          cause,
          {count: projects[cause].length, most: projects[cause].slice(0, MOST_PROJECTS).map(projectJson)}
        ])
      )
    },
    trace: {
      before: {warehouse: trace.before.warehouse, catalogue: trace.before.catalogue},
      after: {warehouse: trace.after.warehouse, catalogue: trace.after.catalogue},
      queries: RECORD_QUERIES,
      caveats: trace.caveats
    }
  };
}

function projectJson(change: ProjectChange): object {
  const {project, acronym, before, after, kinds} = change;
  const stateOf = (state: typeof before) =>
    state ? {part: state.part, participations: state.participations, net: state.net} : null;
  return {
    project,
    acronym,
    kinds,
    difference: moneyChange(change),
    before: stateOf(before),
    after: stateOf(after)
  };
}
