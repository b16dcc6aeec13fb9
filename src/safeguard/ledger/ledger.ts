import {canonical} from "../../base/canonical.ts";
import {ApertureError} from "../../base/errors.ts";
import type {Anchors} from "./anchor.ts";
import {type Draft, type Entry, entrySchema, hashOf, originOf} from "./entry.ts";
import {openText, sealText} from "./seal.ts";
import type {CaseDatabase, Sql} from "./store/sql.ts";
import {DESTROYED, destroyKey, keyForReading, keyForWriting, type SubjectKey} from "./subject-keys.ts";

/** An entry with its body opened; `erased` where the key of its subject was destroyed. */
export interface OpenEntry extends Entry {
  readonly content: unknown;
  readonly isErased: boolean;
}

/** Where writing takes place, and who writes. */
export interface Writing {
  readonly ledger: string;
  readonly actor: string;
  readonly at: string;
  /** Last sequence of the stream the writer has seen; another since then is a conflict. Left out where order is free. */
  readonly seen?: {readonly stream: string; readonly sequence: number};
}

/** Append-only ledgers of the institutions, one chain each, over either database. */
export interface Ledgers {
  readonly database: CaseDatabase;
  /** Adds entries as one whole. When it returns they are on disk and the head is anchored. */
  append(
    writing: Writing,
    drafts: readonly Draft[],
    also?: (sql: Sql) => Promise<void>
  ): Promise<readonly Entry[]>;
  /** Entries of a ledger after a sequence, in order, with their bodies opened. */
  read(ledger: string, after?: number, types?: readonly string[]): Promise<readonly OpenEntry[]>;
  readonly master: Buffer;
  /** Destroys the keys of subjects, in the same transaction as what says so in the ledger. */
  erase(writing: Writing, subjects: readonly string[], because: Draft): Promise<void>;
}

/** The entry that says that the key of a subject was destroyed. */
export const ERASED = "erased";

const COLUMNS = "ledger, sequence, at, actor, stream, type, subject, body, previous, hash";

export function openLedgers(database: CaseDatabase, master: Buffer, anchors: Anchors): Ledgers {
  const keys = new Map<string, SubjectKey>();
  const keyOf = async (sql: Sql, subject: string) => {
    const known = keys.get(subject) ?? (await keyForReading(sql, subject, master));
    if (known) keys.set(subject, known);
    return known;
  };
  const append: Ledgers["append"] = async (writing, drafts, also) => {
    const written = await database.transaction(async (sql) => {
      const entries = await chain(sql, writing, drafts, master);
      await also?.(sql);
      return entries;
    });
    const head = written.at(-1);
    if (head) anchors.anchor(head);
    return written;
  };
  return {
    database,
    master,
    append,
    async read(ledger, after = 0, types) {
      const rows = await database.rows(
        `SELECT ${COLUMNS} FROM ledger_entry WHERE ledger = ? AND sequence > ?${among("type", types)} ORDER BY sequence`,
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

/** Locks the ledger's head, so that two writers never continue the same entry, and adds to the chain. */
async function chain(sql: Sql, writing: Writing, drafts: readonly Draft[], master: Buffer): Promise<Entry[]> {
  const {ledger, actor, at, seen} = writing;
  await sql.run(
    "INSERT INTO ledger (ledger, sequence, hash) VALUES (?, 0, ?) ON CONFLICT (ledger) DO NOTHING",
    [ledger, originOf(ledger)]
  );
  await sql.run("UPDATE ledger SET sequence = sequence WHERE ledger = ?", [ledger]);
  const [head] = await sql.rows("SELECT sequence, hash FROM ledger WHERE ledger = ?", [ledger]);
  if (seen) await refuseStale(sql, ledger, seen);
  let sequence = Number(head?.["sequence"]);
  let previous = String(head?.["hash"]);
  const entries: Entry[] = [];
  for (const draft of drafts) {
    sequence++;
    const {stream, type, subject} = draft;
    const key = await keyForWriting(sql, subject, master, at);
    const open = {ledger, sequence, at, actor, stream, type, subject, previous};
    const body = sealText(canonical(draft.body), key, contextOf(open));
    const hash = hashOf({...open, body});
    const entry = {...open, body, hash};
    await insert(sql, entry);
    entries.push(entry);
    previous = hash;
  }
  await sql.run("UPDATE ledger SET sequence = ?, hash = ? WHERE ledger = ?", [sequence, previous, ledger]);
  return entries;
}

async function insert(sql: Sql, entry: Entry): Promise<void> {
  const {ledger, sequence, at, actor, stream, type, subject, body, previous, hash} = entry;
  await sql.run(`INSERT INTO ledger_entry (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
    ledger,
    sequence,
    at,
    actor,
    stream,
    type,
    subject,
    body,
    previous,
    hash
  ]);
}

async function refuseStale(
  sql: Sql,
  ledger: string,
  seen: {stream: string; sequence: number}
): Promise<void> {
  const [row] = await sql.rows(
    "SELECT max(sequence) AS last FROM ledger_entry WHERE ledger = ? AND stream = ? AND type NOT IN ('viewed', 'exported')",
    [ledger, seen.stream]
  );
  if (Number(row?.["last"] ?? 0) <= seen.sequence) return;
  throw new ApertureError("conflict", "somebody else changed this meanwhile", {
    hint: "Load the page again, look at what changed, and repeat your step. Nothing of it was kept."
  });
}

/** What a body is bound to: moved to another place of any ledger it does not open. */
function contextOf({
  ledger,
  sequence,
  at,
  actor,
  stream,
  type,
  subject,
  previous
}: Omit<Entry, "body" | "hash">) {
  return canonical([ledger, sequence, at, actor, stream, type, subject, previous]);
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
