import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {type Reconciliation, reconcile} from "../ingest/reconcile.ts";
import {cordis} from "../sources/cordis.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {SNAPSHOT_FOLDER} from "../warehouse/snapshot.ts";

/** Name of the file a snapshot keeps its reconciliation in, since it has no records to add up again. */
export const RECONCILIATION = "reconciliation";

/** How the totals of an open warehouse agree; for the snapshot, as found when it was made. */
export async function readReconciliation(warehouse: Warehouse): Promise<Reconciliation> {
  if (warehouse.holdings.hasRecords) return reconcile(warehouse.db, cordis.tolerancePercent);
  return JSON.parse(
    await readFile(join(SNAPSHOT_FOLDER, `${RECONCILIATION}.json`), "utf8")
  ) as Reconciliation;
}
