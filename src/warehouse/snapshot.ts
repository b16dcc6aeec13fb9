import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {FETCH_COMMAND} from "../base/commands.ts";
import {ApertureError} from "../base/errors.ts";
import {WAREHOUSE_VARIABLE} from "./clickhouse/address.ts";
import {type Database, quote} from "./database.ts";
import {openDuckDb} from "./duckdb.ts";
import type {WarehouseManifest} from "./manifest.ts";
import {describeWarehouse, type Warehouse} from "./open.ts";
import {FIELD_LEVELS, ORGANISATION_COUNT_COLUMNS} from "./relations.ts";

/** The aggregates shipped with the program, so that a fresh copy shows something real. */
export const SNAPSHOT_FOLDER = fileURLToPath(new URL("../../snapshot/", import.meta.url));

const DIMENSIONED = [
  "mart.participation",
  "mart.project",
  "mart.country_project",
  "mart.pair",
  "mart.duration",
  "mart.topic"
];
const REFERENCE = [
  "ref.region",
  "ref.income",
  "ref.country",
  "ref.country_group",
  "ref.theme",
  "ref.part",
  "ref.field",
  "meta.gap"
];
/** Organisations with fewer participations are not shipped. */
const LEAST_PARTICIPATIONS = 5;

/** Counts of organisations do not add up, so the combinations that readers ask for are counted one by one. */
const ORGANISATION_COUNT = (() => {
  const scopes = ["", "country", "group_was", "group_now", "group_applicant"];
  const details = ["", "part", "year", "signature_year", "theme", "role", "activity", "sme"];
  const sets = scopes.flatMap((scope) =>
    details.flatMap((detail) =>
      ["", "programme"].map((programme) => `(${[programme, scope, detail].filter(Boolean).join(", ")})`)
    )
  );
  const named = ORGANISATION_COUNT_COLUMNS.map(
    (name) =>
      `CASE WHEN grouping(${name}) = 1 THEN '*' ELSE coalesce(${name}::VARCHAR, 'unknown') END AS ${name}`
  );
  return `
    SELECT ${named.join(", ")}, count(DISTINCT org)::INTEGER AS organisations
    FROM (
      SELECT records.* EXCLUDE (themes), theme.id AS theme FROM core.participation AS records
      LEFT JOIN ref.theme AS theme ON (records.themes & theme.bit) > 0
    )
    GROUP BY GROUPING SETS (${sets.join(", ")})
    HAVING grouping(theme) = 1 OR theme IS NOT NULL ORDER BY ALL`;
})();

/** Each field with everything below it, to the last level held. */
const FIELD = countsOf(
  "field",
  `SELECT DISTINCT pid, array_to_string(list_slice(string_split(code, '/'), 1, level + 1), '/') AS field
   FROM core.project_field, range(1, ${FIELD_LEVELS + 1}) AS levels (level) WHERE len(string_split(code, '/')) > level`
);

/** Each part that projects list below their main one, with everything below it. */
const LISTED_PART = countsOf(
  "part",
  `SELECT DISTINCT pid, prefix AS part
   FROM (
     SELECT pid, unnest(list_transform(range(1, len(string_split(part, '.')) + 1), n -> array_to_string(list_slice(string_split(part, '.'), 1, n), '.'))) AS prefix
     FROM core.project_part
   )
   WHERE NOT EXISTS (SELECT 1 FROM core.project AS main WHERE main.part = prefix OR starts_with(main.part, prefix || '.'))`
);

/** Projects and participations of each code, country and year; "*" stands for all countries. */
function countsOf(code: string, listed: string): string {
  return `
    SELECT records.programme, records.year, records.signature_year, listed.${code}, coalesce(country, '*') AS country,
      count(DISTINCT records.pid)::INTEGER AS projects, count(*)::INTEGER AS participations,
      sum(net_eur)::DECIMAL(18, 4) AS net_eur, sum(weight)::DOUBLE AS fractional
    FROM (${listed}) AS listed JOIN core.participation AS records ON records.pid = listed.pid
    GROUP BY GROUPING SETS (
      (records.programme, records.year, records.signature_year, listed.${code}, country),
      (records.programme, records.year, records.signature_year, listed.${code})
    )
    ORDER BY ALL`;
}

/** Writes the aggregates of an open warehouse into a folder: no project, no single participation, no person. */
export async function writeSnapshot(
  warehouse: Warehouse,
  folder: string,
  command: string,
  extras: Readonly<Record<string, unknown>>
): Promise<void> {
  if (!warehouse.holdings.hasRecords) {
    throw new ApertureError("no-records", "a snapshot is made from a full warehouse", {
      hint: `Run: ${FETCH_COMMAND}`
    });
  }
  if (warehouse.db.dialect.engine !== "duckdb") {
    throw new ApertureError("usage", "a snapshot is made from the warehouse of a data folder", {
      hint: `Unset ${WAREHOUSE_VARIABLE}, and ingest the vintages into the folder.`
    });
  }
  await removeFiles(folder);
  const {db, manifest} = warehouse;
  for (const table of [...DIMENSIONED, ...REFERENCE])
    await copy(db, `SELECT COLUMNS(c -> c <> 'cell') FROM ${table} ORDER BY ALL`, folder, table);
  await copy(db, ORGANISATION_COUNT, folder, "mart.organisation_count");
  await copy(db, FIELD, folder, "mart.field");
  await copy(db, LISTED_PART, folder, "mart.listed_part");
  const shown = `SELECT * FROM mart.organisation WHERE participations >= ${LEAST_PARTICIPATIONS} AND NOT is_person ORDER BY ALL`;
  await copy(db, shown, folder, "mart.organisation");
  const described: WarehouseManifest = {
    ...manifest,
    kind: "snapshot",
    command,
    vintages: manifest.vintages.map((vintage) => ({...vintage, path: ""}))
  };
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(described, null, 2)}\n`);
  for (const [name, value] of Object.entries(extras))
    await writeFile(join(folder, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
}

/** Files of an older snapshot; what ships beside it, in folders of its own, stays. */
async function removeFiles(folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  for (const entry of await readdir(folder, {withFileTypes: true}))
    if (entry.isFile()) await rm(join(folder, entry.name));
}

async function copy(db: Database, sql: string, folder: string, table: string): Promise<void> {
  await db.run(
    `COPY (${sql}) TO ${quote(join(folder, `${table}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`
  );
}

/** Opens a snapshot: the same tables as a warehouse, without the records. */
export async function openSnapshot(folder: string = SNAPSHOT_FOLDER): Promise<Warehouse> {
  if (!existsSync(join(folder, "manifest.json"))) {
    throw new ApertureError("not-found", "no warehouse and no snapshot", {
      hint: `Run: ${FETCH_COMMAND}`
    });
  }
  const db = await openDuckDb(":memory:");
  for (const schema of ["mart", "ref", "meta"]) await db.run(`CREATE SCHEMA ${schema}`);
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".parquet")).sort()) {
    await db.run(
      `CREATE TABLE ${file.replace(".parquet", "")} AS FROM read_parquet(${quote(join(folder, file))})`
    );
  }
  await db.run("CREATE TABLE meta.manifest (json VARCHAR)");
  await db.run("INSERT INTO meta.manifest VALUES ($1)", [
    await readFile(join(folder, "manifest.json"), "utf8")
  ]);
  return describeWarehouse(db);
}
