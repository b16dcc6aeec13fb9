import {ApertureError} from "../../base/errors.ts";

/** Where a ClickHouse server is, and which of its databases holds what is published. */
export interface ClickHouseAddress {
  /** Of its HTTP interface, without name and password. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  /** Name of the cluster that tables are spread over; none for a single server. */
  readonly cluster: string | undefined;
}

/** The variable of the environment that names the second engine. */
export const WAREHOUSE_VARIABLE = "APERTURE_WAREHOUSE";

const FORM = "clickhouse://user:password@host:8123/database";

/** Reads an address such as clickhouse://user:password@host:8123/aperture?cluster=main&secure=true. */
export function parseClickHouseAddress(text: string): ClickHouseAddress {
  if (!URL.canParse(text)) throw invalid("it is no address");
  const address = new URL(text);
  if (address.protocol !== "clickhouse:") throw invalid("only ClickHouse is known as another engine");
  if (address.hostname === "") throw invalid("it names no host");
  const database = address.pathname.slice(1);
  if (!isName(database))
    throw invalid("it names no database in letters, digits and underscores, such as /aperture");
  const {cluster, secure} = readOptions(address.searchParams);
  const port = address.port || (secure ? "8443" : "8123");
  return {
    url: `${secure ? "https" : "http"}://${address.hostname}:${port}`,
    username: decodeURIComponent(address.username) || "default",
    password: decodeURIComponent(address.password),
    database,
    cluster
  };
}

function readOptions(options: URLSearchParams): {cluster: string | undefined; secure: boolean} {
  const unknown = [...options.keys()].find((name) => name !== "cluster" && name !== "secure");
  if (unknown !== undefined) throw invalid(`${unknown} is no option; known are cluster and secure`);
  const secure = options.get("secure") ?? "false";
  if (secure !== "true" && secure !== "false") throw invalid("secure is true or false");
  const cluster = options.get("cluster") ?? undefined;
  if (cluster !== undefined && !isName(cluster))
    throw invalid("a cluster is named in letters, digits and underscores");
  return {cluster, secure: secure === "true"};
}

/** Names go into statements as they are, where the engine takes no parameters. */
function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,60}$/.test(text);
}

/** The text itself may hold a password and is never repeated. */
function invalid(why: string): ApertureError {
  return new ApertureError("usage", `invalid ${WAREHOUSE_VARIABLE}: ${why}`, {hint: `Write it as ${FORM}.`});
}
