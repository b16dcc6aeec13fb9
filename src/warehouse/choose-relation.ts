import {FETCH_COMMAND} from "../base/commands.ts";
import {ApertureError} from "../base/errors.ts";
import {listOf} from "../base/text.ts";
import {DIMENSIONS, type Dimension} from "../domain/dimension.ts";
import type {YearOf} from "../domain/figure.ts";
import type {StatusMode} from "../domain/group.ts";
import type {Dialect} from "./dialect.ts";
import {MEASURE_WORDS, type Measure, RELATIONS, type Relation} from "./relations.ts";

/** What is to be added up, over which part of the data, and how it is broken down. */
export interface Selection {
  readonly measures: readonly Measure[];
  readonly filters: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  readonly by: readonly Dimension[];
  readonly status: StatusMode;
  readonly yearOf: YearOf;
}

/** What the open warehouse can answer from. */
export interface Holdings {
  /** How the engine it lies in is asked. */
  readonly dialect: Dialect;
  readonly tables: ReadonlySet<string>;
  readonly hasRecords: boolean;
  /** Main programme parts of projects; a code that is none of them, nor above one, is a part projects only list. */
  readonly mainParts: ReadonlySet<string>;
  /** Every part that has a title, in the data or in the catalogue. */
  readonly parts: ReadonlySet<string>;
  /** Every field of science that a project lists, and those above. */
  readonly fields: ReadonlySet<string>;
}

/** The first relation that answers a selection exactly. Throws where none does, or none is held. */
export function chooseRelation(selection: Selection, holdings: Holdings): Relation {
  const fitting = RELATIONS.filter((relation) => isAble(relation, selection, holdings));
  const held = fitting.find((relation) => holdings.tables.has(relation.table));
  if (held) return held;
  const measures = listOf(selection.measures.map((measure) => MEASURE_WORDS[measure]));
  const dimensions = usedDimensions(selection).map((dimension) => DIMENSIONS[dimension].title.toLowerCase());
  const asked = dimensions.length ? ` by ${listOf(dimensions)}` : "";
  if (fitting.some((relation) => relation.records) && !holdings.hasRecords) {
    throw new ApertureError("no-records", `not in the shipped snapshot: ${measures}${asked}`, {
      hint: `The snapshot holds sums that stay exact. Run: ${FETCH_COMMAND}, and ask again.`
    });
  }
  throw new ApertureError("refused", `cannot be added up exactly: ${measures}${asked}`, {
    hint: "Leave one of these filters or breakdowns out."
  });
}

export function usedDimensions({filters, by}: Pick<Selection, "filters" | "by">): Dimension[] {
  const filtered = (Object.keys(filters) as Dimension[]).filter((dimension) => filters[dimension]?.length);
  return [...new Set([...filtered, ...by])];
}

function isAble(relation: Relation, selection: Selection, holdings: Holdings): boolean {
  const used = usedDimensions(selection);
  return (
    selection.measures.every((measure) => relation.measures[measure] !== undefined) &&
    used.every((dimension) => relation.dimensions[dimension] !== undefined) &&
    (relation.listsParts || !asksForListedPart(selection, holdings)) &&
    (relation.records || !relation.listsParts || asksForListedPart(selection, holdings)) &&
    holdsCombination(relation, selection, holdings) &&
    selection.measures.every((measure) =>
      (relation.pinned[measure] ?? []).every((dimension) => isPinned(dimension, relation, selection))
    )
  );
}

/** Whether there are rows for just this combination of dimensions, at this depth. */
function holdsCombination(relation: Relation, selection: Selection, holdings: Holdings): boolean {
  const used = usedDimensions(selection);
  const isOneOfEach = (relation.oneOf ?? []).every(
    (set) => set.filter((one) => used.includes(one)).length <= 1
  );
  const fields = selection.filters.field ?? [];
  const depth =
    Math.max(0, ...fields.map((code) => code.split("/").length - 1)) +
    (selection.by.includes("field") ? 1 : 0);
  const isHeldDepth = relation.deepest === undefined || depth <= relation.deepest;
  const isExactPart =
    relation.dimensions.part?.kind !== "cuboid" ||
    (selection.filters.part ?? []).every((part) => holdings.mainParts.has(part));
  return isOneOfEach && isHeldDepth && isExactPart;
}

/** Whether a dimension is asked for one value at a time, or not asked for at all where "*" stands for all. */
function isPinned(dimension: Dimension, relation: Relation, {filters, by}: Selection): boolean {
  const isUsed = by.includes(dimension) || filters[dimension] !== undefined;
  if (!isUsed) return relation.dimensions[dimension]?.kind === "cuboid";
  return by.includes(dimension) || filters[dimension]?.length === 1;
}

/** Whether a part is asked for that no project has as its main part: it then counts the projects that list it. */
export function asksForListedPart({filters}: Pick<Selection, "filters">, {mainParts}: Holdings): boolean {
  return (filters.part ?? []).some(
    (part) => ![...mainParts].some((main) => main === part || main.startsWith(`${part}.`))
  );
}
