import {expect, test} from "vitest";
import {pathsOf} from "../../src/ingest/data-folder.ts";
import {openDuckDb} from "../../src/warehouse/duckdb.ts";
import {openWarehouse, readPins, readWarehouseManifest} from "../../src/warehouse/open.ts";
import {filesOf, fixtureTables} from "../support/cordis-csv.ts";
import {ingestFrom, writeArchive} from "../support/ingest-tables.ts";

test("a warehouse with the tables of another version is refused with what to do, and publishing it again mends it", async () => {
  const archive = await writeArchive(filesOf(fixtureTables()));
  const {warehouse, dataDir} = await ingestFrom(archive);
  warehouse.db.close();
  const {warehouse: path} = pathsOf(dataDir);
  const db = await openDuckDb(path);
  const {tables: _, ...older} = await readWarehouseManifest(db);
  await db.run("UPDATE meta.manifest SET json = $1", [JSON.stringify(older)]);
  db.close();
  await expect(openWarehouse(path)).rejects.toMatchObject({
    code: "source-changed",
    hint: expect.stringContaining("npx aperture ingest cordis --programme HORIZON")
  });
  expect(await readPins(path)).toHaveLength(1);
  const again = await ingestFrom(archive, {dataDir});
  expect(again.warehouse.holdings.hasRecords).toBe(true);
  again.warehouse.db.close();
});
