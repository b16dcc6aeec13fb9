/**
 * One million generated participations in DuckDB and in ClickHouse: loading, room on disk, and the same questions
 * asked in turn. The engine is installed by: npm ci --prefix test/clickhouse --ignore-scripts
 * Run: npx tsx bench/clickhouse.ts [participations]
 */
import {statSync} from "node:fs";
import {join} from "node:path";
import {ingestCordis} from "../src/app/ingest-cordis.ts";
import {openStore} from "../src/app/store.ts";
import {defaultEffects} from "../src/base/effects.ts";
import type {FigureRequest} from "../src/domain/figure.ts";
import {requestFor} from "../src/domain/request.ts";
import {computeFigures} from "../src/monitor/compute.ts";
import {keepWarehousesAt} from "../src/warehouse/place.ts";
import {startEngine} from "../test/clickhouse/support.ts";
import {generateProgramme} from "./generate-programme.ts";
import {inFolder, medianMs} from "./measure.ts";

const TIMES = 9;
const participations = Number(process.argv[2] ?? 1_000_000);

/** Questions to aggregates, and those that only single participations answer. */
const QUESTIONS: readonly FigureRequest[] = [
  requestFor("participations", {by: ["country"]}),
  requestFor("share-of-contribution", {by: ["group"]}),
  requestFor("net-eu-contribution", {by: ["country", "year"]}),
  requestFor("theme-specialisation", {filters: {country: ["CN"]}, by: ["theme"]}),
  requestFor("co-participation", {filters: {country: ["DE"]}, by: ["partner"]}),
  requestFor("time-to-start", {by: ["year"]}),
  requestFor("organisations", {by: ["country"]}),
  requestFor("organisation-concentration", {by: ["country"]}),
  requestFor("projects", {filters: {country: ["DE", "FR"]}, by: ["year"]})
];

await inFolder(async (folder) => {
  const zip = join(folder, "cordis-HORIZONprojects-2025-12-06-csv.zip");
  await generateProgramme(zip, participations);
  const engine = await startEngine(folder);
  try {
    const server = `clickhouse://127.0.0.1:${engine.port}/aperture`;
    const seconds: Record<string, number> = {};
    for (const [name, address] of [
      ["duckdb", undefined],
      ["clickhouse", server]
    ] as const) {
      keepWarehousesAt(address);
      const from = performance.now();
      const request = {programme: "HORIZON" as const, dataDir: join(folder, name), from: [zip]};
      await ingestCordis(request, {...defaultEffects, log: () => {}});
      seconds[name] = (performance.now() - from) / 1000;
    }

    console.log("ingest, s", JSON.stringify(seconds));
    await compare(folder, server);
  } finally {
    engine.stop();
  }
});

async function compare(folder: string, server: string): Promise<void> {
  keepWarehousesAt(undefined);
  const here = await openStore(join(folder, "duckdb"));
  keepWarehousesAt(server);
  const there = await openStore(join(folder, "clickhouse"));
  const parts = await there.db.rows<{table: string; rows: number; bytes: number; raw: number}>(
    `SELECT table, sum(rows) AS rows, sum(bytes_on_disk) AS bytes, sum(data_uncompressed_bytes) AS raw FROM system.parts
     WHERE active AND startsWith(database, 'aperture_records_') GROUP BY table ORDER BY bytes DESC`
  );
  for (const {table, rows, bytes, raw} of parts)
    console.log(
      `${table}: ${rows} rows, ${bytes} bytes, ${(bytes / rows).toFixed(1)} a row, ${(raw / bytes).toFixed(1)} times smaller than raw`
    );
  const file = statSync(join(folder, "duckdb", "warehouse.duckdb")).size;
  console.log(
    `DuckDB file ${file} bytes; ClickHouse ${parts.reduce((sum, {bytes}) => sum + bytes, 0)} bytes`
  );
  for (const request of QUESTIONS) {
    const ask = (warehouse: typeof here) =>
      medianMs(TIMES, async () => void (await computeFigures(warehouse, request)));
    const [inDuck, inClick] = [await ask(here), await ask(there)];
    console.log(
      `${request.indicator} by ${request.by.join(", ")}: DuckDB ${inDuck.toFixed(1)} ms, ClickHouse ${inClick.toFixed(1)} ms, ratio ${(inClick / inDuck).toFixed(2)}`
    );
  }
  here.db.close();
  there.db.close();
}
