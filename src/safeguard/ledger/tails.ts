import type {Anchors} from "./anchor.ts";
import type {Sql} from "./store/sql.ts";

/**
 * Anchors what was written but not anchored, because the program was stopped between the two. Whether the entries
 * are its own is not taken on trust: their seals say so, and `cases verify` opens each.
 */
export async function anchorTails(sql: Sql, anchors: Anchors): Promise<void> {
  const heads = await sql.rows(
    `SELECT e.ledger, e.sequence, e.hash, e.at FROM ledger_entry e JOIN ledger l ON l.ledger = e.ledger AND l.sequence = e.sequence`
  );
  for (const head of heads) {
    const ledger = String(head["ledger"]);
    const sequence = Number(head["sequence"]);
    const anchored = anchors.of(ledger).anchors.at(-1)?.sequence ?? 0;
    if (sequence > anchored)
      anchors.anchor({ledger, sequence, hash: String(head["hash"]), at: String(head["at"])});
  }
}
