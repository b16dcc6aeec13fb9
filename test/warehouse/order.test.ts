import {join} from "node:path";
import fc from "fast-check";
import {expect, test} from "vitest";
import {fixtureTables, type SourceRow, type SourceTables} from "../support/cordis-csv.ts";
import {figuresByKey} from "../support/figures-by-key.ts";
import {type Ingested, ingestTables} from "../support/ingest-tables.ts";

const INDICATORS = [
  "participations",
  "net-eu-contribution",
  "organisations",
  "newcomers",
  "own-contribution"
];

async function factsOf({warehouse, dataDir, vintage}: Ingested) {
  const figures: unknown[] = [];
  for (const indicator of INDICATORS) {
    for (const by of ["country", "year", "group", "part", "role"] as const) {
      figures.push(await figuresByKey(warehouse, indicator, {by: [by]}));
    }
  }
  const rows: unknown[] = [];
  for (const name of Object.keys(vintage.files)) {
    const path = join(dataDir, "vintages", vintage.id, name);
    rows.push(await warehouse.db.rows(`SELECT * FROM read_parquet('${path}') ORDER BY ALL`));
  }
  return {figures, rows};
}

function shuffled(tables: SourceTables): fc.Arbitrary<SourceTables> {
  const parts = Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      fc.shuffledSubarray<SourceRow>([...rows], {minLength: rows.length})
    ])
  );
  return fc.record(parts);
}

test("the order of rows in the source changes neither figures nor rows of the vintage", async () => {
  const expected = await factsOf(await ingestTables(fixtureTables()));
  await fc.assert(
    fc.asyncProperty(shuffled(fixtureTables()), async (tables) => {
      expect(await factsOf(await ingestTables(tables))).toEqual(expected);
    }),
    {seed: 20251206, numRuns: 5}
  );
});
