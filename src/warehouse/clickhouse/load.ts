import {createReadStream} from "node:fs";
import {rm} from "node:fs/promises";
import {join} from "node:path";
import {ApertureError} from "../../base/errors.ts";
import {type Database, quote} from "../database.ts";
import {tableAt} from "./bind.ts";
import type {Server} from "./client.ts";
import {type Column, type Layout, SHARD, tableDefinition} from "./definitions.ts";

interface Load {
  readonly server: Server;
  /** Where the finished tables are read from. */
  readonly from: Database;
  /** Where they go; it is empty. */
  readonly database: string;
  /** Where files lie on the way. */
  readonly folder: string;
  readonly signal?: AbortSignal;
}

/** Copies finished tables as they are, one after another, and counts what has arrived. */
export async function loadTables(load: Load, layouts: Readonly<Record<string, Layout>>): Promise<void> {
  for (const [name, layout] of Object.entries(layouts)) {
    load.signal?.throwIfAborted();
    await loadTable(load, name, layout);
  }
  await settle(load, layouts);
}

async function loadTable({server, from, database, folder, signal}: Load, name: string, layout: Layout) {
  const {rows, columns} = await describeTable(from, name);
  const [group = "", table = ""] = name.split(".");
  const target = tableAt(database, group, table);
  const {cluster} = server.address;
  for (const statement of tableDefinition(database, name, layout, columns, cluster))
    await server.command(statement);
  if (rows === 0) return;
  const file = join(folder, `${name}.parquet`);
  await from.run(
    `COPY (SELECT * FROM ${name}) TO ${quote(file)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`
  );
  await server.insert(target, createReadStream(file), signal);
  await rm(file);
  const [arrived] = await server.rows<{n: number}>({query: `SELECT count() AS n FROM ${target}`, params: {}});
  if (arrived?.n !== rows)
    throw new ApertureError("warehouse-unavailable", `${name}: ${arrived?.n} of ${rows} rows arrived`, {
      hint: "Look into the log of the server, then run it again. What was published before stays in use."
    });
}

/** Waits until every replica has every row: whoever asks any machine gets the whole. */
async function settle({server, database}: Load, layouts: Readonly<Record<string, Layout>>): Promise<void> {
  const {cluster} = server.address;
  if (cluster === undefined) return;
  for (const [name, {isSharded}] of Object.entries(layouts)) {
    const [group = "", table = ""] = name.split(".");
    const held = `${tableAt(database, group, table)}${isSharded ? SHARD : ""}`;
    await server.command(`SYSTEM SYNC REPLICA ON CLUSTER ${cluster} ${held}`);
  }
}

async function describeTable(from: Database, name: string): Promise<{rows: number; columns: Column[]}> {
  const described = await from.rows<{column_name: string; column_type: string}>(
    `DESCRIBE SELECT * FROM ${name}`
  );
  const counts = described.flatMap(({column_name: column}, i) => [
    `count("${column}") AS filled_${i}`,
    `approx_count_distinct("${column}") AS distinct_${i}`
  ]);
  const [found] = await from.rows<Record<string, number>>(
    `SELECT count(*) AS every, ${counts.join(", ")} FROM ${name}`
  );
  const rows = found?.["every"] ?? 0;
  return {
    rows,
    columns: described.map(({column_name: column, column_type: type}, i) => ({
      name: column,
      type,
      hasBlanks: (found?.[`filled_${i}`] ?? 0) < rows,
      distinct: found?.[`distinct_${i}`] ?? 0
    }))
  };
}
