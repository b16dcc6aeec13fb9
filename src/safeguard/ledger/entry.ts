import {z} from "zod";
import {canonical} from "../../base/canonical.ts";
import {sha256} from "../../base/hash.ts";

/** One line of a ledger: who did what when, chained to the line before. Its body is sealed with the key of its subject. */
export interface Entry {
  /** The institution whose ledger it is. */
  readonly ledger: string;
  /** Counts from 1 within the ledger, without gaps. */
  readonly sequence: number;
  /** Instant it was written, ISO 8601 in UTC. */
  readonly at: string;
  /** Account that acted, or `system`. */
  readonly actor: string;
  /** The case, register or account it belongs to. */
  readonly stream: string;
  readonly type: string;
  /** Whose key the body is sealed with; destroying that key erases the body and leaves the chain whole. */
  readonly subject: string;
  /** Sealed body: nonce, ciphertext and tag in base64. */
  readonly body: string;
  /** Hash of the entry before; of the first, the ledger's name. */
  readonly previous: string;
  readonly hash: string;
}

/** Columns of the table of entries, in the order in which they are written. */
export const ENTRY_COLUMNS = [
  "ledger",
  "sequence",
  "at",
  "actor",
  "stream",
  "type",
  "subject",
  "body",
  "previous",
  "hash"
] as const satisfies readonly (keyof Entry)[];

/** An entry before it has a place in the ledger. */
export interface Draft {
  readonly stream: string;
  readonly type: string;
  readonly subject: string;
  readonly body: unknown;
}

export const entrySchema = z.strictObject({
  ledger: z.string(),
  sequence: z.int().positive(),
  at: z.string(),
  actor: z.string(),
  stream: z.string(),
  type: z.string(),
  subject: z.string(),
  body: z.string(),
  previous: z.string(),
  hash: z.string()
});

/** What the first entry of a ledger is chained to. */
export function originOf(ledger: string): string {
  return sha256(`ledger ${ledger}`);
}

/** SHA-256 over everything an entry says and over the entry before. */
export function hashOf({hash: _, ...entry}: Omit<Entry, "hash"> & {hash?: string}): string {
  return sha256(canonical(entry));
}

/** What a body is bound to: moved to another place of any ledger it does not open. */
export function contextOf(entry: Omit<Entry, "body" | "hash">): string {
  const {ledger, sequence, at, actor, stream, type, subject, previous} = entry;
  return canonical([ledger, sequence, at, actor, stream, type, subject, previous]);
}
