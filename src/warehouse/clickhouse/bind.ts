import type {Parameter} from "../database.ts";

/** A statement with the engine's own names and parameters. */
export interface Bound {
  readonly query: string;
  readonly params: Readonly<Record<string, Parameter>>;
}

/** Databases of one edition: where each group of tables lies. */
export interface TablePlaces {
  /** Of core, mart, ref and meta. */
  readonly records: string;
  readonly series: string | undefined;
  readonly works: string | undefined;
}

/** Texts and quoted names stay as they are; `$1` and `core.project` are what is bound. */
const PIECES = /'(?:[^'\\]|\\.|'')*'|"[^"]*"|\$(\d+)|\b(core|mart|ref|meta|series|works)\.([a-z_]+)\b/g;

/** Writes the places of tables and the types of parameters into a statement. */
export function bind(sql: string, params: readonly Parameter[], places: TablePlaces): Bound {
  const query = sql.replace(PIECES, (piece, number?: string, group?: string, table?: string) => {
    if (number !== undefined) return `{p${number}:${typeOf(params[Number(number) - 1])}}`;
    if (group === undefined || table === undefined) return piece;
    const beside = group === "series" || group === "works";
    return tableAt(beside ? (places[group] ?? group) : places.records, group, table);
  });
  return {query, params: Object.fromEntries(params.map((value, i) => [`p${i + 1}`, value]))};
}

/** Full name of a table: the engine has no schemas inside a database. */
export function tableAt(database: string, group: string, table: string): string {
  return `${database}.${group}_${table}`;
}

function typeOf(value: Parameter | undefined): string {
  if (typeof value !== "number") return "String";
  return Number.isInteger(value) ? "Int64" : "Float64";
}
