import {FETCH_COMMAND} from "../base/commands.ts";
import {ApertureError} from "../base/errors.ts";
import type {Dimension} from "../domain/dimension.ts";
import type {FigureRequest} from "../domain/figure.ts";
import type {Holdings} from "../warehouse/choose-relation.ts";
import type {Parameter} from "../warehouse/database.ts";
import type {Dialect} from "../warehouse/dialect.ts";
import type {Measure} from "../warehouse/relations.ts";
import {compileMembers, compileSelection} from "../warehouse/select.ts";

export interface Narrowing {
  /** Dimensions left out of filters and breakdown: the whole that a part is compared with. */
  readonly without?: readonly Dimension[];
  /** Dimensions broken down by in addition. */
  readonly and?: readonly Dimension[];
  /** Filters that replace those of the request. */
  readonly filters?: FigureRequest["filters"];
}

/** A request in the hands of an indicator: it asks for sums and writes its query around them. */
export class Ask {
  readonly request: FigureRequest;
  readonly params: Parameter[] = [];
  /** Names of the tables that answered, for the trace. */
  readonly relations = new Set<string>();
  readonly #holdings: Holdings;

  constructor(request: FigureRequest, holdings: Holdings) {
    this.request = request;
    this.#holdings = holdings;
  }

  /** How the engine that answers is asked. */
  get dialect(): Dialect {
    return this.#holdings.dialect;
  }

  /** Gives a value to the query; answers with the place that stands for it. */
  bind(value: Parameter): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  /** Refuses where only aggregates are held; `what` names what single records are needed for. */
  needRecords(what: string): void {
    if (this.#holdings.hasRecords) return;
    throw new ApertureError("no-records", `not in the shipped snapshot: ${what}`, {
      hint: `Run: ${FETCH_COMMAND}, and ask again.`
    });
  }

  /** A query in brackets: one row for each breakdown, a column for each measure. */
  sums(measures: readonly Measure[], narrowing: Narrowing = {}): string {
    const without = new Set(narrowing.without ?? []);
    const by = [
      ...new Set([
        ...this.request.by.filter((dimension) => !without.has(dimension)),
        ...(narrowing.and ?? [])
      ])
    ];
    const filters = Object.entries({...this.request.filters, ...narrowing.filters}).filter(
      ([dimension]) => !without.has(dimension as Dimension)
    );
    const {sql, relation} = compileSelection(
      {
        measures,
        by,
        filters: Object.fromEntries(filters),
        status: this.request.status,
        yearOf: this.request.yearOf
      },
      this.#holdings,
      this.params
    );
    this.relations.add(relation.name);
    return `(${sql})`;
  }

  /** A query in brackets: a row for each project and organisation that takes part in it. */
  members(): string {
    const {filters, status, yearOf} = this.request;
    const {sql, relation} = compileMembers({filters, status, yearOf}, this.#holdings, this.params);
    this.relations.add(relation.name);
    return `(${sql})`;
  }

  /** The columns of the breakdown, ready for a select list; `without` as in sums. */
  keys(prefix = "", without: readonly Dimension[] = []): string {
    const kept = this.request.by.filter((dimension) => !without.includes(dimension));
    // A column that both sides of a join have is named with its side, unless it is named here.
    const named = (dimension: Dimension) => (prefix ? ` AS "${dimension}"` : "");
    return kept.map((dimension) => `${prefix}"${dimension}"${named(dimension)}, `).join("");
  }

  /** A join condition that pairs rows of the same breakdown, blanks with blanks. */
  sameKeys(left: string, right: string, without: readonly Dimension[] = []): string {
    const kept = this.request.by.filter((dimension) => !without.includes(dimension));
    const pairs = kept.map(
      (dimension) => `${left}."${dimension}" IS NOT DISTINCT FROM ${right}."${dimension}"`
    );
    return pairs.length ? pairs.join(" AND ") : "true";
  }

  /** The measure of projects shared by several, in the counting asked for. */
  counted(whole: Measure): Measure {
    return this.request.counting === "fractional" ? "fractional" : whole;
  }
}
