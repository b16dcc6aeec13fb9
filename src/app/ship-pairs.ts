import {basename, join} from "node:path";
import {PAIR_ROWS} from "../ingest/works/ingest-pairs.ts";
import {pairsInUse} from "../ingest/works/publish-works.ts";
import {SNAPSHOT_FOLDER} from "../warehouse/snapshot.ts";
import {writeShippedPairs} from "../warehouse/works/shipped-pairs.ts";

/**
 * Writes the sums of co-publications that ship with the program, from the table of pairs of countries that a data
 * folder has in use. Answers with the vintage and how many periods it was summed over.
 */
export async function shipPairs(
  dataDir: string,
  folder: string = SNAPSHOT_FOLDER
): Promise<{id: string; periods: number}> {
  const {folder: rows, pin} = await pairsInUse(dataDir);
  const source = {
    file: join(rows, PAIR_ROWS),
    pin,
    command: `aperture ingest openalex --from ${basename(pin.ref.address)} && aperture snapshot works`
  };
  return {id: pin.id, periods: await writeShippedPairs(source, join(folder, "works"))};
}
