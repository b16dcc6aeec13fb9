import type {Anchor} from "../../safeguard/ledger/anchor.ts";
import {anchorTails} from "../../safeguard/ledger/tails.ts";
import {type LedgerCheck, verifyLedgers} from "../../safeguard/ledger/verify.ts";
import type {CaseDesk} from "./desk.ts";

/** Writes the anchors that could not be written before, and checks every ledger against all of them. */
export async function checkLedgers(
  {ledgers: {database, master}, anchors}: Pick<CaseDesk, "ledgers" | "anchors">,
  alsoAnchors: readonly Anchor[] = []
): Promise<LedgerCheck[]> {
  await anchorTails(database, anchors);
  return verifyLedgers(database, master, anchors, alsoAnchors);
}
