import type {Dialect} from "./dialect.ts";

/** A value bound to a query. */
export type Parameter = string | number;

/** A row as the engine returns it: numbers, texts, booleans and nulls, dates as text. */
export type Row = Record<string, unknown>;

/** The one way to an analytical store; everything above depends on this and on no engine. */
export interface Database {
  /** How the engine writes what engines write differently. */
  readonly dialect: Dialect;
  rows<T = Row>(sql: string, params?: readonly Parameter[]): Promise<T[]>;
  /** Names of the tables there are, such as core.project. */
  tables(): Promise<ReadonlySet<string>>;
  run(sql: string, params?: readonly Parameter[]): Promise<void>;
  /** Another connection to the same database, for work at the same time. Closing it leaves the database open. */
  fork(): Promise<Database>;
  close(): void;
}

/** Quotes a text for SQL. Values go in as parameters wherever the engine allows them; paths cannot. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Runs statements one after another. */
export async function inTurn(db: Database, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await db.run(statement);
}

/** A query that failed, with the SQL that failed. */
export class QueryError extends Error {
  readonly sql: string;

  constructor(sql: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), {cause});
    this.name = "QueryError";
    this.sql = sql;
  }
}
