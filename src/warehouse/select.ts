import {FETCH_COMMAND} from "../base/commands.ts";
import {ApertureError} from "../base/errors.ts";
import {listOf} from "../base/text.ts";
import {DIMENSIONS, type Dimension} from "../domain/dimension.ts";
import type {YearOf} from "../domain/figure.ts";
import type {StatusMode} from "../domain/group.ts";
import type {Parameter} from "./database.ts";
import {type DimensionForm, MEASURE_WORDS, type Measure, RELATIONS, type Relation} from "./relations.ts";

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
  readonly tables: ReadonlySet<string>;
  readonly hasRecords: boolean;
  /** Main programme parts of projects; a code that is none of them, nor above one, is a part projects only list. */
  readonly mainParts: ReadonlySet<string>;
  /** Every part that has a title, in the data or in the catalogue. */
  readonly parts: ReadonlySet<string>;
  /** Every field of science that a project lists, and those above. */
  readonly fields: ReadonlySet<string>;
}

/** A selection as SQL: a row for each combination of `by`, a column for each measure. */
export interface Compiled {
  readonly sql: string;
  readonly relation: Relation;
}

/** Writes a selection as SQL over the first relation that answers it exactly, binding values to `params`. */
export function compileSelection(selection: Selection, holdings: Holdings, params: Parameter[]): Compiled {
  const relation = chooseRelation(selection, holdings);
  const parts = new Query(selection, relation, params);
  const keys = selection.by.map((dimension) => `${parts.key(dimension)} AS "${dimension}"`);
  const measures = selection.measures.map(
    (measure) => `(${relation.measures[measure]})::DOUBLE AS ${measure}`
  );
  parts.narrow();
  const where = parts.where.length ? ` WHERE ${parts.where.join(" AND ")}` : "";
  const groupBy = keys.length ? ` GROUP BY ${keys.map((_, i) => i + 1).join(", ")}` : "";
  const sql = `SELECT ${[...keys, ...measures].join(", ")} FROM ${[`${relation.from ?? relation.table} AS t`, ...parts.joins].join(" ")}${where}${groupBy}`;
  return {sql, relation};
}

