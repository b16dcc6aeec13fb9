import {ApertureError} from "../../../base/errors.ts";
import {sha256} from "../../../base/hash.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import type {CaseDesk} from "../desk.ts";

/** Where a case stands in the ledger, so that a paper can be held against it. */
export interface Proof {
  readonly sequence: number;
  /** Hash of the last entry that changed the case; it covers every entry before it. */
  readonly hash: string;
  readonly at: string;
  /** The day of the signed anchor outside the database that covers it. */
  readonly anchoredOn: string | undefined;
  /** The key the anchors and case files of this installation are signed with. */
  readonly key: string;
}

/**
 * The proof of a case as it is now. It names the last entry of the case and not the head of the ledger, which moves with
 * every look at any case, so that a dossier made twice is the same twice.
 */
export async function readProof({ledgers, anchors}: CaseDesk, one: Case): Promise<Proof> {
  const [entry] = await ledgers.database.rows(
    "SELECT hash, at FROM ledger_entry WHERE ledger = ? AND sequence = ?",
    [one.institution, one.sequence]
  );
  if (!entry) {
    throw new ApertureError("source-damaged", `no entry ${one.sequence} in the ledger`, {
      hint: "Run: aperture cases verify"
    });
  }
  const anchor = anchors.of(one.institution).anchors.find(({sequence}) => sequence >= one.sequence);
  return {
    sequence: one.sequence,
    hash: String(entry["hash"]),
    at: String(entry["at"]),
    anchoredOn: anchor?.at.slice(0, 10),
    key: fingerprintOf(anchors.signer.publicKey)
  };
}

/** A public key in a form two people can compare over the telephone. */
export function fingerprintOf(publicKey: string): string {
  return sha256(publicKey)
    .slice(0, 32)
    .replace(/(.{4})(?=.)/g, "$1 ");
}
