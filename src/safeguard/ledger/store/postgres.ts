import postgres from "postgres";
import {ApertureError} from "../../../base/errors.ts";
import {diskFull} from "./disk-full.ts";
import {queue} from "./queue.ts";
import {TABLES} from "./schema.ts";
import type {CaseDatabase, Row, Sql, SqlValue} from "./sql.ts";

const CONNECTIONS = 10;

const GUARDS = [
  `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$`,
  `CREATE OR REPLACE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE OR REPLACE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`
];

/** Two programs that start at once would both make the tables; one waits for the other on this number. */
const SCHEMA_LOCK = 811_724_001;

/** Opens cases in a PostgreSQL database. The address holds the secret and is never shown. */
export async function openPostgres(address: string): Promise<CaseDatabase> {
  const client = postgres(address, {
    max: CONNECTIONS,
    onnotice: () => {},
    connection: {application_name: "aperture"}
  });
  await guarded(async () =>
    client.begin(async (sql) => {
      await sql.unsafe(`SELECT pg_advisory_xact_lock(${SCHEMA_LOCK})`);
      for (const statement of [...TABLES, ...GUARDS]) await sql.unsafe(statement);
    })
  ).catch(async (error) => {
    await client.end({timeout: 1});
    throw error;
  });
  const within = async <T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> => {
    const kept = await guarded(() => client.begin(begin, async (sql) => ({result: await work(speak(sql))})));
    return (kept as {result: T}).result;
  };
  // Writers wait for the same row; one at a time they leave the other connections to those who read.
  const write = queue();
  return {
    kind: "postgres",
    ...speak(client),
    transaction: (work) => write(() => within("", work)),
    snapshot: (work) => within("ISOLATION LEVEL REPEATABLE READ READ ONLY", work),
    close: () => client.end({timeout: 5})
  };
}

function speak(client: postgres.Sql | postgres.TransactionSql): Sql {
  const send = (statement: string, values: readonly SqlValue[] = []) =>
    guarded(() => client.unsafe<Row[]>(numbered(statement), [...values]));
  return {
    rows: async (statement, values) => [...(await send(statement, values))],
    run: async (statement, values) => (await send(statement, values)).count
  };
}

/** PostgreSQL numbers its parameters. */
function numbered(statement: string): string {
  let at = 0;
  return statement.replaceAll("?", () => `$${++at}`);
}

const CONNECTION_FAULTS = /^(CONNECTION_|ECONN|ENOTFOUND|ETIMEDOUT|57P|08|28|3D000)/;
const DISK_FULL = "53100";

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (CONNECTION_FAULTS.test(code)) {
      throw new ApertureError("store-unavailable", "the case database cannot be reached", {
        hint: "Check that PostgreSQL runs and that APERTURE_CASES names it. Then look whether your last step was kept.",
        cause: error
      });
    }
    throw code === DISK_FULL ? diskFull(error) : error;
  }
}
