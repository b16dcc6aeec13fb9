import type {Database} from "../warehouse/database.ts";
import type {StagedFile} from "./stage.ts";

/** Files that are being loaded while others are still being read. */
export interface Loading {
  add(file: StagedFile): void;
  /** Waits until every file is loaded; fails as the first that failed. */
  done(): Promise<void>;
  /** Waits until nothing runs any more, whatever came of it. */
  close(): Promise<void>;
}

/**
 * Loads the two tables that every source has one after the other, and the small ones beside them. Files of one
 * table stay in their order.
 */
export async function openLoading(
  db: Database,
  load: (on: Database, file: StagedFile) => Promise<void>
): Promise<Loading> {
  const other = await db.fork();
  let large: Promise<void> = Promise.resolve();
  let small: Promise<void> = Promise.resolve();
  return {
    add(file) {
      if (file.table.required) large = large.then(() => load(db, file));
      else small = small.then(() => load(other, file));
      for (const lane of [large, small]) lane.catch(() => {});
    },
    async done() {
      await Promise.all([large, small]);
    },
    async close() {
      await Promise.allSettled([large, small]);
      other.close();
    }
  };
}
