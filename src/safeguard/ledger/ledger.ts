import {ApertureError} from "../../base/errors.ts";
import type {Anchors} from "./anchor.ts";
import {type Append, openAppend, type Writing} from "./append.ts";
import {contextOf, type Draft, ENTRY_COLUMNS, type Entry, entrySchema} from "./entry.ts";
import {openText} from "./seal.ts";
import type {CaseDatabase, Sql} from "./store/sql.ts";
import {DESTROYED, destroyKey, keyForReading, keyForWriting, type SubjectKey} from "./subject-keys.ts";

/** An entry with its body opened; `erased` where the key of its subject was destroyed. */
export interface OpenEntry extends Entry {
  readonly content: unknown;
  readonly isErased: boolean;
}

/** Append-only ledgers of the institutions, one chain each, over either database. */
export interface Ledgers {
  readonly database: CaseDatabase;
  /** Adds entries as one whole. When it returns they are on disk; whether the head is anchored, `Anchors.behind` says. */
  readonly append: Append;
  /** Entries of a ledger after a sequence, in order, with their bodies opened. */
  read(ledger: string, after?: number, types?: readonly string[]): Promise<readonly OpenEntry[]>;
  readonly master: Buffer;
  /** Destroys the keys of subjects, in the same transaction as what says so in the ledger. */
  erase(writing: Writing, subjects: readonly string[], because: Draft): Promise<void>;
}

/** The entry that says that the key of a subject was destroyed. */
export const ERASED = "erased";

export function openLedgers(database: CaseDatabase, master: Buffer, anchors: Anchors): Ledgers {
  const keys = new Map<string, SubjectKey>();
  const keyOf = async (sql: Sql, subject: string) => {
    const known = keys.get(subject) ?? (await keyForReading(sql, subject, master));
    if (known) keys.set(subject, known);
    return known;
  };
  const writingKey = async (sql: Sql, subject: string, at: string): Promise<Buffer> => {
    const known = keys.get(subject);
    return known && known !== DESTROYED ? known : keyForWriting(sql, subject, master, at);
  };
  const append = openAppend(database, writingKey, (head) => anchors.anchor(head));
  return {
    database,
    master,
    append,
    async read(ledger, after = 0, types) {
      const rows = await database.rows(
        `SELECT ${ENTRY_COLUMNS.join(", ")} FROM ledger_entry WHERE ledger = ? AND sequence > ?${among("type", types)} ORDER BY sequence`,
        [ledger, after, ...(types ?? [])]
      );
      const entries = rows.map((row) => entrySchema.parse(row));
      // Another program may have erased what this one still has the key of.
      if (entries.some(({type}) => type === ERASED)) keys.clear();
      const opened: OpenEntry[] = [];
      for (const entry of entries) opened.push(open(entry, await keyOf(database, entry.subject)));
      return opened;
    },
    async erase(writing, subjects, because) {
      await append(writing, [because], async (sql) => {
        for (const subject of subjects) await destroyKey(sql, subject, writing.at);
      });
      for (const subject of subjects) keys.set(subject, DESTROYED);
    }
  };
}

function among(column: string, values: readonly string[] | undefined): string {
  return values ? ` AND ${column} IN (${values.map(() => "?").join(", ")})` : "";
}

/** Opens the body of an entry with the key of its subject. */
export function open(entry: Entry, key: SubjectKey | undefined): OpenEntry {
  if (key === DESTROYED) return {...entry, content: undefined, isErased: true};
  if (key === undefined) {
    throw new ApertureError("source-damaged", `no key for entry ${entry.sequence}`, {
      hint: "Run: aperture cases verify"
    });
  }
  return {...entry, content: JSON.parse(openText(entry.body, key, contextOf(entry))), isErased: false};
}
