import {type DuckDBConnection, DuckDBInstance, type DuckDBValue} from "@duckdb/node-api";
import {type Database, type Parameter, QueryError} from "./database.ts";
import {DUCKDB} from "./dialect.ts";

export interface DuckDbOptions {
  readonly readOnly?: boolean;
  /** Such as "600MB"; what does not fit is spilled to `spillTo`. */
  readonly memory?: string;
  readonly spillTo?: string;
  readonly threads?: number;
}

/** Where memory is bounded, what is free beyond this goes back to the system after each task, not after 128 MB. */
const RETURNED_AT = "1MB";

/** Opens a DuckDB file, or a database in memory for ":memory:". */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<Database> {
  const config: Record<string, string> = {};
  if (options.readOnly) config["access_mode"] = "READ_ONLY";
  if (options.memory) {
    config["memory_limit"] = options.memory;
    config["allocator_flush_threshold"] = RETURNED_AT;
  }
  if (options.spillTo) config["temp_directory"] = options.spillTo;
  if (options.threads) config["threads"] = String(options.threads);
  // A database is written in one go and closed: one checkpoint at the end is enough.
  if (!options.readOnly) config["checkpoint_threshold"] = "16GB";
  const instance = await DuckDBInstance.create(path, config);
  return connectTo(instance, new Set(), () => instance.closeSync());
}

/** `running` holds what any connection of the instance has still to answer. */
async function connectTo(
  instance: DuckDBInstance,
  running: Set<Promise<unknown>>,
  onClose: () => void
): Promise<Database> {
  const connection = await instance.connect();
  const inTurn = queue(running);
  const closeNow = () => {
    connection.closeSync();
    onClose();
  };
  return {
    dialect: DUCKDB,
    rows: (sql, params = []) => inTurn(() => readRows(connection, sql, params)),
    tables: () => inTurn(async () => namesOf(await readRows(connection, TABLES, []))),
    run: async (sql, params = []) => {
      await inTurn(() => attempt(sql, () => connection.run(sql, [...params])));
    },
    fork: () => connectTo(instance, running, () => {}),
    // Closing under a query that still runs blocks a thread of the pool for ever.
    close: () => {
      if (running.size === 0) closeNow();
      else void Promise.allSettled(running).then(closeNow);
    }
  };
}

const TABLES = "SELECT table_schema || '.' || table_name AS name FROM information_schema.tables";

function namesOf(rows: readonly {name: string}[]): ReadonlySet<string> {
  return new Set(rows.map(({name}) => name));
}

/** A connection answers one query at a time; two at once would wait for each other for ever. */
function queue(running: Set<Promise<unknown>>): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    const settled: Promise<boolean> = next.then(
      () => running.delete(settled),
      () => running.delete(settled)
    );
    running.add(settled);
    last = settled;
    return next;
  };
}

async function readRows<T>(
  connection: DuckDBConnection,
  sql: string,
  params: readonly Parameter[]
): Promise<T[]> {
  const reader = await attempt(sql, () => connection.runAndReadAll(sql, [...params] as DuckDBValue[]));
  const names = reader.deduplicatedColumnNames();
  return reader.getRowsJS().map((values) => {
    const row: Record<string, unknown> = {};
    for (const [i, name] of names.entries()) row[name] = plain(values[i]);
    return row as T;
  });
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}

async function attempt<T>(sql: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new QueryError(sql, error);
  }
}