function chooseRelation(selection: Selection, holdings: Holdings): Relation {
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

class Query {
  readonly joins: string[] = [];
  readonly where: string[] = [];
  readonly #selection: Selection;
  readonly #relation: Relation;
  readonly #params: Parameter[];

  constructor(selection: Selection, relation: Relation, params: Parameter[]) {
    this.#selection = selection;
    this.#relation = relation;
    this.#params = params;
  }

  /** The expression a dimension is grouped by; adds the joins it needs. */
  key(dimension: Dimension): string {
    const form = this.#form(dimension);
    switch (form.kind) {
      case "column":
      case "part":
      case "levels":
        return this.#column(form.column);
      case "cuboid":
        return dimension === "year"
          ? `try_cast(${this.#column(form.column)} AS SMALLINT)`
          : this.#column(form.column);
      case "of-country":
        this.#joinCountry();
        return `coalesce(place.${form.column}, 'unknown')`;
      case "bits":
        this.joins.push(
          `JOIN ${form.table} AS ${dimension}_bits ON (${this.#column(form.column)} & ${dimension}_bits.bit) > 0`
        );
        return `${dimension}_bits.id`;
      case "partner":
        this.joins.push(
          "JOIN (SELECT DISTINCT pid, country AS partner FROM core.participation WHERE country <> 'ZZ') AS other ON other.pid = t.pid AND other.partner <> t.country AND t.country <> 'ZZ'"
        );
        return "other.partner";
      case "of-project":
        this.joins.push(
          `JOIN ${this.#fieldsAtLevel(form.table)} AS ${dimension}_list ON ${dimension}_list.pid = t.pid`
        );
        return `${dimension}_list.code`;
    }
  }

  /** Adds the conditions of all filters. */
  narrow(): void {
    for (const dimension of Object.keys(this.#relation.dimensions) as Dimension[]) {
      const codes = this.#selection.filters[dimension];
      const form = this.#form(dimension);
      if (codes?.length) this.where.push(this.#condition(dimension, form, codes));
      else if (form.kind === "levels" && this.#selection.by.includes(dimension))
        this.where.push(this.#isOneBelow(form.column, []));
    }
    this.#settleCuboid();
  }

  /** Of the rows that stand for all values and those that stand for one, exactly one kind is added up. */
  #settleCuboid(): void {
    const used = usedDimensions(this.#selection).flatMap((dimension) => {
      const form = this.#form(dimension);
      return form.kind === "cuboid" ? [this.#column(form.column)] : [];
    });
    for (const name of this.#relation.cuboid ?? []) {
      this.where.push(`t.${name} ${used.includes(`t.${name}`) ? "<>" : "="} '*'`);
    }
  }

  /** Codes exactly one level below those asked for, or at the first level. */
  #isOneBelow(column: string, codes: readonly string[]): string {
    const separator = column === "field" ? "/" : ".";
    const level = Math.max(1, ...codes.map((code) => code.split(separator).length)) + 1;
    const depth = `len(string_split(t.${column}, '${separator}')) = ${level}`;
    return codes.length ? `(${depth} AND ${this.#startsWithAny(`t.${column}`, separator, codes)})` : depth;
  }

  #condition(dimension: Dimension, form: DimensionForm, codes: readonly string[]): string {
    switch (form.kind) {
      case "column":
        return this.#isAmong(this.#column(form.column), codes);
      case "cuboid":
        return `${this.#column(form.column)} IN (${codes.map((code) => this.#bind(code)).join(", ")})`;
      case "levels": {
        const isGrouped = this.#selection.by.includes(dimension);
        return isGrouped ? this.#isOneBelow(form.column, codes) : this.#isAmong(`t.${form.column}`, codes);
      }
      case "part":
        return this.#isUnder(form.column, codes);
      case "of-country": {
        const known = `t.country IN (SELECT code FROM ref.country WHERE ${this.#isAmong(form.column, codes)})`;
        const isNowhere = "t.country NOT IN (SELECT code FROM ref.country)";
        return codes.includes("unknown") ? `(${known} OR ${isNowhere})` : known;
      }
      case "bits":
        return this.#hasBit(dimension, form, codes);
      case "partner":
        return this.#isWithPartner(codes);
      case "of-project":
        return `t.pid IN (SELECT pid FROM ${form.table} WHERE ${this.#startsWithAny("code", "/", codes)})`;
    }
  }

  #isWithPartner(codes: readonly string[]): string {
    if (this.#selection.by.includes("partner")) return this.#isAmong("other.partner", codes);
    return `t.pid IN (SELECT pid FROM core.participation WHERE ${this.#isAmong("country", codes)}) AND NOT ${this.#isAmong("t.country", codes)}`;
  }

  #hasBit(dimension: Dimension, form: {column: string; table: string}, codes: readonly string[]): string {
    const bits = `(SELECT bit_or(bit) FROM ${form.table} WHERE ${this.#isAmong("id", codes)})`;
    const some = `(${this.#column(form.column)} & ${bits}) > 0`;
    return this.#selection.by.includes(dimension)
      ? `${some} AND ${this.#isAmong(`${dimension}_bits.id`, codes)}`
      : some;
  }

  /** By main part; on single records also by the parts a project lists. */
  #isUnder(column: string, codes: readonly string[]): string {
    const main = this.#startsWithAny(`t.${column}`, ".", codes);
    if (!this.#relation.records) return main;
    const known = "SELECT part FROM core.project";
    const listed = codes.map((code) => {
      const value = this.#bind(code);
      return `(NOT EXISTS (SELECT 1 FROM (${known}) AS main WHERE main.part = ${value} OR starts_with(main.part, ${value} || '.'))
        AND t.pid IN (SELECT pid FROM core.project_part AS list WHERE list.part = ${value} OR starts_with(list.part, ${value} || '.')))`;
    });
    return `(${[main, ...listed].join(" OR ")})`;
  }

  #startsWithAny(expression: string, separator: string, codes: readonly string[]): string {
    const tests = codes.map((code) => {
      const value = this.#bind(code);
      return `${expression} = ${value} OR starts_with(${expression}, ${value} || '${separator}')`;
    });
    return `(${tests.join(" OR ")})`;
  }

  #isAmong(expression: string, codes: readonly string[]): string {
    const named = codes.filter((code) => code !== "unknown" || !expression.endsWith("year"));
    const tests = named.length
      ? [`${expression} IN (${named.map((code) => this.#bind(code)).join(", ")})`]
      : [];
    if (named.length < codes.length) tests.push(`${expression} IS NULL`);
    return tests.length === 1 ? (tests[0] ?? "") : `(${tests.join(" OR ")})`;
  }

  /** Fields one level below what is asked for, so that breaking down a field shows its parts. */
  #fieldsAtLevel(table: string): string {
    const asked = this.#selection.filters.field ?? [];
    const level = Math.max(0, ...asked.map((code) => code.split("/").length - 1)) + 1;
    const below = asked.length ? ` WHERE ${this.#startsWithAny("code", "/", asked)}` : "";
    return `(SELECT DISTINCT pid, array_to_string(list_slice(string_split(code, '/'), 1, ${level + 1}), '/') AS code FROM ${table}${below})`;
  }

  #joinCountry(): void {
    const join = "LEFT JOIN ref.country AS place ON place.code = t.country";
    if (!this.joins.includes(join)) this.joins.push(join);
  }

  #form(dimension: Dimension): DimensionForm {
    const form = this.#relation.dimensions[dimension];
    if (!form) throw new TypeError(`no ${dimension} in ${this.#relation.table}`);
    return form;
  }

  #column(name: string): string {
    const {status, yearOf} = this.#selection;
    if (name === "$year") return yearOf === "signature" ? "t.signature_year" : "t.year";
    if (name === "$group") return `t.group_${status}`;
    return name === "$groups" ? `t.groups_${status}` : `t.${name}`;
  }

  #bind(value: string): string {
    this.#params.push(value);
    return `$${this.#params.length}`;
  }
}
