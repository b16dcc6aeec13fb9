/** A value as both databases take and give it. Instants and JSON are text. */
export type SqlValue = string | number | null;

export type Row = Readonly<Record<string, SqlValue>>;

/** Statements with `?` for each value; the drivers write them as their database wants them. */
export interface Sql {
  rows(statement: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Runs a statement and says how many rows it changed. */
  run(statement: string, values?: readonly SqlValue[]): Promise<number>;
}

/** A database that holds cases. All other code speaks to it through this interface. */
export interface CaseDatabase extends Sql {
  readonly kind: "sqlite" | "postgres";
  /** Runs the work as one whole: all of it is kept, or nothing. Writers wait for each other. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Runs reads that all see the same moment. */
  snapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
