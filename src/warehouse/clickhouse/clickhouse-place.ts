import {FETCH_COMMAND} from "../../base/commands.ts";
import {ApertureError} from "../../base/errors.ts";
import {describeWarehouse, pinsOf, readWarehouseManifest, type Warehouse} from "../open.ts";
import type {Place, Staged} from "../place.ts";
import {describeSeries, NO_SERIES, type SeriesPin} from "../series/series-store.ts";
import {refuseOtherTables, type WorksHoldings, type WorksStore} from "../works/works-store.ts";
import type {ClickHouseAddress} from "./address.ts";
import {openServer, type Server} from "./client.ts";
import {clickHouseDatabase} from "./database.ts";
import {LAYOUTS, SERIES_LAYOUTS, WORKS_LAYOUTS} from "./definitions.ts";
import {type CurrentEditions, currentEditions, type StagedEdition, stageEdition} from "./editions.ts";

/** How long it is taken for granted that nothing newer was published. */
const LOOK_EVERY_MS = 3000;

/** Publishes to a ClickHouse server, and reads what is published there. */
export function clickHousePlace(address: ClickHouseAddress): Place {
  const server = openServer(address);
  let looked: {at: number; stamp: Promise<string>} | undefined;
  return {
    stamp() {
      const now = Date.now();
      if (!looked || now - looked.at > LOOK_EVERY_MS) looked = {at: now, stamp: readStamp(server)};
      const {stamp} = looked;
      stamp.catch(() => {
        looked = undefined;
      });
      return stamp;
    },
    isEmpty: async () => !(await currentEditions(server)).records,
    open: () => openPublished(address),
    async pins() {
      const {records} = await currentEditions(server);
      if (!records) return [];
      const db = clickHouseDatabase(server, {records: records.database, series: undefined, works: undefined});
      return pinsOf(await readWarehouseManifest(db));
    },
    async seriesPins() {
      const {series} = await currentEditions(server);
      return series ? (JSON.parse(series.about) as SeriesPin[]) : [];
    },
    async worksPin() {
      return worksOf(await currentEditions(server));
    },
    async stage(build) {
      return shown(await stageEdition(server, {...build, kind: "records", about: "", layouts: LAYOUTS}));
    },
    async stageSeries({pins, ...build}) {
      const about = JSON.stringify(pins);
      return shown(await stageEdition(server, {...build, kind: "series", about, layouts: SERIES_LAYOUTS}));
    },
    async stageWorks({store, ...build}) {
      const about = JSON.stringify(store);
      return shown(await stageEdition(server, {...build, kind: "works", about, layouts: WORKS_LAYOUTS}));
    },
    close: () => server.close()
  };
}

function worksOf({works}: CurrentEditions): WorksHoldings {
  return works && (JSON.parse(works.about) as WorksStore);
}

async function readStamp(server: Server): Promise<string> {
  const {records, series, works} = await currentEditions(server);
  return [records, series, works].map((edition) => edition?.database ?? "").join(" ");
}

/** The file a warehouse was built in is of no use once its tables are on the server. */
function shown({show, drop}: StagedEdition): Staged {
  return {show: () => show(), drop};
}

async function openPublished(address: ClickHouseAddress): Promise<Warehouse> {
  const server = openServer(address);
  try {
    const current = await currentEditions(server);
    const {records, series} = current;
    if (!records)
      throw new ApertureError("not-found", `nothing is published in ClickHouse at ${address.url}`, {
        hint: `Run: ${FETCH_COMMAND}`
      });
    const works = worksOf(current);
    if (works) refuseOtherTables(works);
    const places = {
      records: records.database,
      series: series?.database,
      works: current.works?.database
    };
    const warehouse = await describeWarehouse(clickHouseDatabase(server, places));
    const pins = series ? (JSON.parse(series.about) as SeriesPin[]) : [];
    return {...warehouse, works, series: pins.length ? describeSeries(pins) : NO_SERIES};
  } catch (error) {
    server.close();
    throw error;
  }
}
