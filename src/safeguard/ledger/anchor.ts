import {readdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {writeDurably} from "../../base/durable-file.ts";
import {defaultEffects, type Effects} from "../../base/effects.ts";
import {openSigner, type Signed, type Signer} from "../../base/signature.ts";
import type {Entry} from "./entry.ts";
import {whyNotWritten} from "./store/disk-full.ts";

/** A signed, dated word, kept outside the database, of how far a ledger had come. */
export type Anchor = Signed<{
  readonly type: "aperture-ledger-anchor";
  readonly ledger: string;
  readonly sequence: number;
  readonly hash: string;
  readonly at: string;
}>;

const anchorSchema = z.strictObject({
  type: z.literal("aperture-ledger-anchor"),
  ledger: z.string(),
  sequence: z.int().positive(),
  hash: z.string(),
  at: z.string(),
  publicKey: z.string(),
  signature: z.string()
});

/** Writes and reads the anchors of all ledgers of an installation. */
export interface Anchors {
  /**
   * Writes the anchor of a head. What is anchored is kept already, so a file that cannot be written is no error here:
   * it is logged, `behind` says so, and the next anchor of the ledger makes up for it.
   */
  anchor(head: Pick<Entry, "ledger" | "sequence" | "hash" | "at">): void;
  /** Why the newest entries of a ledger have no anchor yet; undefined where they have one. */
  behind(ledger: string): string | undefined;
  /** Anchors of a ledger, oldest first. Files that are no anchors are named. */
  of(ledger: string): {readonly anchors: readonly Anchor[]; readonly unreadable: readonly string[]};
  readonly signer: Signer;
}

/** The newest anchor of each day is kept, and of the last day the newest of all. */
export function openAnchors(folder: string, {log}: Pick<Effects, "log"> = defaultEffects): Anchors {
  const late = new Map<string, string>();
  const signer = openSigner(join(folder, "signing.key"));
  const place = (ledger: string) => join(folder, "anchors", ledger);
  return {
    signer,
    anchor({ledger, sequence, hash, at}) {
      try {
        write(
          place(ledger),
          signer.sign({type: "aperture-ledger-anchor", ledger, sequence, hash, at} as const)
        );
        late.delete(ledger);
      } catch (error) {
        const why = whyNotWritten(error);
        if (late.get(ledger) !== why) log(`${ledger}: kept, but the anchor could not be written: ${why}`);
        late.set(ledger, why);
      }
    },
    behind: (ledger) => late.get(ledger),
    of: (ledger) => readAnchors(place(ledger))
  };
}

/** Reads one anchor, such as one that was printed in a report or kept by somebody else. */
export function parseAnchor(text: string): Anchor {
  return anchorSchema.parse(JSON.parse(text));
}

const SUFFIX = ".json";

function write(folder: string, anchor: Anchor): void {
  const name = `${anchor.at.slice(0, 10)}.${String(anchor.sequence).padStart(10, "0")}${SUFFIX}`;
  writeDurably(join(folder, name), {data: `${JSON.stringify(anchor, null, 2)}\n`, mode: 0o600});
  const sameDay = readdirSync(folder).filter(
    (one) => one.startsWith(anchor.at.slice(0, 10)) && one.endsWith(SUFFIX)
  );
  for (const one of sameDay.sort().slice(0, -1)) rmSync(join(folder, one), {force: true});
}

function readAnchors(folder: string): {anchors: Anchor[]; unreadable: string[]} {
  const anchors: Anchor[] = [];
  const unreadable: string[] = [];
  for (const name of listed(folder)) {
    try {
      anchors.push(parseAnchor(readFileSync(join(folder, name), "utf8")));
    } catch {
      unreadable.push(name);
    }
  }
  return {anchors: anchors.sort((one, other) => one.sequence - other.sequence), unreadable};
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(SUFFIX))
      .sort();
  } catch {
    return [];
  }
}
