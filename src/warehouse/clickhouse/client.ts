import type {Readable} from "node:stream";
import {
  type ClickHouseClient,
  ClickHouseError,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient
} from "@clickhouse/client";
import {ApertureError} from "../../base/errors.ts";
import {QueryError, type Row} from "../database.ts";
import {type ClickHouseAddress, WAREHOUSE_VARIABLE} from "./address.ts";
import type {Bound} from "./bind.ts";

/** The official client, with errors that say what to do. */
export interface Server {
  readonly address: ClickHouseAddress;
  rows<T = Row>(bound: Bound): Promise<T[]>;
  command(query: string): Promise<void>;
  insert(table: string, parquet: Readable, signal?: AbortSignal): Promise<void>;
  close(): void;
}

/** A question that takes longer is better answered by a larger cluster. */
const QUERY_MS = 60_000;
/** Loading one table of a hundred million rows over a slow line. */
const LOAD_MS = 30 * 60_000;

/** What makes the engine read the shared SQL as the standard has it, and write plain numbers. */
const SETTINGS: ClickHouseSettings = {
  join_use_nulls: 1,
  aggregate_functions_null_for_empty: 1,
  cast_keep_nullable: 1,
  union_default_mode: "DISTINCT",
  // A join of two sharded tables must see the rows of every shard.
  distributed_product_mode: "global",
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_decimals: 0,
  // An answer is sent when it is complete: one that failed half-way is an error and never a short table.
  wait_end_of_query: 1
};

/** Opens a client; nothing is asked of the server yet. */
export function openServer(address: ClickHouseAddress): Server {
  const {url, username, password} = address;
  const options = {url, username, password, application: "aperture", log: {level: ClickHouseLogLevel.OFF}};
  const asking = createClient({...options, request_timeout: QUERY_MS, clickhouse_settings: SETTINGS});
  const loading = createClient({...options, request_timeout: LOAD_MS});
  return {
    address,
    rows: (bound) => attempt(address, bound.query, () => ask(asking, bound)),
    command: async (query) => {
      await attempt(address, query, () => loading.command({query}));
    },
    insert: async (table, values, signal) => {
      const options = {
        table,
        values,
        format: "Parquet" as const,
        // Rows of a sharded table are on their shards before the statement ends.
        clickhouse_settings: {distributed_foreground_insert: 1 as const},
        ...(signal && {abort_signal: signal})
      };
      await attempt(address, `INSERT INTO ${table} FORMAT Parquet`, () => loading.insert(options));
    },
    close: () => void Promise.all([asking.close(), loading.close()]).catch(() => {})
  };
}

async function ask<T>(client: ClickHouseClient, {query, params}: Bound): Promise<T[]> {
  const result = await client.query({query, query_params: {...params}, format: "JSONEachRow"});
  return result.json<T>();
}

async function attempt<T>(address: ClickHouseAddress, sql: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explained(error, address, sql);
  }
}

/** Codes of the engine that a person can do something about. */
const REMEDIES: Readonly<Record<string, string>> = {
  "516": `Correct the name and the password in ${WAREHOUSE_VARIABLE}.`,
  "497":
    "Grant the account CREATE DATABASE, CREATE TABLE, INSERT, SELECT and DROP on the databases it publishes to.",
  "164": "The account may only read; publish with one that may write.",
  "159": "Ask for less at once, or give the cluster more machines.",
  "241": "Ask for less at once, or raise max_memory_usage of the account.",
  "243": "Make room on the disks of the server, then run it again.",
  "701": `Correct the name of the cluster in ${WAREHOUSE_VARIABLE}; see system.clusters.`
};

function explained(error: unknown, address: ClickHouseAddress, sql: string): Error {
  if (error instanceof ApertureError) return error;
  const where = `ClickHouse at ${address.url}`;
  if (error instanceof ClickHouseError) {
    const hint = REMEDIES[error.code];
    if (hint === undefined) return new QueryError(sql, error);
    return new ApertureError("warehouse-unavailable", `${where} refuses: ${error.type ?? error.code}`, {
      hint,
      cause: error
    });
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const isTimeout = error instanceof Error && /timeout/i.test(error.message);
  const [what, hint] = UNREACHED.includes(code)
    ? [
        `${where} cannot be reached`,
        `Start the server, or correct ${WAREHOUSE_VARIABLE}; without it the warehouse of the data folder is read.`
      ]
    : isTimeout
      ? [`${where} did not answer in time`, "Ask for less at once, or look whether the server is overloaded."]
      : [
          `the connection to ${where} broke off`,
          "Run it again. What was published before stays whole and in use."
        ];
  return new ApertureError("warehouse-unavailable", what, {hint, cause: error});
}

const UNREACHED = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];
