import {canonical} from "../../base/canonical.ts";
import {ApertureError} from "../../base/errors.ts";
import {contextOf, type Draft, ENTRY_COLUMNS, type Entry, hashOf, originOf} from "./entry.ts";
import {sealText} from "./seal.ts";
import type {CaseDatabase, Sql} from "./store/sql.ts";
import {TRAIL_ONLY} from "./stream.ts";

/** Where writing takes place, and who writes. */
export interface Writing {
  readonly ledger: string;
  readonly actor: string;
  readonly at: string;
  /** Last sequence of the stream the writer has seen; another since then is a conflict. Left out where order is free. */
  readonly seen?: {readonly stream: string; readonly sequence: number};
}

/** One step that waits to be written. */
interface Waiting {
  readonly writing: Writing;
  readonly drafts: readonly Draft[];
  readonly also: ((sql: Sql) => Promise<void>) | undefined;
  resolve(entries: readonly Entry[]): void;
  reject(error: unknown): void;
}

/** The key a subject's entries are sealed with, made within the same transaction where it is new. */
export type WritingKey = (sql: Sql, subject: string, at: string) => Promise<Buffer>;

export type Append = (
  writing: Writing,
  drafts: readonly Draft[],
  also?: (sql: Sql) => Promise<void>
) => Promise<readonly Entry[]>;

/** Steps that are written together at most. */
const MOST_TOGETHER = 64;

/**
 * Writes steps one after the other. Those that come while one is being written are written together with one flush of
 * the disk; each is still kept whole or not at all, and refused for itself. A step with more to do writes alone.
 */
export function openAppend(
  database: CaseDatabase,
  keyOf: WritingKey,
  onWritten: (head: Entry) => void
): Append {
  const waiting = new Map<string, Waiting[]>();
  const drain = async (ledger: string): Promise<void> => {
    for (let line = waiting.get(ledger); line?.length; line = waiting.get(ledger)) {
      const together = nextOf(line);
      try {
        const outcomes = await database.transaction((sql) => writeAll(sql, ledger, together, keyOf));
        const head = outcomes.findLast((outcome) => Array.isArray(outcome) && outcome.length > 0);
        if (Array.isArray(head)) onWritten(head.at(-1) as Entry);
        settle(together, outcomes);
      } catch (error) {
        for (const one of together) one.reject(error);
      }
    }
    waiting.delete(ledger);
  };
  return (writing, drafts, also) =>
    new Promise((resolve, reject) => {
      const step = {writing, drafts, also, resolve, reject};
      const line = waiting.get(writing.ledger);
      if (line) line.push(step);
      else {
        waiting.set(writing.ledger, [step]);
        void drain(writing.ledger);
      }
    });
}

/** Takes from the line what is written next. */
function nextOf(line: Waiting[]): Waiting[] {
  const alone = line.findIndex(({also}) => also !== undefined);
  const count = alone === 0 ? 1 : Math.min(MOST_TOGETHER, alone < 0 ? line.length : alone);
  return line.splice(0, count);
}

type Outcome = readonly Entry[] | ApertureError;

function settle(steps: readonly Waiting[], outcomes: readonly Outcome[]): void {
  for (const [at, step] of steps.entries()) {
    const outcome = outcomes[at];
    if (outcome instanceof ApertureError) step.reject(outcome);
    else step.resolve(outcome ?? []);
  }
}

/** Locks the ledger's head, so that two writers never continue the same entry, and adds to the chain. */
async function writeAll(
  sql: Sql,
  ledger: string,
  steps: readonly Waiting[],
  keyOf: WritingKey
): Promise<readonly Outcome[]> {
  const [head] = await sql.rows(
    `INSERT INTO ledger (ledger, sequence, hash) VALUES (?, 0, ?)
     ON CONFLICT (ledger) DO UPDATE SET sequence = ledger.sequence RETURNING sequence, hash`,
    [ledger, originOf(ledger)]
  );
  const last = await lastOf(sql, ledger, steps);
  let before = {sequence: Number(head?.["sequence"]), hash: String(head?.["hash"])};
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    const stale = staleness(step, last);
    if (stale && step.also) throw stale;
    const entries = stale ? [] : await chained(sql, step, before, keyOf);
    outcomes.push(stale ?? entries);
    for (const {stream, sequence} of entries) last.set(stream, sequence);
    before = entries.at(-1) ?? before;
  }
  await insert(
    sql,
    outcomes.flatMap((outcome) => (outcome instanceof ApertureError ? [] : outcome))
  );
  await sql.run("UPDATE ledger SET sequence = ?, hash = ? WHERE ledger = ?", [
    before.sequence,
    before.hash,
    ledger
  ]);
  for (const {also} of steps) await also?.(sql);
  return outcomes;
}

async function chained(
  sql: Sql,
  {writing, drafts}: Waiting,
  before: {readonly sequence: number; readonly hash: string},
  keyOf: WritingKey
): Promise<Entry[]> {
  const {ledger, actor, at} = writing;
  const entries: Entry[] = [];
  for (const {stream, type, subject, body: content} of drafts) {
    const {sequence, hash: previous} = entries.at(-1) ?? before;
    const open = {ledger, sequence: sequence + 1, at, actor, stream, type, subject, previous};
    const body = sealText(canonical(content), await keyOf(sql, subject, at), contextOf(open));
    entries.push({...open, body, hash: hashOf({...open, body})});
  }
  return entries;
}

/** The last entry of each stream somebody says to have seen. That somebody looked changes nothing for others. */
async function lastOf(sql: Sql, ledger: string, steps: readonly Waiting[]): Promise<Map<string, number>> {
  const streams = [...new Set(steps.flatMap(({writing}) => writing.seen?.stream ?? []))];
  if (streams.length === 0) return new Map();
  const rows = await sql.rows(
    `SELECT stream, max(sequence) AS last FROM ledger_entry
     WHERE ledger = ? AND stream IN (${streams.map(() => "?").join(", ")}) AND type NOT IN (${TRAIL_ONLY.map(() => "?").join(", ")})
     GROUP BY stream`,
    [ledger, ...streams, ...TRAIL_ONLY]
  );
  return new Map(rows.map((row) => [String(row["stream"]), Number(row["last"])]));
}

function staleness({writing}: Waiting, last: ReadonlyMap<string, number>): ApertureError | undefined {
  const {seen} = writing;
  if (!seen || (last.get(seen.stream) ?? 0) <= seen.sequence) return undefined;
  return new ApertureError("conflict", "somebody else changed this meanwhile", {
    hint: "Load the page again, look at what changed, and repeat your step. Nothing of it was kept."
  });
}

async function insert(sql: Sql, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const row = `(${ENTRY_COLUMNS.map(() => "?").join(", ")})`;
  await sql.run(
    `INSERT INTO ledger_entry (${ENTRY_COLUMNS.join(", ")}) VALUES ${entries.map(() => row).join(", ")}`,
    entries.flatMap((entry) => ENTRY_COLUMNS.map((column) => entry[column]))
  );
}
