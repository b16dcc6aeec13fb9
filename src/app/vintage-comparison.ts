import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {type Figure, type FigureTable, makeFigure, type Trace} from "../domain/figure.ts";
import {addressOf, requestFor} from "../domain/request.ts";
import type {VintageManifest} from "../ingest/vintage.ts";
import {computeFigures} from "../monitor/compute.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {
  type Additive,
  type ByCause,
  type Cause,
  causesBy,
  changedProjects,
  type Piece,
  type ProjectChange,
  readRecords,
  toCents
} from "./vintage-changes.ts";
import {findVintage, listVintages, withVintage} from "./vintages.ts";

/** What two vintages are compared in. */
export const COMPARED = ["projects", "participations", "organisations", "net-eu-contribution"] as const;

export type Compared = (typeof COMPARED)[number];

/** How a comparison is split up; `all` is the whole programme. */
export const SPLITS = {all: "Whole programme", country: "Country", part: "Programme part"} as const;

export type Split = keyof typeof SPLITS;

/** One figure in both vintages. Causes are known only of what adds up over projects; organisations do not. */
export interface ComparedCell {
  readonly split: Split;
  readonly code: string;
  readonly indicator: Compared;
  readonly before: Figure;
  readonly after: Figure;
  readonly difference: number;
  readonly causes: ByCause | undefined;
}

export interface VintageComparison {
  readonly from: VintageManifest;
  readonly to: VintageManifest;
  readonly cells: readonly ComparedCell[];
  readonly projects: Readonly<Record<Cause, readonly ProjectChange[]>>;
  /** Projects that are in both vintages and the same in all that is compared. */
  readonly unchanged: number;
  readonly trace: {readonly before: Trace; readonly after: Trace; readonly caveats: readonly string[]};
}

/** What any difference between two vintages must be read with. */
const CAVEATS = [
  "Both vintages are computed by today's method and catalogue, so a difference comes from the files.",
  "Compared are a project's participants with country and role, net EU contribution and main part; titles, dates and texts are not.",
  "A project without a participation counts as none, so one that is in both vintages can count in one of them only.",
  "Organisations take part in many projects, so their differences have no causes by project."
] as const;

/** Compares two vintages of one programme that a data folder keeps, cell by cell, with the causes. */
export async function compareVintages(
  dataDir: string,
  names: {readonly from: string; readonly to: string},
  effects: Effects
): Promise<VintageComparison> {
  const kept = await listVintages(dataDir);
  const [from, to] = [findVintage(kept, names.from), findVintage(kept, names.to)];
  refuseUnlike(from, to);
  const {readReference} = await import("../ingest/reference.ts");
  const reference = readReference(effects);
  const read = <T>(vintage: VintageManifest, work: (warehouse: Warehouse) => Promise<T>) => {
    effects.signal.throwIfAborted();
    effects.progress.step(`Reading ${vintage.id}`);
    return withVintage({dataDir, vintage, reference}, work);
  };
  try {
    return await read(from, (first) => read(to, (second) => compareOpen({from, to}, first, second)));
  } finally {
    effects.progress.done();
  }
}

function refuseUnlike(from: VintageManifest, to: VintageManifest): void {
  if (from.id === to.id)
    throw new ApertureError("usage", `the same vintage twice: ${from.id}`, {hint: "Name two of them."});
  if (from.programme !== to.programme)
    throw new ApertureError(
      "usage",
      `vintages of different programmes: ${from.programme} and ${to.programme}`,
      {hint: "Compare two of the same programme."}
    );
}

