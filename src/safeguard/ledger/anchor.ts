import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {openSigner, type Signed, type Signer} from "../../base/signature.ts";
import type {Entry} from "./entry.ts";

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
  anchor(head: Pick<Entry, "ledger" | "sequence" | "hash" | "at">): Anchor;
  /** Anchors of a ledger, oldest first. Files that are no anchors are named. */
  of(ledger: string): {readonly anchors: readonly Anchor[]; readonly unreadable: readonly string[]};
  readonly signer: Signer;
}

/** The newest anchor of each day is kept, and of the last day the newest of all. */
export function openAnchors(folder: string): Anchors {
  const signer = openSigner(join(folder, "signing.key"));
  const place = (ledger: string) => join(folder, "anchors", ledger);
  return {
    signer,
    anchor({ledger, sequence, hash, at}) {
      const anchor = signer.sign({type: "aperture-ledger-anchor", ledger, sequence, hash, at} as const);
      write(place(ledger), anchor);
      return anchor;
    },
    of: (ledger) => readAnchors(place(ledger))
  };
}

/** Reads one anchor, such as one that was printed in a report or kept by somebody else. */
export function parseAnchor(text: string): Anchor {
  return anchorSchema.parse(JSON.parse(text));
}

const SUFFIX = ".json";

function write(folder: string, anchor: Anchor): void {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const name = `${anchor.at.slice(0, 10)}.${String(anchor.sequence).padStart(10, "0")}${SUFFIX}`;
  const part = join(folder, `${name}.${process.pid}.part`);
  writeFileSync(part, `${JSON.stringify(anchor, null, 2)}\n`);
  renameSync(part, join(folder, name));
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
