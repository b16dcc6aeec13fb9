import type {Dimension} from "../domain/dimension.ts";
import {chooseRelation, type Holdings, type Selection, usedDimensions} from "./choose-relation.ts";
import type {Parameter} from "./database.ts";
import type {Dialect} from "./dialect.ts";
import type {DimensionForm, Measure, Relation} from "./relations.ts";

/** A selection as SQL: a row for each combination of `by`, a column for each measure. */
export interface Compiled {
  readonly sql: string;
  readonly relation: Relation;
}

/** Writes a selection as SQL over the first relation that answers it exactly, binding values to `params`. */
export function compileSelection(selection: Selection, holdings: Holdings, params: Parameter[]): Compiled {
  const relation = chooseRelation(selection, holdings);
  const parts = new Query(selection, relation, holdings.dialect, params);
  const keys = selection.by.map((dimension) => `${parts.key(dimension)} AS "${dimension}"`);
  const measures = selection.measures.map((measure) => `(${parts.measure(measure)})::DOUBLE AS ${measure}`);
  parts.narrow();
  const where = parts.where.length ? ` WHERE ${parts.where.join(" AND ")}` : "";
  const groupBy = keys.length ? ` GROUP BY ${keys.map((_, i) => i + 1).join(", ")}` : "";
  const sql = `SELECT ${[...keys, ...measures].join(", ")} FROM ${[`${parts.table()} AS t`, ...parts.joins].join(" ")}${where}${groupBy}`;
  return {sql, relation};
}

/** Which organisations take part in which project, each once: columns `project` and `organisation`. */
export function compileMembers(
  selection: Omit<Selection, "measures" | "by">,
  holdings: Holdings,
  params: Parameter[]
): Compiled {
  const whole: Selection = {...selection, measures: ["participations"], by: ["organisation"]};
  const relation = chooseRelation(whole, holdings);
  const parts = new Query(whole, relation, holdings.dialect, params);
  const organisation = parts.key("organisation");
  parts.narrow();
  const where = parts.where.length ? ` WHERE ${parts.where.join(" AND ")}` : "";
  const from = [`${parts.table()} AS t`, ...parts.joins].join(" ");
  return {
    sql: `SELECT DISTINCT t.pid AS project, ${organisation} AS organisation FROM ${from}${where}`,
    relation
  };
}

class Query {
  readonly joins: string[] = [];
  readonly where: string[] = [];
  readonly #selection: Selection;
  readonly #relation: Relation;
  readonly #dialect: Dialect;
  readonly #params: Parameter[];

  constructor(selection: Selection, relation: Relation, dialect: Dialect, params: Parameter[]) {
    this.#selection = selection;
    this.#relation = relation;
    this.#dialect = dialect;
    this.#params = params;
  }

  table(): string {
    const {table, repeatedBy} = this.#relation;
    return repeatedBy === undefined ? table : this.#dialect.repeated(table, repeatedBy);
  }

  measure(measure: Measure): string {
    const sum = this.#relation.measures[measure];
    return typeof sum === "function" ? sum(this.#dialect) : (sum ?? "");
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
          ? this.#dialect.wholeOrBlank(this.#column(form.column))
          : this.#column(form.column);
      case "of-country":
        this.#joinCountry();
        return `coalesce(place.${form.column}, 'unknown')`;
      case "bits":
        this.joins.push(
          `JOIN ${form.table} AS ${dimension}_bits ON ${this.#dialect.sharesBit(this.#column(form.column), `${dimension}_bits.bit`)}`
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
    const depth = `${this.#dialect.levels(`t.${column}`, separator)} = ${level}`;
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
    const some = this.#dialect.sharesBit(this.#column(form.column), bits);
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
      return `(NOT EXISTS (SELECT 1 FROM (${known}) AS main WHERE ${this.#isAtOrBelow("main.part", ".", value)})
        AND t.pid IN (SELECT pid FROM core.project_part AS list WHERE ${this.#isAtOrBelow("list.part", ".", value)}))`;
    });
    return `(${[main, ...listed].join(" OR ")})`;
  }

  #startsWithAny(expression: string, separator: string, codes: readonly string[]): string {
    const tests = codes.map((code) => this.#isAtOrBelow(expression, separator, this.#bind(code)));
    return `(${tests.join(" OR ")})`;
  }

  #isAtOrBelow(expression: string, separator: string, value: string): string {
    return `${expression} = ${value} OR ${this.#dialect.startsWith(expression, `${value} || '${separator}'`)}`;
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
    return `(SELECT DISTINCT pid, ${this.#dialect.upTo("code", "/", level + 1)} AS code FROM ${table}${below})`;
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
