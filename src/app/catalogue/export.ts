import type {IsoDate} from "../../base/dates.ts";
import {sha256} from "../../base/hash.ts";
import {catalogue} from "../../catalogue/catalogue.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {includesDay, periodOf} from "../../catalogue/period.ts";
import type {Register} from "../../catalogue/register.ts";
import {REGISTERS, registerById} from "../../catalogue/registers/index.ts";
import type {Statement, Thing} from "../../domain/statement.ts";
import {exportStatements, type StatementFormat} from "../../exports/export-statements.ts";
import type {RegisterRow, SourceRow, StatementRow} from "../../exports/statement-row.ts";
import {type CitedSource, factOf} from "./facts.ts";

/** Which statements are asked for; without anything, all. */
export interface StatementFilter {
  readonly register?: Register | undefined;
  readonly confidence?: string | undefined;
  /** Only what holds on this day; what has no dates is taken to hold. */
  readonly on?: IsoDate | undefined;
}

/** Where addresses in files lead when nobody says where the program is served. */
export const LOCAL_BASE = "http://localhost:8470";

/** Exports the catalogue, or the part of it that a filter leaves. */
export function exportCatalogue(format: StatementFormat, filter: StatementFilter, base = LOCAL_BASE): string {
  const rows = statementRows(filter);
  const registers = (filter.register ? [filter.register] : REGISTERS).map((register) =>
    registerRow(
      register,
      rows.filter((row) => row.register === register.id)
    )
  );
  return exportStatements({registers, rows, base}, format);
}

/** The statements a filter leaves, in the order of the registers. */
export function statementRows(filter: StatementFilter = {}): StatementRow[] {
  const {register} = filter;
  const things = catalogue().things.filter((thing) => !register || thing.register === register.id);
  return things.flatMap((thing) => thingRows(thing, filter));
}

/** The statements on one thing, each with a key of its own. */
export function thingRows(thing: Thing, filter: StatementFilter = {}): StatementRow[] {
  const met = new Map<string, number>();
  return thing.statements
    .map((statement) => {
      const key = keyOf(statement);
      const times = (met.get(key) ?? 0) + 1;
      met.set(key, times);
      return {statement, key: times === 1 ? key : `${key}-${times}`};
    })
    .filter(({statement}) => fits(statement, filter))
    .map(({statement, key}) => rowOf(thing, statement, key));
}

function keyOf({subject, property, value, from, to, asOf}: Statement): string {
  const digest = sha256(JSON.stringify([value, from, to, asOf])).slice(0, 10);
  return `${subject.register}/${subject.id}/${property}/${digest}`;
}

function fits(statement: Statement, {confidence, on}: StatementFilter): boolean {
  return (
    (confidence === undefined || statement.confidence === confidence) &&
    (on === undefined || includesDay(periodOf(statement), on))
  );
}

function rowOf(thing: Thing, statement: Statement, key: string): StatementRow {
  const {title, text, sources} = factOf(statement);
  const {property, value, from, to, asOf, confidence, entered, review, note} = statement;
  const rule = registerById(thing.register)?.properties[property];
  return {
    statement: key,
    register: thing.register,
    id: thing.id,
    name: thing.name,
    property,
    title,
    value,
    words: text,
    names: rule?.refers?.(value) ?? [],
    from: from ?? null,
    to: to ?? null,
    asOf: asOf ?? null,
    confidence,
    entered,
    review,
    note: note ?? null,
    sources: sources.map((cited, at) => sourceRow(cited, statement.sources[at]?.anchor))
  };
}

function sourceRow({source, passage, remark, href}: CitedSource, anchor: string | undefined): SourceRow {
  return {
    register: href === undefined ? "sources" : "documents",
    id: source.id,
    title: source.title,
    publisher: source.publisher ?? null,
    date: source.date ?? null,
    address: source.address ?? null,
    anchor: anchor ?? null,
    passage: passage ?? null,
    remark: remark ?? null
  };
}

const COUNTRY_PROPERTIES: ReadonlySet<string> = new Set(["country", "partner", "beneficiary"]);

function registerRow({id, title, summary}: Register, rows: readonly StatementRow[]): RegisterRow {
  const codes = rows.flatMap((row) => {
    if (row.property === "association") return row.id.toUpperCase();
    return COUNTRY_PROPERTIES.has(row.property) && typeof row.value === "string" ? row.value : [];
  });
  const countries = [...new Set(codes)].flatMap((code) => countryByCode(code)?.iso3 ?? []);
  return {id, title, summary, countries: countries.sort()};
}
