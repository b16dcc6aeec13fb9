import {expect, test} from "vitest";
import {filesOf, fixtureTables, type SourceTables} from "../support/cordis-csv.ts";
import {ingestFrom, writeArchive} from "../support/ingest-tables.ts";

/** The fixture cut down to its first projects, with what belongs to them. */
function firstProjects(count: number): SourceTables {
  const tables = fixtureTables();
  const kept = new Set(tables["project"]?.slice(0, count).map((row) => row["id"]));
  const belongs = (row: Readonly<Record<string, string>>) =>
    kept.has(row["id"] ?? row["projectID"]) || kept.has(row["projectID"]);
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.filter(belongs)]));
}

async function pinned(): Promise<string> {
  const first = await ingestFrom(await writeArchive(filesOf(fixtureTables())));
  first.warehouse.db.close();
  return first.dataDir;
}

test("a newer file with far fewer rows is refused, unless a person says that it is right", async () => {
  const dataDir = await pinned();
  const short = await writeArchive(filesOf(firstProjects(7)), "cordis-2026-01-02-csv.zip");
  await expect(ingestFrom(short, {dataDir})).rejects.toThrow("too few rows in project");
  const {vintage, warehouse} = await ingestFrom(short, {dataDir, allowSmaller: true});
  warehouse.db.close();
  expect(vintage.rows["project"]).toBe(7);
});

test("an older file may be smaller, since a programme grows, but not a fragment", async () => {
  const dataDir = await pinned();
  const fragment = await writeArchive(filesOf(firstProjects(2)), "cordis-2024-11-05-csv.zip");
  await expect(ingestFrom(fragment, {dataDir})).rejects.toThrow("too few rows");
  const earlier = await writeArchive(filesOf(firstProjects(7)), "cordis-2024-11-05-csv.zip");
  const {vintage, warehouse} = await ingestFrom(earlier, {dataDir});
  warehouse.db.close();
  expect(vintage.dated).toBe("2024-11-05");
});
