import {isSigned} from "../../base/signature.ts";
import {countOf} from "../../base/text.ts";
import type {Anchor, Anchors} from "./anchor.ts";
import {type Entry, entrySchema, hashOf, originOf} from "./entry.ts";
import {open} from "./ledger.ts";
import type {Sql} from "./store/sql.ts";
import {DESTROYED, keyForReading, type SubjectKey} from "./subject-keys.ts";

/** What can be wrong with a ledger, from one entry up to the whole. */
export const FAULT_KINDS = {
  edited: "An entry does not have the content its hash was made of",
  missing: "An entry is missing between two others",
  moved: "An entry does not follow the one before it",
  forked: "Two entries continue the same one",
  inserted: "An entry was not written by this program",
  truncated: "Entries at the end are missing that an anchor knows",
  anchor: "An anchor does not agree with the ledger, or was not signed by this installation",
  unanchored: "The end of the ledger was never anchored",
  head: "The recorded head is not the last entry"
} as const;
export type FaultKind = keyof typeof FAULT_KINDS;

export interface Fault {
  readonly ledger: string;
  readonly kind: FaultKind;
  readonly sequence: number;
  readonly message: string;
}

/** What a check of one ledger found. */
export interface LedgerCheck {
  readonly ledger: string;
  readonly entries: number;
  readonly erased: number;
  readonly head: string;
  readonly anchored: number;
  readonly faults: readonly Fault[];
}

/** Recomputes every ledger from its first entry, and compares it with the anchors kept outside the database. */
export async function verifyLedgers(
  sql: Sql,
  master: Buffer,
  anchors: Anchors,
  alsoAnchors: readonly Anchor[] = []
): Promise<LedgerCheck[]> {
  const rows = await sql.rows(
    "SELECT ledger FROM ledger UNION SELECT DISTINCT ledger FROM ledger_entry ORDER BY 1"
  );
  const names = new Set([
    ...rows.map((row) => String(row["ledger"])),
    ...alsoAnchors.map(({ledger}) => ledger)
  ]);
  const checks: LedgerCheck[] = [];
  for (const ledger of [...names].sort()) {
    const kept = anchors.of(ledger);
    const given = alsoAnchors.filter((anchor) => anchor.ledger === ledger);
    const check = await verifyLedger(
      sql,
      master,
      ledger,
      [...kept.anchors, ...given],
      anchors.signer.publicKey
    );
    const unreadable = kept.unreadable.map((name) =>
      fault(ledger, "anchor", 0, `a file among the anchors is none: ${name}`)
    );
    checks.push({...check, faults: [...check.faults, ...unreadable]});
  }
  return checks;
}

async function verifyLedger(
  sql: Sql,
  master: Buffer,
  ledger: string,
  anchors: readonly Anchor[],
  publicKey: string
): Promise<LedgerCheck> {
  const entries = await entriesOf(sql, ledger);
  const opened = await checkBodies(sql, master, entries);
  const [head] = await sql.rows("SELECT sequence, hash FROM ledger WHERE ledger = ?", [ledger]);
  const last = entries.at(-1);
  const isHead =
    Number(head?.["sequence"] ?? 0) === (last?.sequence ?? 0) && (!last || head?.["hash"] === last.hash);
  return {
    ledger,
    entries: entries.length,
    erased: opened.erased,
    head: last?.hash ?? originOf(ledger),
    anchored: anchors.at(-1)?.sequence ?? 0,
    faults: [
      ...checkChain(ledger, entries),
      ...opened.faults,
      ...(isHead
        ? []
        : [fault(ledger, "head", last?.sequence ?? 0, "the recorded head is not the last entry")]),
      ...checkAnchors(ledger, entries, anchors, publicKey)
    ]
  };
}

async function entriesOf(sql: Sql, ledger: string): Promise<Entry[]> {
  const rows = await sql.rows(
    `SELECT ledger, sequence, at, actor, stream, type, subject, body, previous, hash
     FROM ledger_entry WHERE ledger = ? ORDER BY sequence`,
    [ledger]
  );
  return rows.map((row) => entrySchema.parse(row));
}

function checkChain(ledger: string, entries: readonly Entry[]): Fault[] {
  const faults: Fault[] = [];
  const continued = new Map<string, number>();
  let before: Pick<Entry, "sequence" | "hash"> = {sequence: 0, hash: originOf(ledger)};
  for (const entry of entries) {
    const {sequence, previous} = entry;
    const twin = continued.get(previous);
    continued.set(previous, sequence);
    if (hashOf(entry) !== entry.hash)
      faults.push(fault(ledger, "edited", sequence, `entry ${sequence} was edited`));
    if (twin !== undefined)
      faults.push(fault(ledger, "forked", sequence, `entries ${twin} and ${sequence} continue the same one`));
    if (sequence !== before.sequence + 1) {
      faults.push(fault(ledger, "missing", sequence, `no entry between ${before.sequence} and ${sequence}`));
    } else if (previous !== before.hash) {
      faults.push(
        fault(ledger, "moved", sequence, `entry ${sequence} does not follow entry ${before.sequence}`)
      );
    }
    before = entry;
  }
  return faults;
}

/** A body opens only with the key of this installation and only in its own place; one that does not was put there. */
async function checkBodies(sql: Sql, master: Buffer, entries: readonly Entry[]) {
  const keys = new Map<string, SubjectKey | undefined>();
  const faults: Fault[] = [];
  let erased = 0;
  for (const entry of entries) {
    const {ledger, subject, sequence} = entry;
    if (!keys.has(subject)) keys.set(subject, await keyForReading(sql, subject, master));
    const key = keys.get(subject);
    if (key === DESTROYED) erased++;
    else if (!opens(entry, key))
      faults.push(
        fault(ledger, "inserted", sequence, `entry ${sequence} was not sealed here, or its key is missing`)
      );
  }
  return {faults, erased};
}

function opens(entry: Entry, key: SubjectKey | undefined): boolean {
  try {
    open(entry, key);
    return true;
  } catch {
    return false;
  }
}

function checkAnchors(
  ledger: string,
  entries: readonly Entry[],
  anchors: readonly Anchor[],
  publicKey: string
): Fault[] {
  const hashes = new Map(entries.map(({sequence, hash}) => [sequence, hash]));
  const last = entries.at(-1)?.sequence ?? 0;
  const faults: Fault[] = [];
  for (const anchor of anchors) {
    const {sequence, at} = anchor;
    if (!isSigned(anchor) || anchor.publicKey !== publicKey)
      faults.push(
        fault(ledger, "anchor", sequence, `the anchor of ${at} was not signed by this installation`)
      );
    else if (sequence > last)
      faults.push(
        fault(
          ledger,
          "truncated",
          sequence,
          `${countOf(sequence - last, "entry", "entries")} missing at the end`
        )
      );
    else if (hashes.get(sequence) !== anchor.hash)
      faults.push(fault(ledger, "anchor", sequence, `entry ${sequence} is not the one anchored on ${at}`));
  }
  const anchored = Math.max(0, ...anchors.map(({sequence}) => sequence));
  if (last > anchored)
    faults.push(
      fault(
        ledger,
        "unanchored",
        last,
        `${countOf(last - anchored, "entry", "entries")} after the last anchor`
      )
    );
  return faults;
}

function fault(ledger: string, kind: FaultKind, sequence: number, message: string): Fault {
  return {ledger, kind, sequence, message};
}
