// Speaks ClickHouse's HTTP interface in front of the real engine (chdb, inside this process). It passes statements,
// parameters, settings and bodies on, and answers as the server does; it decides nothing.
import {createWriteStream} from "node:fs";
import {rm} from "node:fs/promises";
import {createServer} from "node:http";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {Session} from "chdb";

const folder = process.argv[2];
const session = new Session(join(folder, "engine"));
const NOT_SETTINGS = new Set([
  "query",
  "query_id",
  "database",
  "default_format",
  "session_id",
  "wait_end_of_query"
]);
const set = new Map();
let last = Promise.resolve();
let bodies = 0;

const server = createServer((request, response) => {
  const asked = new URL(request.url, "http://localhost");
  if (asked.pathname === "/ping") return response.end("Ok.\n");
  read(request, asked).then(
    (statement) => {
      last = last.then(() => answer(statement, asked.searchParams, response));
    },
    () => response.destroy()
  );
});

/** A statement is the parameter `query`, the body, or both with the rows of an insert in the body. */
async function read(request, asked) {
  const query = asked.searchParams.get("query");
  if (query === null) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    return {sql: Buffer.concat(chunks).toString()};
  }
  if (!/^INSERT INTO .* FORMAT Parquet\s*$/s.test(query)) return {sql: query};
  const file = join(folder, `body-${bodies++}.parquet`);
  await pipeline(request, createWriteStream(file));
  return {sql: query.replace(/FORMAT Parquet\s*$/, `SELECT * FROM file('${file}', Parquet)`), file};
}

async function answer({sql, file}, params, response) {
  try {
    for (const [name, value] of params) {
      if (NOT_SETTINGS.has(name)) continue;
      if (set.get(name) === value) continue;
      await session.queryAsync(`SET ${name} = '${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`);
      set.set(name, value);
    }
    const result = await session.queryAsync(sql, {format: "TabSeparated"});
    response.writeHead(200, {"content-type": "text/plain; charset=UTF-8", "x-clickhouse-summary": "{}"});
    response.end(result.bytes());
  } catch (error) {
    const code = /Code: (\d+)/.exec(error.message)?.[1] ?? "0";
    response.writeHead(500, {"x-clickhouse-exception-code": code});
    response.end(error.message);
  } finally {
    if (file) await rm(file, {force: true});
  }
}

server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
process.on("disconnect", () => process.exit(0));
