import {ClickHouseError} from "@clickhouse/client";
import {type Database, QueryError, quote} from "../database.ts";
import type {Server} from "./client.ts";
import type {Layout} from "./definitions.ts";
import {loadTables} from "./load.ts";

/** What is published in editions of its own: participations, series about countries, and scholarly works. */
export type Kind = "records" | "series" | "works";

/** The database that holds an edition, and what it says of itself. */
export interface Edition {
  readonly database: string;
  readonly about: string;
}

/** An edition that is loaded and that nobody reads yet. */
export interface StagedEdition {
  /** Makes it the one that is read: one row is written, and it is the last thing written. */
  show(): Promise<void>;
  drop(): Promise<void>;
}

interface Publication {
  readonly kind: Kind;
  /** Id of what is published. */
  readonly id: string;
  /** What it says of itself, kept beside its name. */
  readonly about: string;
  readonly from: Database;
  readonly layouts: Readonly<Record<string, Layout>>;
  readonly folder: string;
  readonly signal?: AbortSignal;
}

/** Editions kept beside the one in use, for those who are still reading them. */
const KEPT = 1;
/** An edition nobody made current in this time was left behind by an ingest that was killed. */
const ABANDONED_HOURS = 24;

/** What is published, by kind. */
export type CurrentEditions = Partial<Record<Kind, Edition>>;

/** The newest edition of each kind; none where nothing was published yet. */
export async function currentEditions(server: Server): Promise<CurrentEditions> {
  const {database} = server.address;
  const query = `SELECT kind, argMax(database, published) AS database, argMax(about, published) AS about FROM ${database}.edition GROUP BY kind`;
  try {
    const rows = await server.rows<Edition & {kind: Kind}>({query, params: {}});
    return Object.fromEntries(rows.map((row) => [row.kind, row]));
  } catch (error) {
    if (isMissing(error)) return {};
    throw error;
  }
}

const UNKNOWN_TABLE = "60";
const UNKNOWN_DATABASE = "81";

function isMissing(error: unknown): boolean {
  const cause = error instanceof QueryError ? error.cause : undefined;
  return cause instanceof ClickHouseError && [UNKNOWN_TABLE, UNKNOWN_DATABASE].includes(cause.code);
}

/** Loads an edition into a database of its own; what does not arrive whole is dropped again. */
export async function stageEdition(server: Server, publication: Publication): Promise<StagedEdition> {
  const {kind, id, about, from, layouts, folder, signal} = publication;
  await prepare(server);
  const on = onCluster(server);
  const database = `${prefixOf(server, kind)}${new Date().toISOString().replace(/\D/g, "")}_${id}`;
  const drop = () => server.command(`DROP DATABASE IF EXISTS ${database}${on} SYNC`);
  try {
    await server.command(`CREATE DATABASE ${database}${on}`);
    await loadTables({server, from, database, folder, ...(signal && {signal})}, layouts);
  } catch (error) {
    // A server that broke off cannot drop it either; the next ingest clears it away.
    await drop().catch(() => {});
    throw error;
  }
  return {
    drop,
    show: async () => {
      const values = [kind, id, database, about].map(literal).join(", ");
      await server.command(
        `INSERT INTO ${server.address.database}.edition (kind, id, database, about) VALUES (${values})`
      );
      // It is published: what is left over is cleared by the next ingest at the latest.
      await clear(server, kind, database).catch(() => {});
    }
  };
}

/** Texts inside statements that take no parameters; the engine reads a backslash as the start of an escape. */
function literal(text: string): string {
  return quote(text.replaceAll("\\", "\\\\"));
}

async function prepare(server: Server): Promise<void> {
  const {database, cluster} = server.address;
  const on = onCluster(server);
  const engine =
    cluster === undefined
      ? "MergeTree"
      : `ReplicatedMergeTree('/clickhouse/aperture/${database}/edition', '{shard}-{replica}')`;
  await server.command(`CREATE DATABASE IF NOT EXISTS ${database}${on}`);
  await server.command(
    `CREATE TABLE IF NOT EXISTS ${database}.edition${on} (kind LowCardinality(String), id String, database String, about String, published DateTime64(3) DEFAULT now64(3)) ENGINE = ${engine} ORDER BY (kind, published)`
  );
}

function onCluster({address: {cluster}}: Server): string {
  return cluster === undefined ? "" : ` ON CLUSTER ${cluster}`;
}

function prefixOf({address: {database}}: Server, kind: Kind): string {
  return `${database}_${kind}_`;
}

/** Drops editions that were replaced, but the last, and those that were never shown. */
async function clear(server: Server, kind: Kind, current: string): Promise<void> {
  const prefix = prefixOf(server, kind);
  const query = `SELECT name, name IN (SELECT database FROM ${server.address.database}.edition) AS shown FROM system.databases WHERE startsWith(name, {prefix:String}) ORDER BY name DESC`;
  const found = await server.rows<{name: string; shown: number}>({query, params: {prefix}});
  const replaced = found.filter(({name, shown}) => shown && name !== current).slice(KEPT);
  const since = new Date(Date.now() - ABANDONED_HOURS * 3_600_000).toISOString().replace(/\D/g, "");
  const abandoned = found.filter(({name, shown}) => !shown && name < `${prefix}${since}`);
  for (const {name} of [...replaced, ...abandoned])
    await server.command(`DROP DATABASE IF EXISTS ${name}${onCluster(server)} SYNC`);
}
