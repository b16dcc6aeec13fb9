import {chmodSync} from "node:fs";
import {setTimeout} from "node:timers/promises";
import Database from "libsql";
import {ApertureError} from "../../../base/errors.ts";
import {diskFull} from "./disk-full.ts";
import {queue} from "./queue.ts";
import {TABLES} from "./schema.ts";
import type {CaseDatabase, Row, Sql, SqlValue} from "./sql.ts";

/** Waiting inside SQLite stops this whole program, so it waits shortly and then outside, for as long as this. */
const BUSY_MS = 15;
const LONGEST_WAIT_MS = 15_000;

/** Rows of the ledger can be added and never changed; not even by this program. */
const GUARDS = ["UPDATE", "DELETE"].map(
  (verb) => `CREATE TRIGGER IF NOT EXISTS ledger_entry_no_${verb.toLowerCase()} BEFORE ${verb} ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END`
);

/**
 * Opens cases in one SQLite file. Reads have a connection of their own, so that they never see a transaction that is
 * not complete.
 */
export function openSqlite(path: string): CaseDatabase {
  const writer = connect(path);
  for (const statement of [...TABLES, ...GUARDS]) writer.exec(statement);
  const reader = connect(path);
  chmodSync(path, 0o600);
  const reading = speak(reader);
  const writing = speak(writer);
  const write = queue();
  return {
    kind: "sqlite",
    ...reading,
    run: (statement, values) => write(() => patiently(() => writing.run(statement, values))),
    transaction: (work) => write(() => whole(writer, "BEGIN IMMEDIATE", () => work(writing))),
    snapshot: (work) => {
      const moment = connect(path);
      return whole(moment, "BEGIN", () => work(speak(moment))).finally(() => moment.close());
    },
    close: async () => {
      await write(async () => writer.close());
      reader.close();
    }
  };
}

function connect(path: string): Database.Database {
  const opened = guarded(() => new Database(path));
  for (const pragma of [
    `busy_timeout = ${BUSY_MS}`,
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON"
  ])
    guarded(() => opened.pragma(pragma));
  return opened;
}

function speak(connection: Database.Database): Sql {
  return {
    rows: async (statement, values = []) =>
      guarded(() => connection.prepare(statement).all(...values)).map((row) => plain(row as Row)),
    run: async (statement, values: readonly SqlValue[] = []) =>
      guarded(() => connection.prepare(statement).run(...values)).changes
  };
}

/** The driver hangs the time it took on a row it gives; that is no column. */
function plain(row: Row): Row {
  const {_metadata, ...columns} = row;
  return columns;
}

async function whole<T>(connection: Database.Database, begin: string, work: () => Promise<T>): Promise<T> {
  await patiently(async () => guarded(() => connection.exec(begin)));
  try {
    const result = await work();
    guarded(() => connection.exec("COMMIT"));
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec("ROLLBACK");
    throw error;
  }
}

/** Tries again while another connection writes. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreBusy) || performance.now() > until) throw error;
      await setTimeout(BUSY_MS);
    }
  }
}

class StoreBusy extends ApertureError {
  constructor(cause: unknown) {
    super("store-unavailable", "the case store is busy", {
      hint: "Try again in a moment. Nothing was changed.",
      cause
    });
  }
}

/** Errors of the file system that a person can act on. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const text = error instanceof Error ? error.message : "";
    if (code.startsWith("SQLITE_FULL") || /disk (is )?full|disk I\/O error/i.test(text)) {
      throw diskFull(error);
    }
    if (code.startsWith("SQLITE_BUSY")) throw new StoreBusy(error);
    throw error;
  }
}
