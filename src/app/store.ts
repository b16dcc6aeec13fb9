import {existsSync} from "node:fs";
import {FETCH_COMMAND} from "../base/commands.ts";
import {ApertureError} from "../base/errors.ts";
import {pathsOf} from "../ingest/data-folder.ts";
import {openWarehouse, type Warehouse, withBeside} from "../warehouse/open.ts";
import {isOnServer, openPublished} from "../warehouse/place.ts";
import {openSnapshot, SNAPSHOT_FOLDER} from "../warehouse/snapshot.ts";

/** Where data lie unless --data says otherwise. */
export const DEFAULT_DATA_DIR = "data";

/**
 * Opens what there is to ask: the warehouse of the data folder, or, where no folder was named and none is there,
 * the aggregates shipped with the program. Series and works of the folder stand beside either.
 */
export async function openStore(dataDir: string | undefined): Promise<Warehouse> {
  const paths = pathsOf(dataDir ?? DEFAULT_DATA_DIR);
  if (isOnServer()) return openPublished(paths);
  const {warehouse, seriesStore, worksStore} = paths;
  const isNamed = dataDir !== undefined && !existsSync(seriesStore) && !existsSync(worksStore);
  const opened = existsSync(warehouse) || isNamed ? openWarehouse(warehouse) : openShipped();
  return withBeside(await opened, paths);
}

function openShipped(): Promise<Warehouse> {
  if (!existsSync(SNAPSHOT_FOLDER)) {
    throw new ApertureError("not-found", "no warehouse and no snapshot", {
      hint: `Run: ${FETCH_COMMAND}`
    });
  }
  return openSnapshot();
}