async function compareOpen(
  vintages: {readonly from: VintageManifest; readonly to: VintageManifest},
  first: Warehouse,
  second: Warehouse
): Promise<VintageComparison> {
  const [before, after] = [await readRecords(first.db), await readRecords(second.db)];
  const cells: ComparedCell[] = [];
  for (const split of Object.keys(SPLITS) as Split[]) {
    const causes = causesBy(before, after, KEYS[split]);
    for (const indicator of COMPARED) {
      const tables = [
        await tableOf(first, indicator, split),
        await tableOf(second, indicator, split)
      ] as const;
      cells.push(...cellsOf(tables, split, indicator, (code) => causesOf(causes.get(code), indicator)));
    }
  }
  const projects = changedProjects(before, after);
  const [whole] = cells;
  if (!whole) throw new TypeError("nothing was compared");
  return {
    ...vintages,
    cells,
    projects,
    unchanged: after.projects.length - projects.added.length - projects.changed.length,
    trace: {before: whole.before.trace, after: whole.after.trace, caveats: caveatsOf(vintages, whole)}
  };
}

const KEYS: Readonly<Record<Split, (piece: Piece) => string>> = {
  all: () => "",
  country: ({country}) => country,
  part: ({part}) => part
};

function tableOf(warehouse: Warehouse, indicator: Compared, split: Split): Promise<FigureTable> {
  return computeFigures(warehouse, requestFor(indicator, {by: split === "all" ? [] : [split]}));
}

function causesOf(
  sums: Readonly<Record<Additive, ByCause>> | undefined,
  indicator: Compared
): ByCause | undefined {
  if (indicator === "organisations") return undefined;
  return sums?.[indicator] ?? {added: 0, gone: 0, changed: 0};
}

function cellsOf(
  [first, second]: readonly [FigureTable, FigureTable],
  split: Split,
  indicator: Compared,
  causes: (code: string) => ByCause | undefined
): ComparedCell[] {
  const [before, after] = [byCodeOf(first, split), byCodeOf(second, split)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().map((code) => {
    const [old, fresh] = [
      before.get(code) ?? nothingIn(first, split, code),
      after.get(code) ?? nothingIn(second, split, code)
    ];
    const difference = toCents((fresh.value ?? 0) - (old.value ?? 0));
    return {split, code, indicator, before: old, after: fresh, difference, causes: causes(code)};
  });
}

function byCodeOf({figures}: FigureTable, split: Split): ReadonlyMap<string, Figure> {
  return new Map(
    figures.map((figure) => [split === "all" ? "" : String(figure.dims[split]), figure] as const)
  );
}

/** A count or sum over nothing is zero. */
function nothingIn({trace, unit}: FigureTable, split: Split, code: string): Figure {
  const dims = split === "all" ? {} : {[split]: code};
  return makeFigure({
    value: 0,
    blank: null,
    unit,
    basis: null,
    dims,
    address: addressOf(trace.request, dims),
    trace
  });
}

/** What holds of one vintage only can be a difference of its own. */
function caveatsOf(
  {from, to}: {readonly from: VintageManifest; readonly to: VintageManifest},
  {before, after}: ComparedCell
): string[] {
  const own = (trace: Trace, other: Trace) => trace.caveats.filter((text) => !other.caveats.includes(text));
  return [
    ...CAVEATS,
    ...(from.reader === to.reader
      ? []
      : [
          `The files were read by different versions of the reader (${from.reader} and ${to.reader}), which can differ too.`
        ]),
    ...own(before.trace, after.trace).map((text) => `Of the first vintage: ${text}`),
    ...own(after.trace, before.trace).map((text) => `Of the second vintage: ${text}`)
  ];
}

/** The cells of one split and indicator that are not the same, the largest difference first. */
export function differingCells(
  {cells}: VintageComparison,
  split: Split,
  indicator: Compared
): ComparedCell[] {
  return cells
    .filter((cell) => cell.split === split && cell.indicator === indicator && differs(cell))
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.code < b.code ? -1 : 1));
}

/** What was added and what is gone can cancel out: that is a difference too. */
function differs({difference, causes}: ComparedCell): boolean {
  return difference !== 0 || (causes !== undefined && Object.values(causes).some((value) => value !== 0));
}
